import { constants } from 'node:fs'
import { lstat, open } from 'node:fs/promises'
import { largestFile } from '../../../shared/hand-over.ts'
import { errorCode } from '../database/storage-faults.ts'

/** `not-yet`: another program still holds it. `gone`: another counter took it. */
export type FileRead =
  | { kind: 'text'; text: string; stamp: string }
  | { kind: 'refused'; why: string }
  | { kind: 'not-yet'; stamp: string }
  | { kind: 'gone' }

/**
 * Reads a stranger's file: an ordinary one, never through a link, never a pipe, never more than it may
 * hold. `stamp` is the same as long as nobody writes to it.
 */
export async function readStrangersFile(path: string): Promise<FileRead> {
  try {
    const seen = await lstat(path)
    if (seen.isSymbolicLink()) return { kind: 'refused', why: 'It is a link to another file.' }
    if (!seen.isFile()) return { kind: 'refused', why: 'It is not an ordinary file.' }
    if (seen.size > largestFile) return tooLarge
    const handle = await open(path, constants.O_RDONLY | noLinks)
    try {
      const { size, mtimeMs } = await handle.stat()
      // One byte more than it may hold tells a file that grew meanwhile.
      const bytes = Buffer.alloc(largestFile + 1)
      const { bytesRead } = await handle.read(bytes, 0, bytes.length, 0)
      if (bytesRead > largestFile) return tooLarge
      const text = bytes.subarray(0, bytesRead).toString('utf8')
      return { kind: 'text', text, stamp: `${String(size)} ${String(mtimeMs)}` }
    } finally {
      await handle.close()
    }
  } catch (error) {
    return unreadable(error)
  }
}

const tooLarge = {
  kind: 'refused',
  why: `It is larger than ${String(largestFile)} bytes.`,
} as const

/** Not on Windows, where a link needs rights that a till does not have, and `lstat` has looked. */
const noLinks = process.platform === 'win32' ? 0 : constants.O_NOFOLLOW | constants.O_NONBLOCK

function unreadable(error: unknown): FileRead {
  const code = errorCode(error)
  if (code === 'ENOENT') return { kind: 'gone' }
  if (code === 'ELOOP') return { kind: 'refused', why: 'It is a link to another file.' }
  // Windows: whoever writes it may keep others out until it is done.
  if (code !== null) return { kind: 'not-yet', stamp: code }
  throw error
}
