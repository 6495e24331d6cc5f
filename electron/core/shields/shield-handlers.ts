import type { Language } from '../../../shared/language.ts'
import { failed, ok } from '../../../shared/fault.ts'
import { registryName } from '../../../shared/service-name.ts'
import type { AccountDesk } from '../accounts.ts'
import type { CounterEvents } from '../events.ts'
import type { CounterHandlers } from '../handlers.ts'
import { viewQueuedJob } from '../outbox/job-views.ts'
import type { Outbox } from '../outbox/outbox.ts'
import { dayOf } from '../overview/days.ts'
import { printList } from '../paper/list-page.ts'
import { paperWords } from '../paper/paper-words.ts'
import type { Ports } from '../ports.ts'
import { settings } from '../settings/database-settings.ts'
import { readSetting } from '../settings/stored-settings.ts'
import { orderShields } from './order-shields.ts'
import { stockListHtml } from './stock-list.ts'
import type { ShieldStockDesk } from './stock.ts'

/** Everything of `Shields`: how many are left, and ordering more. */
export function shieldHandlers(
  ports: Pick<Ports, 'clock' | 'database' | 'registry' | 'printer' | 'files'>,
  counter: {
    stock: ShieldStockDesk
    accounts: AccountDesk
    operator: () => string | null
    outbox: Outbox
    events: CounterEvents
    language: () => Language
  },
): Pick<CounterHandlers, Extract<keyof CounterHandlers, `shields.${string}`>> {
  const { database, clock, registry } = ports
  const { stock, accounts, operator, outbox, events } = counter
  return {
    'shields.stock': () => ok(stock.get()),
    'shields.receive': (what) => stock.receive(what),
    'shields.count': ({ quantity }) => stock.count(quantity),
    'shields.reorderPoint': ({ reorderPoint }) => stock.setReorderPoint(reorderPoint),
    'shields.order'(asked) {
      const account = accounts.current(registryName)
      if (account === null) return failed({ kind: 'not-signed-in', service: registryName })
      const origin = { account, now: clock.now(), heldUntil: null, operator: operator() }
      const ordered = orderShields({ database, events }, asked, origin)
      if (!ordered.ok) return ordered
      outbox.nudge()
      return ok(viewQueuedJob(ordered.value))
    },
    async 'shields.orders'() {
      const orders = await registry.orders()
      return orders.ok ? ok(orders.value) : orders
    },
    async 'shields.print'() {
      const words = await paperWords(counter.language())
      const now = clock.now()
      const shop = readSetting(database.settings, settings.shopName)
      const html = stockListHtml(stock.get(), await registry.orders(), {
        now,
        words,
        shop,
      })
      return printList(ports, { html, fileName: `${dayOf(now)}-shields.pdf` })
    },
  }
}
