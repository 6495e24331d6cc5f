import type { BackupState, Mended } from '../../shared/backup.ts'
import { ok } from '../../shared/fault.ts'
import type { CounterHandlers } from './handlers.ts'
import type { Database, Log } from './ports.ts'
import { readSetting, settings, writeSetting } from './settings.ts'

/** Keeps that the database was mended, until it is mended again: every screen says so, Settings stays. */
export function keepMending(
  database: Database,
  mended: Omit<Mended, 'at' | 'isSeen'>,
  log: Log,
): void {
  const written = database.write(() => {
    const at = new Date().toISOString()
    writeSetting(database.settings, settings.mended, { at, ...mended, isSeen: false })
  })
  if (!written.ok) log.warn('That the database was mended was not kept', { ...mended })
}

export function backupHandlers(
  database: Database,
): Pick<CounterHandlers, 'backups.get' | 'backups.mendingSeen'> {
  const state = (): BackupState => {
    const last = database.backups.list()[0]
    return {
      lastAt: last === undefined ? null : new Date(last.madeAt).toISOString(),
      mended: readSetting(database.settings, settings.mended),
    }
  }
  return {
    'backups.get'() {
      return ok(state())
    },
    'backups.mendingSeen'() {
      return database.write(() => {
        const mended = readSetting(database.settings, settings.mended)
        if (mended !== null) {
          writeSetting(database.settings, settings.mended, { ...mended, isSeen: true })
        }
        return state()
      })
    },
  }
}
