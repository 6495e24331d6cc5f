import type { Handle } from './sqlite.ts'

/** A table whose rows are carried from one database into another, as the database itself describes it. */
export type StoredTable = {
  readonly name: string
  readonly columns: readonly string[]
  /** The order its rows lie in: `rowid`, or the primary key of a table without one. */
  readonly key: readonly string[]
  readonly isByRowid: boolean
  /** Columns that say which row it is in any database. */
  readonly identity: readonly string[]
  /** The column that is the rowid's other name, and may differ from database to database; or null. */
  readonly number: string | null
  /** Indexes that name every row. */
  readonly indexes: readonly string[]
}

/** Sums and words of other rows: made anew by the triggers of the tables they are reckoned from. */
const RECKONED = /^(sqlite_|job_words|job_totals$|jobs_gathered$)/

/**
 * Every table with rows of its own, so that one that a later form adds is carried over without anybody
 * thinking of it; those that others refer to first.
 */
export function storedTables(handle: Handle): StoredTable[] {
  const rows = handle.prepare(`SELECT name, wr FROM pragma_table_list WHERE type = 'table'`).all()
  const tables = (rows as { name: string; wr: number }[])
    .filter(({ name }) => !RECKONED.test(name))
    .map(({ name, wr }) => describeTable(handle, name, wr === 0))
  return inOrder(handle, tables)
}

/** The names of a table's columns, or none when it is not there. */
export function columnsOf(handle: Handle, table: string): string[] {
  const rows = handle.prepare('SELECT name FROM pragma_table_info(?)').all(table)
  return (rows as { name: string }[]).map(({ name }) => name)
}

export type Reference = { column: string; table: string; to: string; isNullable: boolean }

/** What the rows of a table refer to. */
export function referencesOf(handle: Handle, table: string): Reference[] {
  const rows = handle
    .prepare(
      `SELECT key."from" AS column, key."table" AS "table", key."to" AS "to", col."notnull" AS required
       FROM pragma_foreign_key_list(?) AS key JOIN pragma_table_info(?) AS col
         ON col.name = key."from"`,
    )
    .all(table, table) as { column: string; table: string; to: string; required: number }[]
  return rows.map(({ required, ...reference }) => ({ ...reference, isNullable: required === 0 }))
}

function describeTable(handle: Handle, name: string, isByRowid: boolean): StoredTable {
  const columns = handle.prepare('SELECT name, type, pk FROM pragma_table_info(?)').all(name) as {
    name: string
    type: string
    pk: number
  }[]
  const primary = columns
    .filter(({ pk }) => pk > 0)
    .toSorted((one, other) => one.pk - other.pk)
    .map((column) => column.name)
  const alone = columns.find(({ pk, type }) => pk > 0 && type === 'INTEGER' && primary.length === 1)
  const number = isByRowid && alone !== undefined ? alone.name : null
  const indexes = handle
    .prepare(
      `SELECT name, "unique" AS isUnique FROM pragma_index_list(?) WHERE partial = 0 ORDER BY seq DESC`,
    )
    .all(name) as { name: string; isUnique: number }[]
  const unique = indexes.filter(({ isUnique }) => isUnique === 1)
  const [first] = unique.map((index) => columnsOfIndex(handle, index.name))
  return {
    name,
    columns: columns.map((column) => column.name),
    key: isByRowid ? ['rowid'] : primary,
    isByRowid,
    identity: number === null ? primary : (first ?? primary),
    number: first === undefined ? null : number,
    indexes: indexes.map((index) => index.name),
  }
}

function columnsOfIndex(handle: Handle, index: string): string[] {
  const rows = handle.prepare('SELECT name FROM pragma_index_info(?) ORDER BY seqno').all(index)
  return (rows as { name: string }[]).map(({ name }) => name)
}

function inOrder(handle: Handle, tables: readonly StoredTable[]): StoredTable[] {
  const ordered: StoredTable[] = []
  const add = (table: StoredTable): void => {
    if (ordered.includes(table)) return
    for (const reference of referencesOf(handle, table.name)) {
      const other = tables.find(({ name }) => name === reference.table)
      if (other !== undefined && other !== table) add(other)
    }
    ordered.push(table)
  }
  for (const table of tables) add(table)
  return ordered
}
