import { lstatSync } from 'node:fs'

/**
 * Whether something has this name, be it a link that leads nowhere. Where the system cannot tell (no
 * right, a broken disk, too many open files) it throws what the system says: `existsSync` answers no
 * then, and what is taken for missing is made anew.
 *
 * @throws {Error} of the file system, other than that nothing is there
 */
export function isThere(path: string): boolean {
  try {
    lstatSync(path)
    return true
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null
    if (code === 'ENOENT' || code === 'ENOTDIR') return false
    throw error
  }
}
