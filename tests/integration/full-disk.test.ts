import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { applyKey } from '../../electron/adapters/database/encryption.ts'
import { databaseOn } from '../../electron/adapters/database/database-on.ts'
import { openDatabase } from '../../electron/adapters/database/open-database.ts'
import { openHandle, pragma } from '../../electron/adapters/database/sqlite.ts'
import { sellOnFullDisk } from '../support/full-disk.ts'

// The real encrypted file, with a last page that SQLite may not pass. On a disk that is really full:
// full-disk.mount.linux.test.ts.

const key = randomBytes(32)
let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'counter-full-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

it('a sale that finds the disk full is not confirmed, nothing is half written, and it goes on when there is room', async () => {
  const path = join(folder, 'counter.db')
  const made = openDatabase({ path, key })
  if (made.ok) made.value.close()
  const handle = openHandle(path, 0)
  applyKey(handle, key)
  handle.pragma('foreign_keys = ON')
  handle.pragma('synchronous = FULL')

  const sold = await sellOnFullDisk(databaseOn(handle, path), {
    fill() {
      handle.pragma(`max_page_count = ${String(pragma(handle, 'page_count'))}`)
    },
    makeRoom() {
      handle.pragma('max_page_count = 1000000')
    },
  })
  expect(sold.wrong).toEqual([])
  expect(sold.refused).toBeGreaterThan(20)
  expect(sold.refusedAfterwards).toBe(0)

  const again = openDatabase({ path, key })
  expect(again.ok && again.value.jobs.counts().done).toBe(sold.confirmed)
  if (again.ok) again.value.close()
})
