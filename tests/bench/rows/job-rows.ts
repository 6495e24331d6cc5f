import { eq } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { databaseOn } from '../../../electron/adapters/database/database-on.ts'
import { migrate } from '../../../electron/adapters/database/migrate.ts'
import { migrations } from '../../../electron/adapters/database/migrations/all.ts'
import { openHandle } from '../../../electron/adapters/database/sqlite.ts'
import { jobs } from '../../../electron/adapters/database/tables.ts'
import { fill } from '../jobs.ts'
import { median, rounded, timed, type Bench } from '../row.ts'

const rounds = 15
const rows = 3_000

/** A job read by its id, in memory: by the columns it is declared with, and by a library of such declarations. */
export const bench: Bench = async () => {
  const handle = openHandle(':memory:', 0)
  migrate(handle, migrations)
  const database = databaseOn(handle, ':memory:')
  const ids = fill(database, rows).map(({ id }) => id)
  const table = sqliteTable(
    'jobs',
    Object.fromEntries(
      jobs.columns.map(({ name, type }) => [name, type === 'TEXT' ? text(name) : integer(name)]),
    ),
  )
  const id = table['id']
  if (id === undefined) throw new TypeError('A job has no id')
  const theirs = drizzle(handle)
  const asked = ids.map((one) => theirs.select().from(table).where(eq(id, one)).limit(1).prepare())
  const own: number[] = []
  const library: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    own.push(await timed(() => repeated(() => ids.map((one) => database.jobs.get(one)))))
    library.push(await timed(() => repeated(() => asked.map((one) => one.get()))))
  }
  handle.close()
  const reads = ids.length * times
  return [
    {
      what: 'a job read, ours ÷ `drizzle-orm`, prepared',
      figure: median(own) / median(library),
      unit: '×',
      goal: { at: 'most', figure: 1 },
      detail: `${rounded((median(own) / reads) * 1000, 1)} µs, its words checked, against ${rounded((median(library) / reads) * 1000, 1)} µs; ${String(rounds)} rounds of ${String(reads)} reads`,
    },
  ]
}

const times = 300
function repeated(read: () => unknown): void {
  for (let nth = 0; nth < times; nth += 1) read()
}
