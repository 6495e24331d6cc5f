import { failed, ok, type Result } from '../../../shared/fault.ts'
import type { CounterEvents } from '../events.ts'
import type { Database, StoredJob } from '../ports.ts'
import { inTurn } from './in-turn.ts'

/**
 * Puts one new job on disk, and in the same transaction what `beside` writes. Whoever calls says
 * afterwards that there is something to deliver. A live job with the same unique key is `already-here`.
 */
export function queueJob(
  { database, events }: { database: Database; events: CounterEvents },
  job: StoredJob,
  beside?: () => void,
): Result<StoredJob> {
  const { jobs } = database
  return database.write((): Result<StoredJob> => {
    const live = job.uniqueKey === null ? null : jobs.liveJobWith(job.uniqueKey)
    if (live !== null) {
      return failed({ kind: 'already-here', jobId: live.id, what: live.title ?? live.kind })
    }
    const placed = inTurn(jobs, job)
    jobs.add(placed)
    beside?.()
    events.emit('queue.changed', {})
    return ok(placed)
  })
}
