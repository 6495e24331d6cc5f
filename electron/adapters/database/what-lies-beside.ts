import { readdirSync, statSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
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
  /** Files of this key under any other name, the oldest first: a sync tool or a person renamed them. */
  strays: string[]
  /** All of it and what else there is, by name, for people. */
  names: string[]
}

/** Where the recovery code's file lies. */
export function recoveryPath(folder: string): string {
  return join(folder, 'recovery.json')
}

/**
 * Files around the place of a counter's database.
 *
 * @param key a database says by its first bytes whose it is, so that no name hides one; without it only
 *   names tell
 */
export function whatLiesBeside(path: string, key: Uint8Array | null): Beside {
  const folder = dirname(path)
  const isAside = setAsideName(path)
  const names = isThere(folder) ? readdirSync(folder).toSorted() : []
  const setAside = names.filter((name) => isAside.test(name)).map((name) => join(folder, name))
  // What a restore of an earlier version left, whether or not it was done.
  const left = [readyPath(path), `${path}.restored`].filter((one) => isThere(one))
  const copies = [...listBackups(folder).map((copy) => copy.path), ...left]
  const known = new Set([path, ...setAside, ...copies])
  const unknown = filesIn(folder).filter((one) => !known.has(one) && !isBeingMade(one))
  const strays = key === null ? [] : unknown.filter((one) => fileBelongs(one, key) === 'ours')
  const others = [
    ...[path, `${path}-wal`, `${path}-journal`, recoveryPath(folder)].filter((one) => isThere(one)),
    ...unknown.filter((one) => isLikeDatabase(one)),
  ]
  const all = new Set([...setAside, ...copies, ...strays, ...others])
  return { copies, setAside, strays, names: [...all].map((one) => relative(folder, one)) }
}

/** Files of the folder, and of those in it that hold copies; the oldest first. */
function filesIn(folder: string): string[] {
  if (!isThere(folder)) return []
  const entries = readdirSync(folder, { withFileTypes: true })
  const folders = entries.filter((one) => one.isDirectory() && /backup/i.test(one.name))
  const inside = folders.flatMap(({ name }) =>
    readdirSync(join(folder, name), { withFileTypes: true }).map((one) => ({ one, of: name })),
  )
  return [...entries.map((one) => ({ one, of: '' })), ...inside]
    .filter(({ one }) => one.isFile())
    .map(({ one, of }) => join(folder, of, one.name))
    .map((one) => ({ one, at: statSync(one).mtimeMs }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ one }) => one)
}

/** What a process that was stopped had begun; what it was made of is where it was. */
function isBeingMade(path: string): boolean {
  return /\.(?:new|restoring|reading(?:\.lender|\.empty)?)(?:-\w+)?$/.test(path)
}

/** By its name alone, such as `counter (1).db` or `counter.db.bak`; shared memory holds no content. */
function isLikeDatabase(path: string): boolean {
  return /^counter\b.*\.db/i.test(basename(path)) && !path.endsWith('-shm')
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
