import type { JobEvent, ParkedBecause } from '../../../shared/job.ts'
import { jobKinds, type JobKindFacts } from '../../../shared/job-kinds.ts'
import type { Database } from '../ports.ts'

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
  { now = Date.now(), kinds = jobKinds } = {},
): { lookedUp: number; asked: number } {
  let lookedUp = 0
  let asked = 0
  for (const job of jobs.inStates(['held', 'waiting', 'sending', 'unknown', 'parked'])) {
    if (current(job.id)) continue
    const { afterRestore } = kinds.of(job.kind)
    // A person's decision about it stands, unless trying again would send it unseen.
    if (job.state === 'parked' && afterRestore !== 'ask') continue
    const isOlder = !read(job.id)
    const because = whyAsked(afterRestore, isOlder)
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
  afterRestore: JobKindFacts['afterRestore'],
  isOlder: boolean,
): ParkedBecause | null {
  switch (afterRestore) {
    case 'ask':
      return 'cannot-tell'
    case 'send-again':
      return isOlder ? 'older-copy' : null
    case 'look-up':
      return null
  }
}

/** Whether a job is known from an older copy only, and nobody has said since that it goes. */
export function isFromOlderCopy(timeline: readonly JobEvent[]): boolean {
  const last = timeline.findLast(({ what }) =>
    ['restored', 'retried', 'settled', 'replaced'].includes(what),
  )
  return last?.what === 'restored' && last.outcome === 'older-copy'
}
