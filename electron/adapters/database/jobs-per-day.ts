import { JobState } from '../../../shared/job.ts'
import type { JobKinds } from '../../../shared/job-kinds.ts'
import type { JobsOfDay, JobStore, StoredJob } from '../../core/ports.ts'
import { readJobs } from './job-rows.ts'
import { readNumber, readText } from './rows.ts'
import type { Statements } from './sqlite.ts'

/**
 * Each day, kind and state is one run of the index `jobs_listed`, counted as it lies there: it costs
 * what was made in those days, however much lies before them.
 */
const COUNTED = `
  SELECT day.key AS day, kind.value AS kind, state.value AS state, (
    SELECT COUNT(*) FROM jobs INDEXED BY jobs_listed
    WHERE jobs.state = state.value AND jobs.kind = kind.value
      AND jobs.created_at >= day.value AND jobs.created_at < until.value) AS total
  FROM json_each(@starts) AS day
    JOIN json_each(@starts) AS until ON until.key = day.key + 1
    JOIN json_each(@kinds) AS kind
    JOIN json_each(@states) AS state`

export function countJobsPerDay(
  sql: Statements,
  { kinds, starts }: Parameters<JobStore['perDay']>[0],
): JobsOfDay[] {
  return sql(COUNTED)
    .all({
      starts: JSON.stringify(starts),
      kinds: JSON.stringify(kinds),
      states: JSON.stringify(JobState.options),
    })
    .flatMap((row) => {
      const kind = kinds.find((asked) => asked === readText(row, 'kind'))
      const total = readNumber(row, 'total')
      const [day, state] = [readNumber(row, 'day'), JobState.parse(readText(row, 'state'))]
      return kind === undefined || total === 0 ? [] : [{ day, kind, state, total }]
    })
}

const MADE = `
  SELECT jobs.* FROM json_each(@kinds) AS kind
    JOIN json_each(@states) AS state
    JOIN jobs INDEXED BY jobs_listed ON jobs.state = state.value AND jobs.kind = kind.value
      AND jobs.created_at >= @from AND jobs.created_at < @until
  ORDER BY jobs.created_at, jobs.seq`

export function jobsMadeBetween(
  sql: Statements,
  { kinds, from, until, known }: Parameters<JobStore['madeBetween']>[0] & { known: JobKinds },
): StoredJob[] {
  const asked = { kinds: JSON.stringify(kinds), states: JSON.stringify(JobState.options) }
  return readJobs(sql(MADE).all({ ...asked, from, until }), known)
}
