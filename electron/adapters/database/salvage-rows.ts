import type { Handle } from './sqlite.ts'
import { between, sizeOf, type Gap, type Key } from './salvage-gaps.ts'
import { storageFault } from './storage-faults.ts'
import type { StoredTable } from './stored-tables.ts'

/** A row as it lies there, by its column's names. */
export type StoredRow = Readonly<Record<string, unknown>>

/** Steps into what could not be walked through. Each is two searches in the table's tree. */
const MOST_STEPS = { number: 400_000, text: 4_000 }
/** How far behind the last readable row is looked when nothing tells where the table ends. */
const BEHIND_THE_LAST = 5_000

/**
 * Every row of a table that can be read, each once: forwards to the damage, backwards to it, and then
 * into what lies between by halves, so that readable pages between two damaged ones are reached. Rows
 * are handed on one by one: a large table is never in memory.
 *
 * @returns how many were read, and how many could not be: as an index of the table counts them, or at
 *   the least so many
 */
export function salvageRows(
  source: Handle,
  { table, columns }: { table: StoredTable; columns: readonly string[] },
  take: (row: StoredRow) => void,
): { read: number; lost: number } {
  const select = selectOf(table, columns)
  let read = 0

  function walk(gap: Gap, way: 'ASC' | 'DESC'): { through: boolean; last: Key | null } {
    let last: Key | null = null
    const done = unlessDamaged(() => {
      const { sql, values } = select(gap, way)
      for (const row of source.prepare(sql).iterate(...values)) {
        const all = row as Record<string, unknown>
        last = table.key.map((_, n) => keyPart(all[`key_${String(n)}`]))
        take(Object.fromEntries(columns.map((column) => [column, all[column]])))
        read += 1
      }
      return true
    })
    return { through: done === true, last }
  }

  /** What is left of both halves once each was walked from the middle as far as it goes. */
  function walkHalves(gap: Gap, middle: Key): Gap[] {
    const up = walk({ ...gap, low: middle, lowIsIn: true }, 'ASC')
    const down = walk({ ...gap, high: middle }, 'DESC')
    const left: Gap[] = []
    if (!down.through) left.push({ ...gap, high: down.last ?? middle })
    if (!up.through) {
      const { last } = up
      left.push({ low: last ?? middle, lowIsIn: last === null, high: gap.high })
    }
    return left
  }

  const forwards = walk({ low: null, lowIsIn: false, high: null }, 'ASC')
  if (forwards.through) return { read, lost: 0 }
  const start = forwards.last ?? (table.isByRowid ? [0] : null)
  const backwards = walk({ low: start, lowIsIn: false, high: null }, 'DESC')
  const counted = countOf(source, table)
  if (backwards.through) return { read, lost: Math.max(1, (counted ?? 0) - read) }
  const known = backwards.last ?? endOf(source, table)
  const high = known ?? (table.isByRowid ? [Number(start?.[0] ?? 0) + BEHIND_THE_LAST] : null)
  const unread: Gap[] = []
  let steps = MOST_STEPS[table.isByRowid ? 'number' : 'text']
  const gaps: Gap[] = [{ low: start, lowIsIn: false, high }]
  for (let n = 0; n < gaps.length; n += 1) {
    const gap = gaps[n]
    if (gap === undefined || sizeOf(gap) === 0) continue
    const middle = steps > 0 ? between(gap, table.key.length) : null
    steps -= 1
    if (middle === null) unread.push(gap)
    else gaps.push(...walkHalves(gap, middle))
  }
  const atLeast = table.isByRowid && known !== null ? rowsIn(unread) : runsOf(unread)
  return { read, lost: counted === null ? atLeast : Math.max(1, counted - read) }
}

/** Null when it meets damage; any other error is a defect and thrown on. */
export function unlessDamaged<T>(read: () => T): T | null {
  try {
    return read()
  } catch (error) {
    if (storageFault(error, '')?.kind === 'database-damaged') return null
    throw error
  }
}

export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

function selectOf(table: StoredTable, columns: readonly string[]) {
  const key = table.key.map(quoted).join(', ')
  const marks = table.key.map(() => '?').join(', ')
  const keyed = table.key.map((column, n) => `${quoted(column)} AS key_${String(n)}`)
  const wanted = [...keyed, ...columns.map(quoted)].join(', ')
  return ({ low, lowIsIn, high }: Gap, way: 'ASC' | 'DESC') => {
    const limits = [
      ...(low === null ? [] : [`(${key}) ${lowIsIn ? '>=' : '>'} (${marks})`]),
      ...(high === null ? [] : [`(${key}) < (${marks})`]),
    ]
    const where = limits.length === 0 ? '' : `WHERE ${limits.join(' AND ')}`
    const order = table.key.map((column) => `${quoted(column)} ${way}`).join(', ')
    const sql = `SELECT ${wanted} FROM ${quoted(table.name)} NOT INDEXED ${where} ORDER BY ${order}`
    return { sql, values: [...(low ?? []), ...(high ?? [])] }
  }
}

function keyPart(value: unknown): string | number {
  return typeof value === 'number' ? value : String(value)
}

/** By whatever tree SQLite finds the smallest: often an index, which may be whole. */
function countOf(source: Handle, table: StoredTable): number | null {
  return numberOf(source, `SELECT COUNT(*) AS found FROM ${quoted(table.name)}`)
}

/** Just behind the last row, as an index of the table knows it. */
function endOf(source: Handle, table: StoredTable): Key | null {
  if (!table.isByRowid) return null
  for (const index of table.indexes) {
    const from = `${quoted(table.name)} INDEXED BY ${quoted(index)}`
    const last = numberOf(source, `SELECT MAX(rowid) AS found FROM ${from}`)
    if (last !== null) return [last + 1]
  }
  return null
}

function numberOf(source: Handle, sql: string): number | null {
  try {
    const row = source.prepare(sql).get() as { found?: unknown } | undefined
    return typeof row?.found === 'number' ? row.found : null
  } catch {
    return null // only an estimate is lost: which rows are read does not depend on it
  }
}

/** Each number that was asked for alone and met damage. */
function rowsIn(gaps: readonly Gap[]): number {
  return gaps.reduce((sum, gap) => sum + sizeOf(gap), 0)
}

/** Gaps that touch are one: the same damage, cut in pieces while it was searched. */
function runsOf(gaps: readonly Gap[]): number {
  const ends = new Set(gaps.map(({ high }) => JSON.stringify(high)))
  const inside = gaps.filter(({ low, lowIsIn }) => lowIsIn && ends.has(JSON.stringify(low)))
  return Math.max(1, gaps.length - inside.length)
}
