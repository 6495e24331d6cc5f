import { ServiceName } from '../../../shared/fault.ts'
import { JobEvent, JobState } from '../../../shared/job.ts'
import { jobKinds, type JobKinds } from '../../../shared/job-kinds.ts'
import type { StoredJob } from '../../core/ports.ts'
import { readText } from './rows.ts'
import { jobEvents, jobs } from './tables.ts'

/** Of the row `earlier`. What waits for a parked job goes nowhere until a person decides. */
export const ON_ITS_WAY = `earlier.state IN ('held', 'waiting', 'sending', 'unknown')
  AND NOT EXISTS (
    SELECT 1 FROM jobs AS parked WHERE parked.id = earlier.waits_for AND parked.state = 'parked')`

/** True while what the job waits for is not done, or an earlier job of its bike is on its way. */
const BLOCKED = `
  (@waitsFor IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM jobs WHERE id = @waitsFor AND state = 'done'))
  OR (@bikeKey IS NOT NULL AND EXISTS (
    SELECT 1 FROM jobs AS earlier WHERE earlier.bike_key = @bikeKey AND ${ON_ITS_WAY}))`

/** Bound by `jobs.bind` and `searchText`. */
export const INSERT_JOB = jobs.insert({ search_text: '@searchText', blocked: `(${BLOCKED})` })

/**
 * A row as it lies there, whatever is in its texts: a payload that no longer parses is for the
 * outbox to park. Only a state, kind or service that no version of the counter ever wrote throws.
 */
export function readJob(row: unknown, kinds: JobKinds = jobKinds): StoredJob {
  const kind = readText(row, 'kind')
  if (kinds.named(kind) === null) throw new TypeError(`${kind} is no kind of job`)
  return jobs.read(row)
}

/**
 * The rows that this counter knows the kind, state and service of: one that another version wrote, or
 * that is damaged, is one bad row, and not the end of the queue. It stays where it is.
 */
export function readJobs(rows: readonly unknown[], kinds: JobKinds): StoredJob[] {
  return rows.filter((row) => isKnown(row, kinds)).map((row) => readJob(row, kinds))
}

export function isKnown(row: unknown, kinds: JobKinds): boolean {
  return (
    kinds.named(readText(row, 'kind')) !== null &&
    JobState.safeParse(readText(row, 'state')).success &&
    ServiceName.safeParse(readText(row, 'service')).success
  )
}

/** Leaves out what another version wrote and this one does not know. */
export function readEvents(rows: readonly unknown[]): JobEvent[] {
  return rows.flatMap((row) => {
    const { job: _job, at, ...event } = jobEvents.read(row)
    const read = JobEvent.safeParse({ ...event, at: new Date(at).toISOString() })
    return read.success ? [read.data] : []
  })
}
