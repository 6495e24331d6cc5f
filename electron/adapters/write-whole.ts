import { randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { flushFolder } from './flush-folder.ts'

/**
 * Writes a file whole or not at all, readable by this user only: beside its place first, flushed,
 * then renamed over it. A power cut leaves the old file or the new one. Throws what the disk says.
 */
export function writeWhole(path: string, content: string | Uint8Array): void {
  const beside = `${path}.${randomBytes(4).toString('hex')}.new`
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
    renameSync(beside, path)
    flushFolder(dirname(path))
  } catch (refused) {
    rmSync(beside, { force: true })
    throw refused
  }
}
