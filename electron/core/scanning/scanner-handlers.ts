import { ok } from '../../../shared/fault.ts'
import { detectLine } from '../../../shared/scanner-detect.ts'
import { testCode } from '../../../shared/test-code.ts'
import type { ScannerLine } from '../../../shared/scanner-line.ts'
import { understoodCode, useCode } from '../../../shared/scan-rules.ts'
import { scannerKey } from '../../../shared/scanner-choices.ts'
import type { ChosenScanner, ShownScanner } from '../../../shared/status.ts'
import type { CounterHandlers } from '../handlers.ts'
import type { Ports, ScannerPort } from '../ports.ts'
import { settings } from '../settings/database-settings.ts'
import { readSetting, writeSetting } from '../settings/stored-settings.ts'
import { makerCodes } from './maker-codes.ts'
import { nextBurst } from './next-burst.ts'

type ScannerHandlers = Pick<
  CounterHandlers,
  | 'scanner.ports'
  | 'scanner.choose'
  | 'scanner.detect'
  | 'scanner.codes'
  | 'sound.get'
  | 'sound.set'
>

const notChosen: ShownScanner = {
  ...{ state: 'not-chosen', name: null, path: null, fault: null },
  isSilent: false,
}

/** Too few bytes came to tell anything: one of these three speeds hears enough of every other. */
function nextToListenAt(line: ScannerLine): ScannerLine {
  const baudRate = line.baudRate === 9600 ? 115200 : line.baudRate === 115200 ? 38400 : 9600
  return { ...line, baudRate, parity: 'none', dataBits: 8 }
}

/** The one to look at first: a fault, then one not open yet, then one that never spoke, then any. */
export function scannerToLookAt(scanners: readonly ShownScanner[]): ShownScanner {
  const first =
    scanners.find(({ fault }) => fault !== null) ??
    scanners.find(({ state }) => state !== 'ready') ??
    scanners.find(({ isSilent }) => isSilent) ??
    scanners[0]
  if (first === undefined) return notChosen
  const { state, name, path, fault, isSilent } = first
  return { state, name, path, fault, isSilent }
}

export function scannerHandlers(
  { clock, database, scanner, codes }: Pick<Ports, 'clock' | 'database' | 'scanner' | 'codes'>,
  status: () => ReturnType<CounterHandlers['status.get']>,
): ScannerHandlers {
  return {
    'scanner.ports': () => scanner.ports(),
    'scanner.choose'({ scanners }) {
      const written = database.write(() => {
        writeSetting(database.settings, settings.scanners, scanners)
      })
      if (!written.ok) return written
      scanner.use(scanners)
      return status()
    },
    async 'scanner.detect'({ key, seconds }) {
      const listening = lineOf(scanner, key)
      const bytes = await nextBurst({ scanner, clock }, { key, milliseconds: seconds * 1000 })
      const heard = Buffer.from(bytes).toString('hex')
      const nothing = { line: null, heard, before: '', isCertain: false }
      if (listening === null || bytes.length === 0) return ok(nothing)
      const found = detectLine(bytes, listening)
      const line = found?.line ?? nextToListenAt(listening)
      const withLine = (one: ChosenScanner): ChosenScanner =>
        scannerKey(one) === key ? { ...one, line } : one
      const known = readSetting(database.settings, settings.scanners)
      const written = database.write(() => {
        writeSetting(database.settings, settings.scanners, known.map(withLine))
      })
      if (!written.ok) return written
      scanner.use(scanner.chosen().map(withLine))
      if (found === null) return ok(nothing)
      return ok({ heard, ...found })
    },
    'scanner.codes': () =>
      ok([
        { name: 'test' as const, text: testCode, svg: codes.code128(testCode) },
        { name: 'understood' as const, text: understoodCode, svg: codes.code128(understoodCode) },
        { name: 'use' as const, text: useCode, svg: codes.code128(useCode) },
        ...makerCodes.map(({ name, command }) => ({
          ...{ name, text: command, svg: codes.scannerCommand(command) },
        })),
      ]),
    'sound.get': () => ok(readSetting(database.settings, settings.sound)),
    'sound.set'(sound) {
      const written = database.write(() => {
        writeSetting(database.settings, settings.sound, sound)
      })
      return written.ok ? ok(sound) : written
    },
  }
}

function lineOf(scanner: Pick<ScannerPort, 'statuses'>, key: string): ScannerLine | null {
  return scanner.statuses().find((one) => one.key === key)?.line ?? null
}
