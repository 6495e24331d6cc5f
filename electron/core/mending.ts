import { ok } from '../../shared/fault.ts'
import type { Mended } from '../../shared/backup.ts'
import type { CounterHandlers } from './handlers.ts'
import type { Database, Log } from './ports.ts'
import { readSetting, settings, writeSetting } from './settings.ts'

/** Keeps that the database was mended, until it is mended again: Settings shows it. */
export function keepMending(database: Database, mended: Omit<Mended, 'at'>, log: Log): void {
  const written = database.write(() => {
    const at = new Date().toISOString()
    writeSetting(database.settings, settings.mended, { at, ...mended })
  })
  if (!written.ok) log.warn('That the database was mended was not kept', { ...mended })
}

export function backupHandlers(database: Database): Pick<CounterHandlers, 'backups.get'> {
  return {
    'backups.get'() {
      const last = database.backups.list()[0]
      return ok({
        lastAt: last === undefined ? null : new Date(last.madeAt).toISOString(),
        mended: readSetting(database.settings, settings.mended),
      })
    },
  }
}
