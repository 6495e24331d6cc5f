import { z } from 'zod'
import { ok } from '../../../shared/fault.ts'
import { OrderRequest, type ListedOrder } from '../../../shared/order.ts'
import { declaredJobKinds } from '../../../shared/job-kinds.ts'
import { registryName } from '../../../shared/service-name.ts'
import { lateCommitMilliseconds, leastSince } from '../outbox/back-off.ts'
import { editable } from '../outbox/edit/editable.ts'
import { cannotTell } from '../outbox/handler.ts'
import { newJob, type JobOrigin } from '../outbox/new-job.ts'
import { afterFault, notSent, type WithoutResult } from '../outbox/not-sent.ts'
import { keyOfOrders, readJson } from '../outbox/payloads.ts'
import type { Clock, JobStore, Registry, StoredJob } from '../ports.ts'
import { defineJob, type KindHandler } from './definition.ts'

export const OrderPayload = OrderRequest

/** What the service answered, or what the list says of one that was found there: its id tells it from others. */
const Ordered = z.looseObject({ orderId: z.number().int() })
type Ordered = z.infer<typeof Ordered>

const SeenOrders = z.object({ orderIds: z.array(z.number().int()) })

/** Orders shields. */
export const shieldsOrder = defineJob(declaredJobKinds['shields.order'], {
  payload: OrderPayload,
  result: Ordered,
  handler: ({ registry, clock, database }) =>
    createOrderHandler({ registry, clock, jobs: database.jobs }),
  edit: () =>
    editable(OrderPayload, {
      write: ({ quantity, note }) => (note === null ? { quantity } : { quantity, note }),
      fields: OrderRequest.partial({ note: true }).strict(),
      make: ({ quantity, note = null }, { origin }) => ok(newOrder({ quantity, note }, origin)),
    }),
  forget: null,
  waitAnew: null,
})

/** Orders go one after the other: of two at once, nobody could tell which one the service placed. */
export function newOrder(order: OrderRequest, origin: JobOrigin): StoredJob {
  return newJob(origin, {
    kind: 'shields.order',
    payload: order,
    bikeKey: keyOfOrders(origin.account),
    uniqueKey: null,
    title: `${String(order.quantity)} × CicoShield`,
  })
}

/**
 * Money is never sent twice by itself: the only new order since the send is ours if it
 * has our quantity. Anything else is a person's to decide, and where none has our quantity, that after
 * the last moment a slow service may commit.
 */
function createOrderHandler({
  registry,
  clock,
  jobs,
}: {
  registry: Registry
  clock: Clock
  jobs: JobStore
}): KindHandler<OrderRequest, Ordered> {
  /** The orders that this counter knows to be another job's. */
  function ofOtherJobs(job: StoredJob): ReadonlySet<number> {
    const orderIds = new Set<number>()
    let after: string | null = null
    do {
      const kinds = [job.kind]
      const page = jobs.page({ states: ['done'], kinds, search: '', after, limit: 1_000 })
      for (const other of page.jobs) {
        const result = readJson(Ordered, other.result)
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

    async send(job, order) {
      const placed = await registry.orderShields(order)
      if (!placed.ok) return afterFault(placed)
      const { orderId } = placed.value
      if (knownBefore(job).has(orderId)) return answeredAnother(orderId)
      return { to: 'done', result: { ...placed.value }, serviceWords: null, adopted: false }
    },

    settle: {
      by: 'looking',
      async look(job, { quantity }) {
        const seen = readJson(SeenOrders, job.seen)
        if (!seen.ok) return cannotTell
        const orders = await registry.orders()
        if (!orders.ok) return { to: 'not-looked', fault: orders.fault }
        const known = knownBefore(job)
        const added = orders.value.filter(({ orderId }) => !known.has(orderId))
        const order = added.find((listed) => quantityOf(listed) === quantity)
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
function answeredAnother(orderId: number): WithoutResult {
  const fault = {
    kind: 'unreadable-answer',
    service: registryName,
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
