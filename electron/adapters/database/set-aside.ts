import { renameSync, rmSync } from 'node:fs'
import { dirname, join, parse } from 'node:path'
import { storageFault } from './storage-faults.ts'
import { isThere } from '../is-there.ts'

/** What holds content beside a database: its log, or what a change that was cut off is taken back by. */
const CONTENT = ['-wal', '-journal'] as const

/**
 * Moves a database out of the way, with its write-ahead log, to a name that nothing has yet:
 * `counter.db` becomes `counter.damaged-2026-11-22T07-58-03.123Z.db`. Nothing is overwritten or
 * deleted but the shared memory file, which holds no content. The database goes first: stopped in
 * between, the log alone is set aside by `setAsideLoneLog`.
 *
 * @returns the new path, or null when the folder does not let us
 */
export function setAside(path: string, at: number): string | null {
  try {
    const aside = freeName(path, at)
    moveAside(path, aside)
    return aside
  } catch {
    return null // said in the fault: `setAside: null` means it still lies where it was
  }
}

/**
 * Moves a database and all that holds content of it, or what is left of them, to `aside`.
 *
 * @throws {Error} of the file system; what was moved is back, if it could be moved back
 */
export function moveAside(path: string, aside: string): void {
  const moved: string[] = []
  try {
    for (const suffix of ['', ...CONTENT]) {
      if (!isThere(path + suffix)) continue
      renameSync(path + suffix, aside + suffix)
      moved.push(suffix)
    }
  } catch (refused) {
    // A database without its log is another one: both move, or neither. The database is last.
    for (const suffix of moved.toReversed()) renameSync(aside + suffix, path + suffix)
    throw refused
  }
  rmSync(`${path}-shm`, { force: true })
}

/**
 * A log without its database would be read into the next database of that name, so it must go before
 * one is made.
 *
 * @throws {Error} of the file system
 */
export function setAsideLoneLog(path: string, at: number): void {
  if (CONTENT.some((suffix) => isThere(path + suffix))) moveAside(path, freeName(path, at))
}

/** For copies that nobody needs any more; all SQLite lays beside a file goes with it. */
export function removeWithLog(path: string): void {
  for (const suffix of ['', '-wal', '-shm', '-journal']) {
    rmSync(`${path}${suffix}`, { force: true })
  }
}

/** As `removeWithLog`, for what is only in the way of nobody: what stays is tried again at the next start. */
export function clearAway(paths: readonly string[]): void {
  for (const path of paths) {
    try {
      if (isThere(path)) removeWithLog(path)
    } catch (refused) {
      if (storageFault(refused, path) === null) throw refused
    }
  }
}

/** The names of databases that were set aside from this path. They sort by their time. */
export function setAsideName(path: string): RegExp {
  const { name, ext } = parse(path)
  const [before, ending] = [name, ext].map((part) => part.replaceAll(/[^\w-]/g, String.raw`\$&`))
  return new RegExp(`^${String(before)}\\.damaged-[\\dT.-]+Z(-\\d+)?${String(ending)}$`)
}

/** A name for `path` that nothing has yet. */
export function freeName(path: string, at: number): string {
  const { name, ext } = parse(path)
  // A colon may not be in a file name of Windows.
  const time = new Date(at).toISOString().replaceAll(':', '-')
  for (let count = 1; ; count += 1) {
    const suffix = count === 1 ? '' : `-${String(count)}`
    const candidate = join(dirname(path), `${name}.damaged-${time}${suffix}${ext}`)
    if (!['', ...CONTENT].some((part) => isThere(candidate + part))) return candidate
  }
}
