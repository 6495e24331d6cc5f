import { closeSync, constants, fstatSync, openSync, type Stats } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { isThere } from '../is-there.ts'

/** A folder that was looked at, and the same folder at every use until it is let go. */
export type HeldPlace = {
  /** Where a file of this name lies in it. */
  path(name: string): string
  letGo(): void
}

/**
 * Opens a folder and looks at what was opened: on Linux every path then leads through the open folder, so
 * that whoever puts a link to another one in its place meanwhile leads nothing there. Elsewhere a folder
 * cannot be held open like that; it is looked at just before each use.
 *
 * @throws {Error} ENOTDIR for anything but a folder, EPERM for another user's, or what the disk says
 */
export function holdPlace(folder: string): HeldPlace {
  const held = openSync(folder, folderOnly)
  try {
    checkOwner(folder, fstatSync(held))
    const through = `/proc/self/fd/${String(held)}`
    const base = process.platform === 'linux' && isThere(through) ? through : folder
    return { path: (name) => join(base, name), letGo: () => closeSync(held) }
  } catch (error) {
    closeSync(held)
    throw error
  }
}

/** Windows opens no folder as a file. */
export const mayHoldPlaces = process.platform !== 'win32'

const folderOnly = constants.O_RDONLY | constants.O_DIRECTORY | constants.O_NOFOLLOW

/** @throws {Error} ENOTDIR or EPERM, by which it becomes a fault */
export function checkOwner(path: string, seen: Stats): void {
  if (!seen.isDirectory()) {
    throw Object.assign(new Error(`${path} is not a folder`), { code: 'ENOTDIR' })
  }
  const user = process.getuid?.()
  if (user !== undefined && seen.uid !== user && seen.uid !== 0) {
    throw Object.assign(new Error(`${path} belongs to another user`), { code: 'EPERM' })
  }
}
