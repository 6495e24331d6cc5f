import { copyFileSync } from 'node:fs'
import { carryOver } from './carry-over.ts'
import { applyKey, fileBelongs } from './encryption.ts'
import { openWithFirstPageOf } from './first-page.ts'
import { databaseVersion, migrate } from './migrate.ts'
import type { Migration } from './migrations/migration.ts'
import { unlessDamaged } from './salvage-rows.ts'
import { removeWithLog } from './set-aside.ts'
import { openHandle, pragma, type Handle } from './sqlite.ts'
import { storageFault } from './storage-faults.ts'
import { openWorkingCopy } from './working-copy.ts'
import { isThere } from '../is-there.ts'

/** A database that is read row by row. `isWhole`: nothing of it is damaged. */
export type ReadSource = {
  handle: Handle
  isWhole: boolean
  /** Rows that were lost while it was brought to the newest form, by table. */
  unreadableOf: Readonly<Record<string, number>>
}

export type Reading = {
  path: string
  key: Uint8Array
  /** A place for a copy: opening the file itself would change what must be kept. */
  reading: string
  /** Copies whose first page may be lent to a file that has lost its own. */
  lenders: readonly string[]
  steps: readonly Migration[]
}

/** Null when it is not there, or when nothing of it can be reached. */
export function openForReading(how: Reading): ReadSource | null {
  const { path, key, reading } = how
  if (!isThere(path)) return null
  copyWithLog(path, reading)
  const opened = fileBelongs(path, key) === 'ours' ? openAsItIs(reading, key) : null
  if (opened !== null) return inNewestForm(opened, how)
  for (const lender of [...how.lenders, emptyLike(how)]) {
    copyWithLog(path, reading)
    const handle = unlessDamaged(() => openWithFirstPageOf(lender, reading, key))
    if (handle !== null) return { handle, isWhole: false, unreadableOf: {} }
  }
  return null
}

/** What a counter of today begins with: where no copy was made yet, the tables lie as in this one. */
function emptyLike({ key, reading, steps }: Reading): string {
  const path = `${reading}.empty`
  removeWithLog(path)
  openWorkingCopy(path, { key, steps, isNew: true })?.close()
  return path
}

/** Files that are made while another is read. */
export function readingFiles(path: string): string[] {
  return ['.reading', '.reading.lender', '.reading.empty'].map((suffix) => path + suffix)
}

function copyWithLog(path: string, reading: string): void {
  removeWithLog(reading)
  copyFileSync(path, reading)
  for (const suffix of ['-wal', '-journal']) {
    if (isThere(path + suffix)) copyFileSync(path + suffix, reading + suffix)
  }
}

/** Null when its first page is gone, and with it the way to every other. */
function openAsItIs(reading: string, key: Uint8Array): { handle: Handle; isWhole: boolean } | null {
  const handle = openHandle(reading, 0)
  try {
    applyKey(handle, key)
    const isWhole = unlessDamaged(() => pragma(handle, 'quick_check(1)')) === 'ok'
    if (isWhole) return { handle, isWhole }
    // A file that was cut off is shorter than its first page says; only so it is read all the same.
    handle.unsafeMode(true)
    handle.pragma('writable_schema = ON')
    if (unlessDamaged(() => handle.prepare('SELECT COUNT(*) FROM sqlite_master').get()) !== null) {
      return { handle, isWhole }
    }
    handle.close()
    return null // said by the restored database: what could not be read is told
  } catch (error) {
    handle.close()
    if (storageFault(error, reading)?.kind === 'database-damaged') return null
    throw error
  }
}

/**
 * A database of an earlier form is taken into an empty one of its own form, which every migration then
 * brings to the newest: so there is one way from each form to today's.
 */
function inNewestForm(
  opened: { handle: Handle; isWhole: boolean },
  { steps }: Reading,
): ReadSource {
  const { handle } = opened
  const form = unlessDamaged(() => databaseVersion(handle)) ?? 0
  const isEarlier = form > 0 && form < (steps.at(-1)?.version ?? 0)
  if (!isEarlier) return { ...opened, unreadableOf: {} }
  const taken = openHandle(':memory:', 0)
  try {
    taken.pragma('foreign_keys = OFF')
    migrate(taken, steps.slice(0, form))
    const { unreadableOf } = carryOver(handle, taken, { newer: true, isChecked: false })
    migrate(taken, steps)
    return { handle: taken, isWhole: opened.isWhole, unreadableOf }
  } catch (error) {
    taken.close()
    throw error
  } finally {
    handle.close()
  }
}
