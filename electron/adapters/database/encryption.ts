import { createHmac } from 'node:crypto'
import { closeSync, openSync, readSync } from 'node:fs'
import type { Handle } from './sqlite.ts'

/** Bytes of the key, and of the salt that a database file begins with. */
export const KEY_BYTES = 32
const SALT_BYTES = 16
const SMALLEST_DATABASE = 4096

/**
 * The salt is made from the key, so the file itself says whether a key is its own before SQLite
 * touches it. SQLCipher's salt keeps one pass phrase from giving two files the same keys; ours is
 * random and belongs to one file, so nothing is lost by it. It does not reveal the key: it is half of
 * an HMAC-SHA-256.
 */
function saltOf(key: Uint8Array): Buffer {
  return createHmac('sha256', key)
    .update('cicopass-counter database salt 1')
    .digest()
    .subarray(0, 16)
}

/**
 * Applies the key. SQLCipher 4: AES-256-CBC with an HMAC-SHA-512 on every page, so that a changed
 * page is noticed, and any SQLCipher tool can open the file with the key. The pragmas: SQLite3
 * Multiple Ciphers, "SQLCipher: AES 256 Bit", and "raw key" for the form of the key.
 */
export function applyKey(handle: Handle, key: Uint8Array): void {
  if (key.length !== KEY_BYTES) throw new TypeError('A database key has 32 bytes.')
  const raw = Buffer.concat([key, saltOf(key)]).toString('hex')
  handle.pragma("cipher = 'sqlcipher'")
  handle.pragma('legacy = 4')
  handle.pragma(`key = "x'${raw}'"`)
}

/**
 * Whose file this is, by its first bytes: `missing`, `ours` (made with this key), `foreign` (made
 * with another key), or `damaged`: too short, wiped, or not encrypted at all.
 *
 * @throws {Error} of the file system, other than that it is not there
 */
export function fileBelongs(
  path: string,
  key: Uint8Array,
): 'missing' | 'ours' | 'foreign' | 'damaged' {
  const start = readStart(path)
  if (start === null) return 'missing'
  if (start.length < SMALLEST_DATABASE) return 'damaged'
  const salt = start.subarray(0, SALT_BYTES)
  if (salt.equals(saltOf(key))) return 'ours'
  const wiped = salt.every((byte) => byte === 0)
  return wiped || salt.toString('latin1') === 'SQLite format 3\0' ? 'damaged' : 'foreign'
}

function readStart(path: string): Buffer | null {
  let file: number
  try {
    file = openSync(path, 'r')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
  try {
    const start = Buffer.alloc(SMALLEST_DATABASE)
    return start.subarray(0, readSync(file, start, 0, SMALLEST_DATABASE, 0))
  } finally {
    closeSync(file)
  }
}
