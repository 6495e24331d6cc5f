import type { NamedBike } from '../../../shared/check.ts'
import { failed, ok, type Result } from '../../../shared/fault.ts'
import type { CounterEvents } from '../events.ts'
import type { JobOrigin } from '../outbox/new-job.ts'
import { newLink } from '../jobs/shield-link.ts'
import type { Outbox } from '../outbox/outbox.ts'
import { bikeOf } from '../outbox/payloads.ts'
import { linkKey } from '../jobs/shield-link.ts'
import { queueJob } from '../outbox/queue-job.ts'
import type { Database, StoredJob } from '../ports.ts'

/**
 * A link of a shield to a bike of the registry, on disk. The same pair again is the job that exists,
 * tried again when it stood still; a shield that is on its way to another bike is `already-here`.
 */
export function linkShield(
  at: { database: Database; outbox: Pick<Outbox, 'retry'>; events: CounterEvents },
  { bike, shieldCode }: { bike: NamedBike; shieldCode: string },
  origin: JobOrigin,
): Result<StoredJob> {
  const { jobs } = at.database
  const key = linkKey(origin.account, shieldCode)
  const live = jobs.liveJobWith(key)
  if (live !== null && bikeOf(live) !== bike.id) {
    return failed({ kind: 'already-here', jobId: live.id, what: shieldCode })
  }
  const before = live ?? jobs.doneJobWith(key)
  if (before === null || bikeOf(before) !== bike.id) {
    const { id: bikeId, title, frameNumber } = bike
    return queueJob(at, newLink({ bikeId, title, frameNumber }, shieldCode, origin))
  }
  // The same pair again cannot double anything, and whoever asks again wants it tried again.
  return before.state === 'parked' ? at.outbox.retry(before.id, origin.operator) : ok(before)
}
