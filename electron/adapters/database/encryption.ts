import { createHmac } from 'node:crypto'
import { closeSync, openSync, readSync } from 'node:fs'
import type { Handle } from './sqlite.ts'

/** Bytes of the key, and of the salt that a database file begins with. */
export const KEY_BYTES = 32
const SALT_BYTES = 16
const SMALLEST_DATABASE = 4096

/**
 * A database file begins with a salt. Ours is made from the key, so the file itself says, before SQLite
 * touches it, whether the key is its own, and by what it is encrypted. A salt keeps one pass phrase from
 * giving two files the same keys; our key is random and belongs to one file, so nothing is lost by it.
 * It does not reveal the key: it is half of an HMAC-SHA-256.
 */
function saltOf(key: Uint8Array, cipher: keyof typeof PURPOSE): Buffer {
  return createHmac('sha256', key).update(PURPOSE[cipher]).digest().subarray(0, SALT_BYTES)
}

const PURPOSE = {
  sqlcipher: 'cicopass-counter database salt 1',
  aegis: 'cicopass-counter database salt 2',
}

/**
 * Applies the key in the cipher of the handle's file; a new file gets AEGIS-256, which encrypts and
 * signs every page, so that a changed page is noticed. Files of before are SQLCipher 4's until
 * `renewCipher`. The pragmas: SQLite3 Multiple Ciphers, "AEGIS", "SQLCipher: AES 256 Bit", and "raw key".
 */
export function applyKey(handle: Handle, key: Uint8Array): void {
  if (key.length !== KEY_BYTES) throw new TypeError('A database key has 32 bytes.')
  if (isOfFormerCipher(handle.name, key)) {
    handle.pragma("cipher = 'sqlcipher'")
    handle.pragma('legacy = 4')
    handle.pragma(`key = "x'${rawKey(key, 'sqlcipher')}'"`)
  } else {
    chooseAegis(handle)
    handle.pragma(`key = 'raw:${rawKey(key, 'aegis')}'`)
  }
}

function chooseAegis(handle: Handle): void {
  handle.pragma("cipher = 'aegis'")
  handle.pragma("algorithm = 'aegis-256'")
}

function rawKey(key: Uint8Array, cipher: keyof typeof PURPOSE): string {
  return Buffer.concat([key, saltOf(key, cipher)]).toString('hex')
}

/** Whether the file is encrypted as counters did before AEGIS (docs/decisions/database-key.md). */
export function isOfFormerCipher(path: string, key: Uint8Array): boolean {
  return readStart(path)?.subarray(0, SALT_BYTES).equals(saltOf(key, 'sqlcipher')) === true
}

/** Encrypts the whole file anew in AEGIS-256, under the same key. It may not be in WAL. */
export function applyRenewedKey(handle: Handle, key: Uint8Array): void {
  chooseAegis(handle)
  handle.pragma(`rekey = 'raw:${rawKey(key, 'aegis')}'`)
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
  if (salt.equals(saltOf(key, 'aegis'))) return hasOurHeader(start) ? 'ours' : 'damaged'
  if (salt.equals(saltOf(key, 'sqlcipher'))) return 'ours'
  const wiped = salt.every((byte) => byte === 0)
  return wiped || salt.toString('latin1') === 'SQLite format 3\0' ? 'damaged' : 'foreign'
}

/**
 * Eight bytes behind the salt are neither encrypted nor signed with AEGIS: what SQLite must know to read
 * a page. In every file of ours they are the same, but for the journal's kind (1, or 2 for WAL).
 * https://sqlite.org/fileformat2.html#the_database_header
 */
function hasOurHeader(start: Buffer): boolean {
  const [journal = 0] = start.subarray(SALT_BYTES + 2)
  const header = Buffer.from([0x10, 0, journal, journal, 64, 64, 32, 32])
  return (journal === 1 || journal === 2) && start.subarray(SALT_BYTES, 24).equals(header)
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
