import { randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, openSync, readdirSync, renameSync, rmSync, writeSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { errorCode } from './database/storage-faults.ts'
import { flushFolder } from './flush-folder.ts'

/**
 * Writes a file whole or not at all, readable by this user only: beside its place first, flushed,
 * then renamed over it. A power cut leaves the old file or the new one. Throws what the disk says.
 */
export function writeWhole(path: string, content: string | Uint8Array): void {
  const beside = nameBeside(path)
  try {
    const handle = openSync(beside, 'wx', 0o600)
    try {
      const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content
      for (let written = 0; written < bytes.length;) {
        written += writeSync(handle, bytes, written, bytes.length - written)
      }
      fsyncSync(handle)
    } finally {
      closeSync(handle)
    }
    putInPlace(beside, path)
  } catch (refused) {
    takeAway(beside)
    throw refused
  }
}

/**
 * As `writeWhole`, for what is too long to be made at once: the counter goes on selling between two
 * pieces. Rejects with what the disk says.
 */
export async function writeWholeInPieces(path: string, pieces: Iterable<string>): Promise<void> {
  const beside = nameBeside(path)
  try {
    const file = await open(beside, 'wx', 0o600)
    try {
      for (const piece of pieces) await file.writeFile(piece)
      await file.sync()
    } finally {
      await file.close()
    }
    putInPlace(beside, path)
  } catch (refused) {
    takeAway(beside)
    throw refused
  }
}

function nameBeside(path: string): string {
  return `${path}.${randomBytes(4).toString('hex')}.new`
}

function putInPlace(beside: string, path: string): void {
  renameSync(beside, path)
  flushFolder(dirname(path))
}

/** Why it was not written is what is told; `removeUnfinished` takes away what is left. */
function takeAway(beside: string): void {
  try {
    rmSync(beside, { force: true })
  } catch (refused) {
    if (errorCode(refused) === null) throw refused
  }
}

const unfinished = /\.[0-9a-f]{8}\.new$/

/**
 * Takes away what a process left in a folder that was killed while it wrote. For whoever alone writes
 * there; what cannot be taken away is tried again next time.
 */
export function removeUnfinished(folder: string): void {
  try {
    for (const name of readdirSync(folder)) {
      if (unfinished.test(name)) rmSync(join(folder, name), { force: true })
    }
  } catch (refused) {
    if (errorCode(refused) === null) throw refused
  }
}
