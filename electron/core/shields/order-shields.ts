import { failed, type Result } from '../../../shared/fault.ts'
import type { OrderRequest } from '../../../shared/order.ts'
import type { CounterEvents } from '../events.ts'
import type { JobOrigin } from '../outbox/new-job.ts'
import { newOrder } from '../jobs/shields-order.ts'
import { OrderPayload } from '../jobs/shields-order.ts'
import { keyOfOrders, readJson } from '../outbox/payloads.ts'
import { queueJob } from '../outbox/queue-job.ts'
import type { Database, StoredJob } from '../ports.ts'

const day = 24 * 60 * 60_000

/**
 * An order of shields, on disk. The same number within a day is more often a second click, or a
 * colleague, than a second order: then a person has to say `again`.
 */
export function orderShields(
  at: { database: Database; events: CounterEvents },
  { order, again }: { order: OrderRequest; again: boolean },
  origin: JobOrigin,
): Result<StoredJob> {
  const same = again ? null : sameOrder(at.database, order, origin)
  if (same !== null) {
    const orderedAt = new Date(same.createdAt).toISOString()
    return failed({
      kind: 'ordered-already',
      jobId: same.id,
      quantity: order.quantity,
      orderedAt,
    })
  }
  return queueJob(at, newOrder(order, origin))
}

/** The newest order of as many shields by this account within a day, unless it was given up. */
function sameOrder({ jobs }: Database, order: OrderRequest, origin: JobOrigin): StoredJob | null {
  const isSame = (job: StoredJob): boolean => {
    const payload = readJson(OrderPayload, job.payload)
    return payload.ok && payload.value.quantity === order.quantity
  }
  return (
    jobs
      .ofBike([keyOfOrders(origin.account)], 50)
      .filter(({ state }) => state !== 'discarded' && state !== 'undone')
      .filter(({ createdAt }) => Math.abs(origin.now - createdAt) < day)
      .find(isSame) ?? null
  )
}
