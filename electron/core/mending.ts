import type { BackupState, Mended } from '../../shared/backup.ts'
import { ok } from '../../shared/fault.ts'
import type { CounterHandlers } from './handlers.ts'
import type { Database } from './ports.ts'
import { settings } from './settings/database-settings.ts'
import { readSetting, writeSetting } from './settings/stored-settings.ts'

/**
 * Keeps that the database was mended, until it is mended again: every screen says so, Settings stays.
 * Inside the transaction that mends it, so that it is never mended without saying so.
 */
export function keepMending(
  { settings: store }: Pick<Database, 'settings'>,
  mended: Omit<Mended, 'at' | 'isSeen' | 'because'>,
): void {
  const because = mended.keptAs === null ? 'missing' : 'damaged'
  const at = new Date().toISOString()
  writeSetting(store, settings.mended, { at, because, ...mended, isSeen: false })
}

export function backupHandlers(
  database: Database,
): Pick<CounterHandlers, 'backups.get' | 'backups.mendingSeen'> {
  const state = (): BackupState => {
    const copies = database.backups.list()
    // A folder that cannot be read is the doctor's to tell.
    const last = copies.ok ? copies.value[0] : undefined
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
