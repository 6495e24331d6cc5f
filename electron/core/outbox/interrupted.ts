import type { JobKinds } from '../../../shared/job-kinds.ts'
import type { Ports } from '../ports.ts'
import { latestEndOfSend } from './back-off.ts'

/**
 * A row that says `sending` with nobody sending it was cut off: it may have arrived, and is looked for.
 * `isOurs` says which are on the wire in this process.
 */
export function settleInterrupted(
  { clock, database, log }: Pick<Ports, 'clock' | 'database' | 'log'>,
  { isOurs, kinds }: { isOurs: (jobId: string) => boolean; kinds: JobKinds },
): void {
  for (const job of database.jobs.inStates(['sending'])) {
    if (isOurs(job.id)) continue
    const written = database.write(() => {
      job.state = 'unknown'
      job.nextAt = clock.now()
      const { longestSend } = kinds.of(job.kind)
      job.sentElapsed = latestEndOfSend(job.sentElapsed, { elapsed: clock.elapsed(), longestSend })
      database.jobs.save(job)
      const event = { what: 'found-sending', outcome: null, serviceWords: null } as const
      database.jobs.addEvent(job.id, { at: clock.now(), ...event })
    })
    if (!written.ok) log.error('An interrupted job could not be marked', { job: job.id })
  }
}
