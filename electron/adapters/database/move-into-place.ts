import { readdirSync, renameSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { flushFolder } from '../flush-folder.ts'
import { applyKey, fileBelongs } from './encryption.ts'
import { readingFiles } from './read-damaged.ts'
import { unlessDamaged } from './salvage-rows.ts'
import { clearAway, freeName, moveAside, removeWithLog, setAsideName } from './set-aside.ts'
import { openHandle, pragma } from './sqlite.ts'
import { isThere } from '../is-there.ts'

/**
 * Where a database lies that is whole, flushed and counted, and takes the place of the one in use. Made
 * by one rename, so a file of this name is never half a database and never a copy that was not settled.
 */
export function readyPath(path: string): string {
  return `${path}.ready`
}

/**
 * Sets the database at `path` aside with its log, and moves the ready one there.
 *
 * | stopped after            | the next start (`continueRestoring`)                   |
 * | ------------------------ | ------------------------------------------------------ |
 * | nothing                  | both are there: the ready one goes, nothing has changed |
 * | the database moved       | its log follows it, the ready one takes the place       |
 * | the log moved            | the ready one takes the place                           |
 *
 * @throws {Error} of the file system; the old one is back in its place, or the next start goes on
 */
export function moveIntoPlace(path: string, aside: string | null): void {
  if (aside !== null) {
    try {
      moveAside(path, aside)
    } catch (refused) {
      if (isThere(path)) removeWithLog(readyPath(path))
      throw refused
    }
  }
  putReady(path)
}

/** A log that lies there would be read into whatever gets the name: then nothing gets it. */
function putReady(path: string): void {
  for (const suffix of ['', '-wal', '-journal']) {
    if (isThere(path + suffix)) throw new InTheWayError(`${path}${suffix} is in the way`)
  }
  renameSync(readyPath(path), path)
  flushFolder(dirname(path))
}

/** `storageFault` reads its code. */
class InTheWayError extends Error {
  readonly code = 'EEXIST'
}

/**
 * Finishes or undoes what an earlier process was stopped in. What is half made is taken away: what it
 * was made of is where it was.
 *
 * @throws {Error} of the file system
 */
export function continueRestoring(path: string, key: Uint8Array, now: number): void {
  const ready = readyPath(path)
  clearAway([`${path}.restoring`, ...readingFiles(path)])
  if (!isThere(ready)) return
  if (isThere(path)) {
    removeWithLog(ready)
    return
  }
  if (!isWholeDatabase(ready, key)) {
    renameSync(ready, freeName(path, now))
    return
  }
  followWithLog(path, now)
  putReady(path)
}

function isWholeDatabase(path: string, key: Uint8Array): boolean {
  if (fileBelongs(path, key) !== 'ours') return false
  const handle = openHandle(path, 0)
  try {
    applyKey(handle, key)
    return unlessDamaged(() => pragma(handle, 'quick_check(1)')) === 'ok'
  } finally {
    handle.close()
  }
}

/** A log whose database was set aside and which stayed behind goes to it. */
function followWithLog(path: string, now: number): void {
  if (!isThere(`${path}-wal`) && !isThere(`${path}-journal`)) return
  const folder = dirname(path)
  const isAside = setAsideName(path)
  const [newest] = readdirSync(folder)
    .filter((name) => isAside.test(name) && !isThere(join(folder, `${name}-wal`)))
    .toSorted()
    .toReversed()
  const aside = newest === undefined ? freeName(path, now) : join(folder, basename(newest))
  moveAside(path, aside)
}
