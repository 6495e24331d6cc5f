import type { JobEvent, ParkedBecause } from '../../../shared/job.ts'
import type { Database, StoredJob } from '../ports.ts'

/** The registry is asked whether it has it, which changes nothing there. */
const isLookedFor: ReadonlySet<StoredJob['kind']> = new Set(['bike.register'])
/** The same can be sent again, or is read first: nothing is doubled by it. */
const isRepeatable: ReadonlySet<StoredJob['kind']> = new Set(['shield.link', 'lead.cancel'])

export type KnownAfterRestore = {
  /** Its newest state was read: believed. */
  current: (jobId: string) => boolean
  /** It was read where the database lay, which was damaged: what staff last did to it is in it. */
  read: (jobId: string) => boolean
}

/**
 * A restored database is older than what happened: a job that waits in it may have been done since. So
 * each is looked for before anything is sent, and where nothing can tell, a person is asked. What is
 * known from an older copy only may have been undone or given up after the copy was made: it is looked
 * for, and sent when a person says so. Only the state of a job that is `current` is believed. Inside a
 * transaction.
 */
export function settleAfterRestore(
  { jobs }: Pick<Database, 'jobs'>,
  { current, read }: KnownAfterRestore,
  now = Date.now(),
): { lookedUp: number; asked: number } {
  let lookedUp = 0
  let asked = 0
  for (const job of jobs.inStates(['held', 'waiting', 'sending', 'unknown', 'parked'])) {
    if (current(job.id)) continue
    const tells = isLookedFor.has(job.kind) || isRepeatable.has(job.kind)
    // A person's decision about it stands, unless trying again would send it unseen.
    if (job.state === 'parked' && tells) continue
    const isOlder = !read(job.id)
    const because = whyAsked(job, { tells, isOlder })
    job.state = because === null ? 'unknown' : 'parked'
    job.parkedBecause = because
    // As far as anybody knows: what was sent is looked for before it goes again.
    job.attempts = Math.max(1, job.attempts)
    job.backOff = 0
    job.looks = 0
    job.sentElapsed = null
    job.nextAt = now
    jobs.save(job)
    const outcome = because ?? (isOlder ? 'older-copy' : null)
    jobs.addEvent(job.id, { at: now, what: 'restored', outcome, serviceWords: null })
    if (because === null) lookedUp += 1
    else asked += 1
  }
  return { lookedUp, asked }
}

function whyAsked(
  { kind }: StoredJob,
  { tells, isOlder }: { tells: boolean; isOlder: boolean },
): ParkedBecause | null {
  if (!tells) return 'cannot-tell'
  return isOlder && !isLookedFor.has(kind) ? 'older-copy' : null
}

/** Whether a job is known from an older copy only, and nobody has said since that it goes. */
export function isFromOlderCopy(timeline: readonly JobEvent[]): boolean {
  const last = timeline.findLast(({ what }) =>
    ['restored', 'retried', 'settled', 'replaced'].includes(what),
  )
  return last?.what === 'restored' && last.outcome === 'older-copy'
}
