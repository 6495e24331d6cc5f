import { readdirSync, statSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { listBackups } from './backups.ts'
import { applyKey, fileBelongs } from './encryption.ts'
import { readyPath } from './move-into-place.ts'
import { unlessDamaged } from './salvage-rows.ts'
import { removeWithLog, setAsideName } from './set-aside.ts'
import { openHandle, pragma } from './sqlite.ts'
import { storageFault } from './storage-faults.ts'
import { isThere } from '../is-there.ts'

/** What tells, where a database should be and is not, that there was one. */
export type Beside = {
  /** Copies, the newest first. */
  copies: string[]
  /** Databases that were set aside, the oldest first. */
  setAside: string[]
  /** All of it and what else there is, by name, for people. */
  names: string[]
}

/** Where the recovery code's file lies. */
export function recoveryPath(folder: string): string {
  return join(folder, 'recovery.json')
}

/** Files around the place of a counter's database. */
export function whatLiesBeside(path: string): Beside {
  const folder = dirname(path)
  const isAside = setAsideName(path)
  const names = isThere(folder) ? readdirSync(folder).toSorted() : []
  const setAside = names.filter((name) => isAside.test(name)).map((name) => join(folder, name))
  // What a restore of an earlier version left, whether or not it was done.
  const left = [readyPath(path), `${path}.restored`].filter((one) => isThere(one))
  const copies = [...listBackups(folder).map((copy) => copy.path), ...left]
  const others = [`${path}-wal`, recoveryPath(folder)]
  const all = [...setAside, ...copies, ...others.filter((one) => isThere(one))]
  return { copies, setAside, names: all.map((one) => relative(folder, one)) }
}

/** A larger copy is not read through: that would hold the counter for too long. */
const CHECKED_BYTES = 32 * 1024 * 1024

/**
 * How many jobs and sales a closed database holds, or null when that cannot be read. They are never
 * deleted: one that holds fewer than an older one has lost some.
 */
export function rowsHeld(path: string, key: Uint8Array): number | null {
  if (fileBelongs(path, key) !== 'ours') return null
  const hasLog = isThere(`${path}-wal`)
  const isLarge = statSync(path).size > CHECKED_BYTES
  const handle = openHandle(path, 0)
  try {
    applyKey(handle, key)
    const row = unlessDamaged(() =>
      isLarge || pragma(handle, 'quick_check(1)') === 'ok'
        ? handle
            .prepare('SELECT (SELECT COUNT(*) FROM jobs) + (SELECT COUNT(*) FROM sales) AS held')
            .get()
        : null,
    )
    return (row as { held: number } | null)?.held ?? null
  } catch (error) {
    if (storageFault(error, path) === null) throw error
    return null // as one that is damaged: it counts for nothing
  } finally {
    handle.close()
    if (!hasLog) removeLogOf(path)
  }
}

/** What SQLite lays beside a copy while it is read. */
function removeLogOf(path: string): void {
  for (const suffix of ['-wal', '-shm']) removeWithLog(path + suffix)
}
