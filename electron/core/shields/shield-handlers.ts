import { failed, ok } from '../../../shared/fault.ts'
import type { AccountDesk } from '../accounts.ts'
import type { CounterEvents } from '../events.ts'
import type { CounterHandlers } from '../handlers.ts'
import { viewQueuedJob } from '../outbox/job-views.ts'
import type { Outbox } from '../outbox/outbox.ts'
import type { Ports } from '../ports.ts'
import { orderShields } from './order-shields.ts'
import type { ShieldStockDesk } from './stock.ts'

/** Everything of `Shields`: how many are left, and ordering more. */
export function shieldHandlers(
  { database, clock, registry }: Ports,
  counter: {
    stock: ShieldStockDesk
    accounts: AccountDesk
    operator: () => string | null
    outbox: Outbox
    events: CounterEvents
  },
): Pick<CounterHandlers, Extract<keyof CounterHandlers, `shields.${string}`>> {
  const { stock, accounts, operator, outbox, events } = counter
  return {
    'shields.stock': () => ok(stock.get()),
    'shields.receive': (what) => stock.receive(what),
    'shields.count': ({ quantity }) => stock.count(quantity),
    'shields.reorderPoint': ({ reorderPoint }) => stock.setReorderPoint(reorderPoint),
    'shields.order'(asked) {
      const account = accounts.current('cicopass')
      if (account === null) return failed({ kind: 'not-signed-in', service: 'cicopass' })
      const origin = { account, now: clock.now(), heldUntil: null, operator: operator() }
      const ordered = orderShields({ database, events }, asked, origin)
      if (!ordered.ok) return ordered
      outbox.nudge()
      return ok(viewQueuedJob(ordered.value))
    },
    'shields.orders': () => registry.orders(),
  }
}
