import { ok, type Result } from '../../../shared/fault.ts'
import type { Ports, StoredJob } from '../ports.ts'
import { viewJobDetail } from './job-views.ts'

/** Pages of every job, newest first. */
export function* everyPage({ database }: Pick<Ports, 'database'>): Generator<StoredJob[]> {
  let after: string | null = null
  do {
    const all = { states: [], kinds: [], search: '', after, limit: 500 }
    const page = database.jobs.page(all)
    yield page.jobs
    after = page.next
  } while (after !== null)
}

/** A job with everything that is known of it (`ExportedJob` in docs/command-line.md). */
export function exportedJob(job: StoredJob, { database }: Pick<Ports, 'database'>) {
  const { jobs } = database
  return { ...viewJobDetail(job, jobs), payload: job.payload, photos: jobs.photos(job.id) }
}

/** Writes them all to a file, as one JSON array. */
export async function exportJobs(
  ports: Pick<Ports, 'clock' | 'database' | 'files'>,
): Promise<Result<{ path: string; jobs: number }>> {
  let jobs = 0
  function* pieces(): Generator<string> {
    for (const page of everyPage(ports)) {
      const lines = page.map((job) => JSON.stringify(exportedJob(job, ports)))
      if (lines.length > 0) yield `${jobs === 0 ? '[\n' : ',\n'}${lines.join(',\n')}`
      jobs += lines.length
    }
    yield jobs === 0 ? '[]\n' : '\n]\n'
  }
  const time = new Date(ports.clock.now()).toISOString().slice(0, 19).replaceAll(':', '-')
  const path = await ports.files.saveExport(`counter-queue-${time}.json`, pieces())
  return path.ok ? ok({ path: path.value, jobs }) : path
}
