import { afterAll, describe, expect, it } from 'vitest'
import { migrate } from '../../electron/adapters/database/migrate.ts'
import { migrations } from '../../electron/adapters/database/migrations/all.ts'
import { openHandle } from '../../electron/adapters/database/sqlite.ts'
import { storedTables } from '../../electron/adapters/database/stored-tables.ts'
import { allTables } from '../../electron/adapters/database/tables.ts'

// What the counter takes a table for is what the migrations made of it.

const database = openHandle(':memory:', 0)
migrate(database, migrations)
afterAll(() => {
  database.close()
})

type ColumnInfo = { name: string; type: string; notnull: number }

it('every table that keeps rows of its own is declared', () => {
  expect(allTables.map(({ name }) => name).toSorted()).toEqual(
    storedTables(database)
      .map(({ name }) => name)
      .toSorted(),
  )
})

describe.each(allTables.map((table) => [table.name, table] as const))('%s', (name, table) => {
  const inDatabase = database.pragma(`table_info(${name})`) as ColumnInfo[]

  it('has just the columns it is declared with', () => {
    const declared = [...table.columns.map((column) => column.name), ...table.besides]
    expect(declared.toSorted()).toEqual(inDatabase.map((column) => column.name).toSorted())
  })

  it('has them of the type they are read as, and empty only where that is allowed', () => {
    for (const { name: column, type, isNullable } of table.columns) {
      expect(inDatabase.find((one) => one.name === column)).toMatchObject({
        type,
        notnull: isNullable ? 0 : 1,
      })
    }
  })
})
