import { applyKey, applyRenewedKey, fileBelongs, isOfFormerCipher } from './encryption.ts'
import { databaseVersion, migrate } from './migrate.ts'
import type { Migration } from './migrations/migration.ts'
import { quoted, unlessDamaged } from './salvage-rows.ts'
import { openHandle, pragma, type Handle } from './sqlite.ts'
import { storedTables } from './stored-tables.ts'
import { isThere } from '../is-there.ts'

/**
 * A database that is made beside the one in use and belongs to nobody yet: without a log of its own,
 * and flushed once, when it is done. A copy in it is checked whole and brought to the newest form.
 *
 * @returns null when the copy is no whole database of this key and of a form that is known
 * @throws {SqliteError} as every call on the handle
 */
export function openWorkingCopy(
  path: string,
  { key, steps, isNew }: { key: Uint8Array; steps: readonly Migration[]; isNew: boolean },
): Handle | null {
  if (!isNew && fileBelongs(path, key) !== 'ours') return null
  const handle = openHandle(path, 0)
  let isUsable = false
  try {
    applyKey(handle, key)
    isUsable = isNew || isWhole(handle)
    if (!isUsable) return null
    handle.pragma('journal_mode = MEMORY')
    handle.pragma('synchronous = OFF')
    handle.pragma('temp_store = MEMORY')
    handle.pragma('foreign_keys = OFF')
    isUsable = migrate(handle, steps).ok
    return isUsable ? handle : null
  } catch (error) {
    isUsable = false
    throw error
  } finally {
    if (!isUsable) handle.close()
  }
}

function isWhole(handle: Handle): boolean {
  const checked = unlessDamaged(
    () => databaseVersion(handle) > 0 && pragma(handle, 'quick_check(1)') === 'ok',
  )
  return checked === true
}

/** Encrypts it anew where it still is in the former cipher. */
export function makeWhole(path: string, key: Uint8Array): void {
  if (!isOfFormerCipher(path, key)) return
  const handle = openHandle(path, 0)
  try {
    applyKey(handle, key)
    handle.pragma('journal_mode = DELETE')
    handle.pragma('synchronous = FULL')
    applyRenewedKey(handle, key)
  } finally {
    handle.close()
  }
}

/** The rows of every table, to be compared once the file was closed and opened anew. */
export function countRows(handle: Handle): ReadonlyMap<string, number> {
  return new Map(
    storedTables(handle).map(({ name }) => {
      const row = handle.prepare(`SELECT COUNT(*) AS total FROM ${quoted(name)}`).get()
      return [name, (row as { total: number }).total]
    }),
  )
}

/**
 * Opens the file as the next start would, and compares.
 *
 * @throws {NotWholeError} when it does not hold what was written into it
 */
export function verifyWhole(
  path: string,
  key: Uint8Array,
  expected: ReadonlyMap<string, number>,
): void {
  for (const suffix of ['-wal', '-journal']) {
    if (isThere(path + suffix)) throw new NotWholeError(`${path}${suffix} was left`)
  }
  if (fileBelongs(path, key) !== 'ours' || isOfFormerCipher(path, key)) {
    throw new NotWholeError(`${path} does not begin as it should`)
  }
  const handle = openHandle(path, 0)
  try {
    applyKey(handle, key)
    if (!isWhole(handle)) throw new NotWholeError(`${path} is not whole`)
    if (handle.prepare('PRAGMA foreign_key_check').get() !== undefined) {
      throw new NotWholeError(`${path} refers to rows that are not there`)
    }
    const found = countRows(handle)
    for (const [table, rows] of expected) {
      if (found.get(table) !== rows) throw new NotWholeError(`${path} lacks rows of ${table}`)
    }
  } finally {
    handle.close()
  }
}

/** A file that was written, flushed and closed holds something else. `storageFault` reads its code. */
class NotWholeError extends Error {
  readonly code = 'ENOTWHOLE'
}
