import { existsSync, renameSync, rmSync } from 'node:fs'
import { dirname, join, parse } from 'node:path'

/**
 * Moves a database out of the way, with its write-ahead log, to a name that nothing has yet:
 * `counter.db` becomes `counter.damaged-2026-11-22T07-58-03.123Z.db`. Nothing is overwritten or
 * deleted but the shared memory file, which holds no content. The database goes first: stopped in
 * between, the log alone is set aside by `setAsideLoneLog`.
 *
 * @returns the new path, or null when the folder does not let us
 */
export function setAside(path: string, at: number): string | null {
  const aside = freeName(path, at)
  try {
    renameSync(path, aside)
    moveLog(path, aside)
    return aside
  } catch {
    return null // said in the fault: `setAside: null` means it still lies where it was
  }
}

/**
 * A log without its database would be read into the next database of that name, so it must go before
 * one is made.
 *
 * @throws {Error} of the file system
 */
export function setAsideLoneLog(path: string, at: number): void {
  if (existsSync(`${path}-wal`)) moveLog(path, freeName(path, at))
}

function moveLog(path: string, aside: string): void {
  if (existsSync(`${path}-wal`)) renameSync(`${path}-wal`, `${aside}-wal`)
  rmSync(`${path}-shm`, { force: true })
}

/** For copies that nobody needs any more; all SQLite lays beside a file goes with it. */
export function removeWithLog(path: string): void {
  for (const suffix of ['', '-wal', '-shm', '-journal']) {
    rmSync(`${path}${suffix}`, { force: true })
  }
}

function freeName(path: string, at: number): string {
  const { name, ext } = parse(path)
  // A colon may not be in a file name of Windows.
  const time = new Date(at).toISOString().replaceAll(':', '-')
  for (let count = 1; ; count += 1) {
    const suffix = count === 1 ? '' : `-${String(count)}`
    const candidate = join(dirname(path), `${name}.damaged-${time}${suffix}${ext}`)
    if (!existsSync(candidate) && !existsSync(`${candidate}-wal`)) return candidate
  }
}
