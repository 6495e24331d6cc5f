import { ok, type Result } from '../../shared/fault.ts'
import { Notice } from '../../shared/status.ts'
import type { AccountDesk } from './accounts.ts'
import { isFrench } from './known-texts.ts'
import type { Database } from './ports.ts'
import { settings } from './settings/database-settings.ts'
import { readSetting, writeSetting } from './settings/stored-settings.ts'

export type Notices = {
  /** What nobody read yet. */
  list(): Notice[]
  /** Somebody read it: it is not said again, over restarts and sign-ins. */
  seen(notice: Notice): Result<void>
}

/** What staff are told once, where it holds. */
export function createNotices(
  { database }: { database: Pick<Database, 'settings' | 'write'> },
  { accounts, changed }: { accounts: Pick<AccountDesk, 'get'>; changed: () => void },
): Notices {
  const read = () => readSetting(database.settings, settings.noticesSeen)
  const holds: Readonly<Record<Notice, () => boolean>> = {
    'french-marking': () => isFrench(accounts),
  }

  return {
    list() {
      const seen = read()
      return Notice.options.filter((notice) => !seen.includes(notice) && holds[notice]())
    },
    seen(notice) {
      if (read().includes(notice)) return ok(undefined)
      const written = database.write(() => {
        writeSetting(database.settings, settings.noticesSeen, [...read(), notice])
      })
      if (written.ok) changed()
      return written
    },
  }
}
