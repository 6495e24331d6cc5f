import { chmodSync, copyFileSync, renameSync } from 'node:fs'
import { dirname } from 'node:path'
import { flushFile, flushFolder } from '../flush-folder.ts'
import { applyKey, applyRenewedKey } from './encryption.ts'
import { clearAway, removeWithLog } from './set-aside.ts'
import { openHandle } from './sqlite.ts'
import { countRows, verifyWhole } from './working-copy.ts'
import { isThere } from '../is-there.ts'

/**
 * Encrypts a database of the former cipher anew. Nobody has it open. The work is done on a copy, which
 * is flushed, opened anew, counted and then moved into place: a power cut leaves the old file or the new
 * one.
 *
 * @returns false when a log still lies beside it, because there was no room to bring it in
 * @throws {Error} of the file system, {SqliteError} of SQLite; the file is as it was
 */
export function renewCipher(path: string, key: Uint8Array): boolean {
  if (isThere(`${path}-wal`)) return false
  const beside = `${path}.new`
  removeWithLog(beside)
  try {
    copyFileSync(path, beside)
    const expected = countsOf(beside, key)
    chmodSync(beside, 0o600)
    encryptAnew(beside, key)
    flushFile(beside)
    verifyWhole(beside, key, expected)
    renameSync(beside, path)
    flushFolder(dirname(path))
    return true
  } finally {
    clearAway([beside])
  }
}

function countsOf(path: string, key: Uint8Array): ReadonlyMap<string, number> {
  const handle = openHandle(path, 0)
  try {
    applyKey(handle, key)
    return countRows(handle)
  } finally {
    handle.close()
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
