import type { Clock, Registry } from '../ports.ts'
import { lateCommitMilliseconds } from './back-off.ts'
import type { JobHandler, StepOutcome } from './handler.ts'
import { notSent } from './not-sent.ts'
import { OrderPayload, SeenOrders } from './other-payloads.ts'
import { readJson } from './payloads.ts'
import { afterFault } from './register.ts'

const damaged: StepOutcome = { to: 'parked', because: 'damaged', serviceWords: null }
const cannotTell: StepOutcome = { to: 'parked', because: 'cannot-tell', serviceWords: null }

/**
 * Orders shields. Money is never sent twice by itself: exactly one new order since the send is ours,
 * anything else is a person's to decide, and that after the last moment a slow service may commit.
 */
export function createOrderHandler({
  registry,
  clock,
}: {
  registry: Registry
  clock: Clock
}): JobHandler {
  return {
    async prepare() {
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
      return { to: 'done', result: { ...placed.value }, serviceWords: null, adopted: false }
    },

    settle: {
      by: 'looking',
      async look(job) {
        const seen = readJson(SeenOrders, job.seen)
        if (!seen.ok) return cannotTell
        const orders = await registry.orders()
        if (!orders.ok) return { to: 'not-looked', fault: orders.fault }
        const added = orders.value.filter(({ orderId }) => !seen.value.orderIds.includes(orderId))
        const [order] = added
        if (order !== undefined) {
          if (added.length > 1) return { to: 'parked', because: 'ambiguous', serviceWords: null }
          const { orderId, orderNumber, totalCents, paymentStatus, orderStatus } = order
          const result = { orderId, orderNumber, totalCents, paymentStatus, orderStatus }
          return { to: 'done', result, serviceWords: null, adopted: true }
        }
        const late = clock.now() - (job.sentAt ?? 0) >= lateCommitMilliseconds
        return late ? cannotTell : { to: 'not-there' }
      },
    },
  }
}
