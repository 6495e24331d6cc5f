import { closeSync, copyFileSync, openSync, readSync, statSync, writeSync } from 'node:fs'
import { applyKey } from './encryption.ts'
import { databaseVersion } from './migrate.ts'
import { migrations } from './migrations/all.ts'
import { openHandle, pragma, type Handle } from './sqlite.ts'
import { storageFault } from './storage-faults.ts'

/** Of both ciphers. */
const PAGE_BYTES = 4096

/**
 * A database whose first page is gone has lost the way to every other, not the others. A copy with the
 * same key and of the same form has that way on its own first page: each page is encrypted and signed
 * by itself, and no table moves once it is made. So `wreck`, a file that nobody needs any more, is
 * opened with the copy's first page.
 *
 * @returns null when nothing can be read that way either
 */
export function openWithFirstPageOf(copy: string, wreck: string, key: Uint8Array): Handle | null {
  const lender = `${wreck}.lender`
  copyFileSync(copy, lender)
  if (!growTo(Math.ceil(statSync(wreck).size / PAGE_BYTES), lender, key)) return null
  const page = Buffer.alloc(PAGE_BYTES)
  const from = openSync(lender, 'r')
  readSync(from, page, 0, PAGE_BYTES, 0)
  closeSync(from)
  const to = openSync(wreck, 'r+')
  writeSync(to, page, 0, PAGE_BYTES, 0)
  closeSync(to)
  const handle = openHandle(wreck, 0)
  applyKey(handle, key)
  // The page tells of more pages than there are; so it is believed about everything else only.
  handle.unsafeMode(true)
  handle.pragma('writable_schema = ON')
  if (['jobs', 'sales'].some((table) => hasRows(handle, table))) return handle
  handle.close()
  return null
}

/** A first page says how many pages there are, and what lies beyond is not read. */
function growTo(pages: number, lender: string, key: Uint8Array): boolean {
  const handle = openHandle(lender, 0)
  try {
    applyKey(handle, key)
    if (databaseVersion(handle) !== migrations.at(-1)?.version) return false
    handle.exec('CREATE TABLE room (content BLOB)')
    const missing = (): number => pages - Number(pragma(handle, 'page_count'))
    const add = handle.prepare('INSERT INTO room VALUES (zeroblob(?))')
    while (missing() > 0) add.run(Math.min(missing(), 1_000) * PAGE_BYTES)
    return true
  } finally {
    handle.close()
  }
}

function hasRows(handle: Handle, table: string): boolean {
  try {
    return handle.prepare(`SELECT 1 FROM ${table} LIMIT 1`).get() !== undefined
  } catch (error) {
    if (storageFault(error, '')?.kind === 'database-damaged') return false
    throw error
  }
}
