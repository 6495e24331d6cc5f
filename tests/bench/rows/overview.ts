import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { overviewOf } from '../../../electron/core/overview/overview.ts'
import { jobKinds } from '../../../shared/job-kinds.ts'
import { aRegistration, enqueue, fill, openEncrypted } from '../jobs.ts'
import { median, rounded, timed, type Bench } from '../row.ts'

const sizes = [100, 100_000]
const tries = 61
const today = 300
const accounts = { registry: 'balie@example.com', till: null }

/** The last 30 days as the window asks for them, behind a short past and a long one; in turn. */
export const bench: Bench = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'counter-bench-'))
  const key = randomBytes(32)
  const now = Date.now()
  const databases = sizes.map((size) => {
    const database = openEncrypted(join(folder, String(size)), key)
    fill(database, size)
    for (let n = 0; n < today; n += 1) enqueue(database, aRegistration(now))
    return database
  })
  const times = sizes.map((): number[] => [])
  for (let n = 0; n < tries; n += 1) {
    for (const [place, database] of databases.entries()) {
      const ask = () =>
        overviewOf({ database, clock: { now: () => now } }, { days: 30, accounts, kinds: jobKinds })
      times[place]?.push(await timed(ask))
    }
  }
  for (const database of databases) database.close()
  rmSync(folder, { recursive: true })
  const [few = 0, many = 0] = times.map(median)
  return [
    {
      what: 'overview of 30 days, 100 000 jobs before them ÷ 100',
      figure: many / few,
      unit: '×',
      goal: { at: 'most', figure: 1.5 },
      detail: `${rounded(few)} / ${rounded(many)} ms; ${String(tries)} each`,
    },
  ]
}
