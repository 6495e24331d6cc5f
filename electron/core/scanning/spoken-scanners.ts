import type { OneScanner, Ports, Undo } from '../ports.ts'
import { settings } from '../settings/database-settings.ts'
import { readSetting, writeSetting } from '../settings/stored-settings.ts'

/** Which scanners ever sent something: one that opens and never did is not what staff think it is. */
export type SpokenScanners = {
  /** Open, and nothing was ever read from it: another device, or a scanner that types like a keyboard. */
  isSilent(scanner: Pick<OneScanner, 'key' | 'state'>): boolean
  /** Remembers who speaks from here on, over restarts. */
  listen(): Undo
}

export function createSpokenScanners(
  { database, scanner, log }: Pick<Ports, 'database' | 'scanner' | 'log'>,
  changed: () => void,
): SpokenScanners {
  let spoken = readSetting(database.settings, settings.spokenScanners)

  function remember(key: string): void {
    const chosen = new Set(scanner.statuses().map((one) => one.key))
    // Those that are no longer used are forgotten, so that the list has an end.
    spoken = [...spoken.filter((known) => chosen.has(known)), key]
    const written = database.write(() => {
      writeSetting(database.settings, settings.spokenScanners, spoken)
    })
    if (!written.ok) log.warn('Which scanner spoke is not kept', { fault: written.fault.kind })
    changed()
  }

  return {
    isSilent: ({ key, state }) => state === 'ready' && !spoken.includes(key),
    listen: () =>
      scanner.onBytes((_bytes, { key }) => {
        if (!spoken.includes(key)) remember(key)
      }),
  }
}
