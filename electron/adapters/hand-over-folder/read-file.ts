import { createHash } from 'node:crypto'
import { closeSync, constants, fstatSync, openSync, readSync, type Stats } from 'node:fs'
import { lstat, open } from 'node:fs/promises'
import process from 'node:process'
import { decodeText } from '../../../shared/decode-text.ts'
import { largestFile } from '../../../shared/hand-over.ts'
import { errorCode } from '../database/storage-faults.ts'

/** `not-yet`: another program still holds it. `gone`: another counter took it. */
export type FileRead =
  | { kind: 'text'; text: string; stamp: string; digest: string }
  /** Its bytes are no text that is read here, or not yet: `why` says what they are. */
  | { kind: 'not-text'; why: string; stamp: string; digest: string }
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
    if (seen.isSymbolicLink()) return aLink
    if (!seen.isFile()) return notOrdinary
    if (seen.size > largestFile) return tooLarge
    const handle = await open(path, ordinaryOnly)
    try {
      const opened = await handle.stat()
      // It may have been put in its place after the look.
      if (!isSame(seen, opened)) return opened.isFile() ? aLink : notOrdinary
      // One byte more than it may hold tells a file that grew meanwhile.
      const bytes = Buffer.alloc(largestFile + 1)
      const { bytesRead } = await handle.read(bytes, 0, bytes.length, 0)
      if (bytesRead > largestFile) return tooLarge
      const stamp = `${String(opened.size)} ${String(opened.mtimeMs)}`
      const content = bytes.subarray(0, bytesRead)
      const digest = digestOf(content)
      const decoded = decodeText(content)
      return 'text' in decoded
        ? { kind: 'text', text: decoded.text, stamp, digest }
        : { kind: 'not-text', why: `It ${decoded.refused}.`, stamp, digest }
    } finally {
      await handle.close()
    }
  } catch (error) {
    return unreadable(error)
  }
}

/** What a file holds, to tell it from another that has its name and size. */
export function digestOf(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('base64url')
}

/** The same of a file that the counter put away; null where it cannot be one that was read. */
export function digestOfPlacedFile(path: string): string | null {
  const handle = openSync(path, ordinaryOnly)
  try {
    const seen = fstatSync(handle)
    if (!seen.isFile() || seen.size > largestFile) return null
    const bytes = Buffer.alloc(seen.size)
    return digestOf(bytes.subarray(0, readSync(handle, bytes, 0, bytes.length, 0)))
  } finally {
    closeSync(handle)
  }
}

/** In bytes: of a file that was refused for its size as much is searched for a customer. */
const mostSearched = 4_000_000

/** The text of a file that the counter put away, as far as it can be searched; null where there is none. */
export function readPlacedFile(path: string): string | null {
  const handle = openSync(path, ordinaryOnly)
  try {
    if (!fstatSync(handle).isFile()) return null
    const bytes = Buffer.alloc(Math.min(fstatSync(handle).size, mostSearched))
    const read = bytes.subarray(0, readSync(handle, bytes, 0, bytes.length, 0))
    const decoded = decodeText(read)
    return 'text' in decoded ? decoded.text : read.toString('latin1')
  } finally {
    closeSync(handle)
  }
}

const aLink = { kind: 'refused', why: 'It is a link to another file.' } as const
const notOrdinary = { kind: 'refused', why: 'It is not an ordinary file.' } as const
const tooLarge = {
  kind: 'refused',
  why: `It is larger than ${String(largestFile)} bytes.`,
} as const

/** Windows has neither flag: there the same file must be open as was looked at. */
const ordinaryOnly =
  constants.O_RDONLY |
  (process.platform === 'win32' ? 0 : constants.O_NOFOLLOW | constants.O_NONBLOCK)

function isSame(seen: Stats, opened: Stats): boolean {
  return opened.isFile() && seen.ino === opened.ino && seen.dev === opened.dev
}

function unreadable(error: unknown): FileRead {
  const code = errorCode(error)
  if (code === 'ENOENT') return { kind: 'gone' }
  if (code === 'ELOOP') return aLink
  // Windows: whoever writes it may keep others out until it is done.
  if (code !== null) return { kind: 'not-yet', stamp: code }
  throw error
}
