import type { JobKinds } from '../../../shared/job-kinds.ts'
import type { Ports } from '../ports.ts'
import { backOffMilliseconds, latestEndOfSend } from './back-off.ts'

/** A defect that shows so often in a row will not go away by itself: a person decides. */
const mostThrows = 5
/** A defect is not a network: it does not come right within seconds. */
const shortestRest = 5_000

type Stores = Pick<Ports, 'clock' | 'database' | 'random'>

/**
 * Puts a job off whose handler threw, so that the other jobs of its service go on. Tried again later and
 * later; after a few times it parks. One that may have arrived parks as such, so that trying it again
 * looks first. One that was on the wire counts as cut off just now: the timeline says so, and a late
 * commit is waited for from here on. False when it could not be written down.
 */
export function putOffDefect(
  jobId: string,
  { clock, database, random }: Stores,
  kinds: JobKinds,
): boolean {
  const { jobs } = database
  const written = database.write(() => {
    const job = jobs.get(jobId)
    if (job === null || !['held', 'waiting', 'sending', 'unknown'].includes(job.state)) return
    const mayHaveArrived = job.state === 'sending' || job.state === 'unknown'
    const throws = 1 + throwsInARow(jobs.events(jobId))
    const at = clock.now()
    if (job.state === 'sending') {
      const { longestSend } = kinds.of(job.kind)
      job.sentElapsed = latestEndOfSend(job.sentElapsed, { elapsed: clock.elapsed(), longestSend })
      jobs.addEvent(jobId, { at, what: 'found-sending', outcome: null, serviceWords: null })
    }
    const isForPerson = throws >= mostThrows
    const because = mayHaveArrived ? 'cannot-tell' : 'damaged'
    job.state = isForPerson ? 'parked' : mayHaveArrived ? 'unknown' : job.state
    if (isForPerson) job.parkedBecause = because
    job.nextAt = at + Math.max(shortestRest, backOffMilliseconds(throws, random))
    jobs.save(job)
    const what = isForPerson ? 'parked' : 'not-delivered'
    const outcome = isForPerson ? because : 'damaged'
    jobs.addEvent(jobId, { at, what, outcome, serviceWords: null })
  })
  return written.ok
}

function throwsInARow(events: readonly { what: string; outcome: string | null }[]): number {
  const isThrow = (event: { what: string; outcome: string | null }): boolean =>
    event.what === 'not-delivered' && event.outcome === 'damaged'
  const tries = events.filter(({ what }) => !['checked', 'sent', 'found-sending'].includes(what))
  const before = tries.toReversed().findIndex((event) => !isThrow(event))
  return before < 0 ? tries.length : before
}
