import type { ListedOrder } from '../../../shared/order.ts'
import type { Clock, JobStore, Registry, StoredJob } from '../ports.ts'
import { lateCommitMilliseconds, leastSince } from './back-off.ts'
import type { JobHandler, StepOutcome } from './handler.ts'
import { notSent } from './not-sent.ts'
import { OrderPayload, OrderResult, SeenOrders } from './other-payloads.ts'
import { readJson } from './payloads.ts'
import { afterFault } from './register.ts'

const damaged: StepOutcome = { to: 'parked', because: 'damaged', serviceWords: null }
const cannotTell: StepOutcome = { to: 'parked', because: 'cannot-tell', serviceWords: null }

/**
 * Orders shields. Money is never sent twice by itself: the only new order since the send is ours if it
 * has our quantity. Anything else is a person's to decide, and where none has our quantity, that after
 * the last moment a slow service may commit.
 */
export function createOrderHandler({
  registry,
  clock,
  jobs,
}: {
  registry: Registry
  clock: Clock
  jobs: JobStore
}): JobHandler {
  /** The orders that this counter knows to be another job's. */
  function ofOtherJobs(job: StoredJob): ReadonlySet<number> {
    const orderIds = new Set<number>()
    let after: string | null = null
    do {
      const kinds = ['shields.order'] as const
      const page = jobs.page({ states: ['done'], kinds, search: '', after, limit: 1_000 })
      for (const other of page.jobs) {
        const result = readJson(OrderResult, other.result)
        if (result.ok && other.id !== job.id) orderIds.add(result.value.orderId)
      }
      after = page.next
    } while (after !== null)
    return orderIds
  }

  /** The orders that cannot be this job's: those seen before its send, and other jobs'. */
  function knownBefore(job: StoredJob): ReadonlySet<number> {
    const seen = readJson(SeenOrders, job.seen)
    return new Set([...(seen.ok ? seen.value.orderIds : []), ...ofOtherJobs(job)])
  }

  return {
    async prepare(job) {
      // Looked for in vain, and nobody but a person may send it again: they take its attempts back.
      if (job.attempts > 0 && job.looks > 0) return { go: false, outcome: cannotTell }
      const orders = await registry.orders()
      if (!orders.ok) return { go: false, outcome: notSent(orders.fault) }
      const seen = JSON.stringify({ orderIds: orders.value.map(({ orderId }) => orderId) })
      return { go: true, seen, event: null }
    },

    async send(job) {
      const order = readJson(OrderPayload, job.payload)
      if (!order.ok) return damaged
      const placed = await registry.orderShields(order.value)
      if (!placed.ok) return afterFault(placed)
      const { orderId } = placed.value
      if (knownBefore(job).has(orderId)) return answeredAnother(orderId)
      return { to: 'done', result: { ...placed.value }, serviceWords: null, adopted: false }
    },

    settle: {
      by: 'looking',
      async look(job) {
        const seen = readJson(SeenOrders, job.seen)
        const ours = readJson(OrderPayload, job.payload)
        if (!ours.ok) return damaged
        if (!seen.ok) return cannotTell
        const orders = await registry.orders()
        if (!orders.ok) return { to: 'not-looked', fault: orders.fault }
        const known = knownBefore(job)
        const added = orders.value.filter(({ orderId }) => !known.has(orderId))
        const order = added.find((listed) => quantityOf(listed) === ours.value.quantity)
        if (order !== undefined) {
          // One that cannot be read may be ours as well.
          if (added.length > 1 || orders.unreadable > 0)
            return { to: 'parked', because: 'ambiguous', serviceWords: null }
          const { orderId, orderNumber, totalCents, paymentStatus, orderStatus } = order
          const result = { orderId, orderNumber, totalCents, paymentStatus, orderStatus }
          return { to: 'done', result, serviceWords: null, adopted: true }
        }
        if (orders.unreadable > 0) return cannotTell
        // Not measured: the outbox counts from this look.
        const since = job.sentElapsed === null ? 0 : leastSince(job.sentElapsed, clock.elapsed())
        const late = since >= lateCommitMilliseconds
        return late ? cannotTell : { to: 'not-there' }
      },
    },
  }
}

/** A 2xx about an order that was there before: nobody knows what became of ours. */
function answeredAnother(orderId: number): StepOutcome {
  const fault = {
    kind: 'unreadable-answer',
    service: 'cicopass',
    status: 200,
    serviceWords: `orderId ${String(orderId)}`,
    because: 'form',
  } as const
  return { to: 'unknown', fault }
}

/** How many shields a listed order is for; null where its lines do not say, or say several things. */
function quantityOf({ items }: ListedOrder): number | null {
  const [line] = items
  return line === undefined || items.length > 1 ? null : line.quantity
}
