import { chmodSync, copyFileSync, existsSync, renameSync } from 'node:fs'
import { dirname } from 'node:path'
import { flushFolder } from '../flush-folder.ts'
import { applyKey, applyRenewedKey, isOfFormerCipher } from './encryption.ts'
import { removeWithLog } from './set-aside.ts'
import { openHandle, pragma } from './sqlite.ts'

/**
 * Encrypts a database of the former cipher anew. It was closed in good order, and nobody has it open.
 * The work is done on a copy, which is read back and then moved into place: a power cut leaves the old
 * file or the new one.
 *
 * @throws {Error} of the file system, {SqliteError} of SQLite; the file is as it was
 */
export function renewCipher(path: string, key: Uint8Array): void {
  if (existsSync(`${path}-wal`)) throw new Error(`${path} was not closed in good order`)
  const beside = `${path}.new`
  removeWithLog(beside)
  try {
    copyFileSync(path, beside)
    chmodSync(beside, 0o600)
    encryptAnew(beside, key)
    assertWhole(beside, key)
    renameSync(beside, path)
    flushFolder(dirname(path))
  } finally {
    removeWithLog(beside)
  }
}

function encryptAnew(path: string, key: Uint8Array): void {
  const handle = openHandle(path, 0)
  try {
    applyKey(handle, key)
    handle.pragma('journal_mode = DELETE')
    handle.pragma('synchronous = FULL')
    applyRenewedKey(handle, key)
  } finally {
    handle.close()
  }
}

function assertWhole(path: string, key: Uint8Array): void {
  if (isOfFormerCipher(path, key)) throw new Error(`${path} was not encrypted anew`)
  const handle = openHandle(path, 0)
  try {
    applyKey(handle, key)
    if (pragma(handle, 'quick_check(1)') !== 'ok') throw new Error(`${path} is not whole`)
  } finally {
    handle.close()
  }
}
