import { randomUUID } from 'node:crypto'
import { copyFileSync, existsSync, rmSync } from 'node:fs'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { applyKey } from '../../electron/adapters/database/encryption.ts'
import { openDatabase } from '../../electron/adapters/database/open-database.ts'
import { openHandle, type Handle } from '../../electron/adapters/database/sqlite.ts'
import { storedTables } from '../../electron/adapters/database/stored-tables.ts'
import { settleAfterRestore } from '../../electron/core/outbox/after-restore.ts'
import { keepMending } from '../../electron/core/mending.ts'
import type { Database } from '../../electron/core/ports.ts'
import { noiseFor } from './random.ts'

// A database with rows in every table that is carried over, and what it holds, row by row.

/** Opens as the counter does. */
export function openMending(path: string, key: Uint8Array): ReturnType<typeof openDatabase> {
  return openDatabase({ path, key, settle: settleAfterRestore, keep: keepMending })
}

export function opened(path: string, key: Uint8Array): Database {
  const answer = openMending(path, key)
  if (!answer.ok) throw new Error(JSON.stringify(answer.fault))
  return answer.value
}

/** Adds so many rows to every table; a column that a later form adds is filled by its type. */
export function fillEveryTable(path: string, key: Uint8Array, rows: number): void {
  const handle = openHandle(path, 2_000)
  try {
    applyKey(handle, key)
    handle.pragma('foreign_keys = ON')
    handle.exec('BEGIN')
    for (let n = 0; n < rows; n += 1) addRow(handle)
    handle.exec('COMMIT')
  } finally {
    handle.close()
  }
}

const KNOWN: Readonly<Record<string, string>> = {
  'jobs.kind': 'bike.register',
  'jobs.service': 'cicopass',
  'jobs.state': 'waiting',
  'jobs.payload': JSON.stringify({ words: 'y'.repeat(300) }),
  'jobs.search_text': 'gazelle',
  'job_events.what': 'checked',
  'sales.bike': '{}',
  'sales.papers': '[]',
  'hand_overs.what': 'sale',
  'hand_overs.via': 'file',
  'hand_overs.state': 'done',
  'taught_words.field': 'color',
}

function addRow(handle: Handle): void {
  const job = randomUUID()
  const bike = randomUUID()
  for (const { name, number } of storedTables(handle)) {
    const columns = handle
      .prepare('SELECT name, type, "notnull" AS required, pk FROM pragma_table_info(?)')
      .all(name) as { name: string; type: string; required: number; pk: number }[]
    const given = columns
      .filter((column) => (column.required === 1 || column.pk > 0) && column.name !== number)
      .map((column) => {
        if (name === 'jobs' && column.name === 'id') return [column.name, job]
        if (name === 'sold_bikes' && column.name === 'id') return [column.name, bike]
        if (column.name === 'job') return [column.name, job]
        const known = KNOWN[`${name}.${column.name}`]
        if (known !== undefined) return [column.name, known]
        return [column.name, column.type === 'INTEGER' ? 1 : `${randomUUID()} ${'z'.repeat(60)}`]
      })
    const names = given.map(([column]) => `"${String(column)}"`).join(', ')
    const marks = given.map(() => '?').join(', ')
    handle
      .prepare(`INSERT INTO "${name}" (${names}) VALUES (${marks})`)
      .run(...given.map(([, value]) => value))
  }
}

/** Every row of every table, by its table and what it is known by; the file is left as it is. */
export function rowsOf(path: string, key: Uint8Array): Set<string> {
  const place = mkdtempSync(join(tmpdir(), 'counter-rows-'))
  const copy = join(place, 'counter.db')
  for (const suffix of ['', '-wal']) {
    if (existsSync(path + suffix)) copyFileSync(path + suffix, copy + suffix)
  }
  const handle = openHandle(copy, 0)
  try {
    applyKey(handle, key)
    return new Set(
      storedTables(handle).flatMap(({ name, identity }) =>
        handle
          .prepare(`SELECT ${identity.map((column) => `"${column}"`).join(', ')} FROM "${name}"`)
          .all()
          .map((row) => `${name} ${JSON.stringify(row)}`),
      ),
    )
  } finally {
    handle.close()
    rmSync(place, { recursive: true })
  }
}

/** Writes noise into pages of a file, each by its number from 0. */
export function damagePages(path: string, pages: readonly number[]): void {
  const bytes = readFileSync(path)
  for (const page of pages) noiseFor(`page ${String(page)}`, 64).copy(bytes, page * 4096 + 1_000)
  writeFileSync(path, bytes)
}
