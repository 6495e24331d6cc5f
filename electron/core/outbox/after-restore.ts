import type { Database, StoredJob } from '../ports.ts'

/** These are looked for at their service, or the same is sent again, whatever is known of them. */
const canBeTold: ReadonlySet<StoredJob['kind']> = new Set([
  'bike.register',
  'shield.link',
  'lead.cancel',
])

/**
 * A restored database is older than what happened: a job that waits in it may have been done since. So
 * each is looked for before anything is sent, and where nothing can tell, a person is asked. Only the
 * state of a job that is `current` is believed. Inside a transaction.
 */
export function settleAfterRestore(
  { jobs }: Pick<Database, 'jobs'>,
  { current }: { current: (jobId: string) => boolean },
  now = Date.now(),
): { lookedUp: number; asked: number } {
  let lookedUp = 0
  let asked = 0
  for (const job of jobs.inStates(['held', 'waiting', 'sending', 'unknown', 'parked'])) {
    if (current(job.id)) continue
    const tells = canBeTold.has(job.kind)
    // A person's decision about it stands, unless trying again would send it unseen.
    if (job.state === 'parked' && tells) continue
    job.state = tells ? 'unknown' : 'parked'
    job.parkedBecause = tells ? null : 'cannot-tell'
    // As far as anybody knows: what was sent is looked for before it goes again.
    job.attempts = Math.max(1, job.attempts)
    job.backOff = 0
    job.looks = 0
    job.sentElapsed = null
    job.nextAt = now
    jobs.save(job)
    const outcome = tells ? null : 'cannot-tell'
    jobs.addEvent(job.id, { at: now, what: 'restored', outcome, serviceWords: null })
    if (tells) lookedUp += 1
    else asked += 1
  }
  return { lookedUp, asked }
}
