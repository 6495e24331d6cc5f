import { ok } from '../../../shared/fault.ts'
import type { CounterHandlers } from '../handlers.ts'
import type { Seller } from '../selling/seller.ts'
import type { SoldBikeDesk } from './sold-bike-desk.ts'

/** The endpoints of the till's worklist. */
export function soldBikeHandlers({
  desk,
  seller,
  operator,
}: {
  desk: SoldBikeDesk
  seller: Seller
  operator: () => string | null
}): Pick<CounterHandlers, Extract<keyof CounterHandlers, `sold.${string}`>> {
  return {
    'sold.list': () => ok(desk.list()),
    async 'sold.read'() {
      // Why it failed stands in the list's own `reading`.
      await desk.reader.readNow()
      return ok(desk.list())
    },
    'sold.open': ({ id }) => desk.open(id),
    'sold.close': ({ id }) => ok(seller.putAway(id)),
    'sold.dismiss': ({ id, reason }) => desk.dismiss(id, reason, operator()),
    'sold.restore': ({ id }) => desk.restore(id),
    'sold.unreadableSeen': () => ok(desk.unreadableSeen()),
    'sold.returnSeen': ({ id }) => desk.returnSeen(id),
  }
}
