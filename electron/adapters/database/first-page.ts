import { closeSync, copyFileSync, openSync, readSync, statSync, writeSync } from 'node:fs'
import { applyKey } from './encryption.ts'
import { readJob } from './job-rows.ts'
import { databaseVersion } from './migrate.ts'
import { migrations } from './migrations/all.ts'
import { readSale } from './sale-store.ts'
import { openHandle, pragma, type Handle } from './sqlite.ts'

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
  let isRead = false
  try {
    applyKey(handle, key)
    // The page tells of more pages than there are; so it is believed about everything else only.
    handle.unsafeMode(true)
    handle.pragma('writable_schema = ON')
    isRead = isUnderstood(handle, 'jobs', readJob) || isUnderstood(handle, 'sales', readSale)
    return isRead ? handle : null
  } finally {
    if (!isRead) handle.close()
  }
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

/** A page of another table, or of an index, would be read where this one was meant. */
function isUnderstood(handle: Handle, table: string, read: (row: unknown) => unknown): boolean {
  try {
    read(handle.prepare(`SELECT * FROM ${table} LIMIT 1`).get())
    return true
  } catch {
    return false // the next copy may have the right page
  }
}
