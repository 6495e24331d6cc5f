import type { DatabaseDescription } from '../../core/ports.ts'
import { databaseVersion } from './migrate.ts'
import { readNumber, readText } from './rows.ts'
import type { Handle } from './sqlite.ts'

/** For whoever is asked for help: the form and the number of rows, never a row. */
export function describeDatabase(handle: Handle): DatabaseDescription {
  const made = handle
    .prepare('SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type, name')
    .all()
  const tables = made.filter((row) => readText(row, 'type') === 'table')
  return {
    form: databaseVersion(handle),
    schema: made.map((row) => readText(row, 'sql')),
    rows: Object.fromEntries(
      tables.map((row) => readText(row, 'name')).map((name) => [name, rowsOf(handle, name)]),
    ),
  }
}

/** The name comes from the database itself. */
function rowsOf(handle: Handle, table: string): number {
  return readNumber(handle.prepare(`SELECT count(*) AS n FROM "${table}"`).get(), 'n')
}
