import { readJob } from './job-rows.ts'
import { BLOCKED } from './migrations/0009-behind-a-parked-job.ts'
import { readSale } from './sale-store.ts'
import { quoted, salvageRows, unlessDamaged, type StoredRow } from './salvage-rows.ts'
import { isSqliteError, type Handle, type Statement } from './sqlite.ts'
import { columnsOf, referencesOf, storedTables, type StoredTable } from './stored-tables.ts'

export type CarriedOver = {
  /** Rows that are in the target now. */
  rows: number
  /** Ids of the jobs whose state was read in the source. */
  jobs: ReadonlySet<string>
  /** Rows of any table that could not be read, or that this version cannot understand. */
  unreadable: number
  /** The same, by table. */
  unreadableOf: Readonly<Record<string, number>>
}

/** What the shape of a row does not say, where a row that means nothing would stop the counter. */
const checks: Readonly<Record<string, (row: unknown) => unknown>> = {
  jobs: readJob,
  sales: readSale,
}

/**
 * Takes every row that can be read from a database that may be damaged into a whole one, table by table
 * and row by row. `newer`: what the other knows already gets the source's values; otherwise only what it
 * does not know is added. Inside a transaction, with foreign keys off: what refers to a row that could
 * not be read is put right at the end.
 *
 * @param source of the target's form, or of a later one
 * @param isChecked off while both are of an earlier form, whose rows today's readers do not know
 */
export function carryOver(
  source: Handle,
  target: Handle,
  { newer, isChecked = true }: { newer: boolean; isChecked?: boolean },
): CarriedOver {
  const jobs = new Set<string>()
  let rows = 0
  const unreadableOf: Record<string, number> = {}
  for (const table of storedTables(target)) {
    const known = unlessDamaged(() => columnsOf(source, table.name)) ?? table.columns
    const columns = table.columns.filter((column) => known.includes(column))
    if (!table.identity.every((column) => columns.includes(column))) continue
    const put = putInto(target, table, columns)
    let refused = 0
    const { lost } = salvageRows(source, { table, columns }, (row) => {
      if ((isChecked && !isUnderstood(table.name, row)) || !put(row, newer)) {
        refused += 1
        return
      }
      rows += 1
      if (table.name === 'jobs') jobs.add(String(row['id']))
    })
    if (lost + refused > 0) unreadableOf[table.name] = lost + refused
  }
  for (const [table, orphans] of mendReferences(target)) {
    unreadableOf[table] = (unreadableOf[table] ?? 0) + orphans
  }
  target.exec(`UPDATE jobs SET blocked = ${BLOCKED} WHERE blocked <> (${BLOCKED})`)
  const unreadable = Object.values(unreadableOf).reduce((sum, rows) => sum + rows, 0)
  return { rows, jobs, unreadable, unreadableOf }
}

function isUnderstood(table: string, row: StoredRow): boolean {
  try {
    checks[table]?.(row)
    return true
  } catch {
    return false // a row whose page is whole and whose words are not ours; counted and told
  }
}

/** Writes one row; false when the target's own rules refuse it. */
function putInto(
  target: Handle,
  table: StoredTable,
  columns: readonly string[],
): (row: StoredRow, newer: boolean) => boolean {
  const { identity, number } = table
  const name = quoted(table.name)
  const same = identity.map((column) => `${quoted(column)} IS @${column}`).join(' AND ')
  const changing = columns.filter((column) => !identity.includes(column) && column !== number)
  const find = target.prepare(`SELECT 1 FROM ${name} WHERE ${same}`)
  const update =
    changing.length === 0
      ? null
      : target.prepare(
          `UPDATE ${name} SET ${changing.map((column) => `${quoted(column)} = @${column}`).join(', ')}
           WHERE ${same}`,
        )
  const insertAll = target.prepare(insertOf(name, columns))
  const numbered = number !== null && columns.includes(number)
  const insertNext = numbered
    ? target.prepare(
        insertOf(
          name,
          columns.filter((column) => column !== number),
        ),
      )
    : insertAll
  const taken = numbered
    ? target.prepare(`SELECT 1 FROM ${name} WHERE ${quoted(number)} = @${number}`)
    : null

  return (row, newer) => {
    const isKnown = find.get(row) !== undefined
    if (isKnown && (!newer || update === null)) return true
    const isTaken = taken?.get(row) !== undefined
    const insert = isTaken ? insertNext : insertAll
    const statement = isKnown && update !== null ? update : insert
    return runOrEndForerunner(target, { table: table.name, statement, row, newer })
  }
}

function insertOf(name: string, columns: readonly string[]): string {
  const marks = columns.map((column) => `@${column}`).join(', ')
  return `INSERT INTO ${name} (${columns.map(quoted).join(', ')}) VALUES (${marks})`
}

/**
 * At most one live job has a key. One that the target still knows as live ended after the copy was made,
 * or its successor in the source could not have been made.
 */
function runOrEndForerunner(
  target: Handle,
  {
    table,
    statement,
    row,
    newer,
  }: { table: string; statement: Statement; row: StoredRow; newer: boolean },
): boolean {
  if (wasTaken(statement, row)) return true
  if (table !== 'jobs' || !newer || typeof row['unique_key'] !== 'string') return false
  target
    .prepare(
      `UPDATE jobs SET state = 'discarded', ended_at = @created_at,
         discard_reason = 'Ended after the copy was made; job ' || @id || ' followed it'
       WHERE unique_key = @unique_key AND id <> @id
         AND state NOT IN ('done', 'undone', 'discarded')`,
    )
    .run(row)
  return wasTaken(statement, row)
}

function wasTaken(statement: Statement, row: StoredRow): boolean {
  try {
    statement.run(row)
    return true
  } catch (error) {
    if (isSqliteError(error) && error.code.startsWith('SQLITE_CONSTRAINT')) return false
    throw error
  }
}

/**
 * What waits for a job that could not be read is a person's to decide; a row that is nothing without
 * the one it belongs to goes, and is counted.
 */
function mendReferences(target: Handle): [table: string, orphans: number][] {
  const ended = `('done', 'undone', 'discarded', 'parked')`
  const orphaned = (column: string, table: string, to: string): string =>
    `${quoted(column)} IS NOT NULL AND NOT EXISTS (
       SELECT 1 FROM ${quoted(table)} AS referred WHERE referred.${quoted(to)} = own.${quoted(column)})`
  target.exec(`UPDATE jobs AS own SET state = 'parked', parked_because = 'dependency-gone'
    WHERE state NOT IN ${ended} AND ${orphaned('waits_for', 'jobs', 'id')}`)
  return storedTables(target).flatMap(({ name }) =>
    referencesOf(target, name).flatMap(({ column, table, to, isNullable }) => {
      const where = orphaned(column, table, to)
      const change = isNullable
        ? `UPDATE ${quoted(name)} AS own SET ${quoted(column)} = NULL WHERE ${where}`
        : `DELETE FROM ${quoted(name)} AS own WHERE ${where}`
      const { changes } = target.prepare(change).run()
      return isNullable || changes === 0 ? [] : [[name, changes] satisfies [string, number]]
    }),
  )
}
