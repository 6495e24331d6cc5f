import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { viewQueuedJob } from '../../../electron/core/outbox/job-views.ts'
import type { Database, JobQuery } from '../../../electron/core/ports.ts'
import { fill, openEncrypted } from '../jobs.ts'
import { median, rounded, timed, type Bench } from '../row.ts'

const sizes = [100, 10_000, 100_000]
const tries = 61
const everything: JobQuery = { states: [], kinds: [], search: '', after: null, limit: 100 }

/** The first page as the window asks for it, with and without a search; all sizes in turn. */
export const bench: Bench = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'counter-bench-'))
  const key = randomBytes(32)
  const queues = sizes.map((size) => {
    const database = openEncrypted(join(folder, String(size)), key)
    const [job] = fill(database, size)
    if (job === undefined) throw new Error('Nothing was filled in')
    return { database, job }
  })
  const asked: Record<
    string,
    (job: { frameNumber: string | null; id: string }) => Partial<JobQuery>
  > = {
    'first queue page, 100 000 jobs ÷ 100': () => ({}),
    '… searching a frame number': ({ frameNumber }) => ({ search: frameNumber ?? '' }),
    '… searching the end of one': ({ frameNumber }) => ({
      search: (frameNumber ?? '').slice(-6).toLowerCase(),
    }),
    '… searching what is not there': () => ({ search: 'bestaat niet' }),
  }
  const rows = []
  for (const [what, query] of Object.entries(asked)) {
    const times = queues.map((): number[] => [])
    for (let n = 0; n < tries; n += 1) {
      for (const [place, { database, job }] of queues.entries()) {
        times[place]?.push(await timed(() => firstPage(database, query(job))))
      }
    }
    const medians = times.map(median)
    const figures = medians.map((time) => rounded(time)).join(' / ')
    rows.push({
      what,
      figure: Math.max(...medians) / Math.min(...medians),
      unit: '×' as const,
      goal: { at: 'most' as const, figure: 1.5 },
      detail: `${figures} ms with 100 / 10 000 / 100 000 jobs; ${String(tries)} each`,
    })
  }
  for (const { database } of queues) database.close()
  rmSync(folder, { recursive: true })
  return rows
}

function firstPage(database: Database, query: Partial<JobQuery>): unknown {
  return database.jobs.page({ ...everything, ...query }).jobs.map(viewQueuedJob)
}
