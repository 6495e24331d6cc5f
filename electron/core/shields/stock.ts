import { failed, ok, type Result } from '../../../shared/fault.ts'
import type { JobKinds } from '../../../shared/job-kinds.ts'
import { StockEntry, type ShieldStock } from '../../../shared/order.ts'
import type { CounterStatus } from '../../../shared/status.ts'
import type { Clock, Database } from '../ports.ts'
import type { KeptStock } from './kept-stock.ts'
import { settings } from '../settings/database-settings.ts'
import { readSetting, writeSetting } from '../settings/stored-settings.ts'

/** Entries before the last count that are still shown. */
const mostOlder = 20
const mostOrders = 500

export type ShieldStockDesk = {
  get(): ShieldStock
  /** For the status strip. */
  summary(): CounterStatus['shields']
  /** An order is received once only. */
  receive(what: { quantity: number; orderId: number | null }): Result<ShieldStock>
  /** Somebody counted: this many are there, whatever the counter thought. */
  count(quantity: number): Result<ShieldStock>
  /** Warn at this many or fewer; null: never. */
  setReorderPoint(reorderPoint: number | null): Result<ShieldStock>
}

/**
 * How many shields are left. The registry cannot say: it answers neither what was delivered nor who
 * carries a shield. So it is what staff received and counted, minus what this counter linked since.
 * A sticker is used from the moment its sale is confirmed, and back when that is undone.
 */
export function createShieldStock(
  { database, clock }: { database: Database; clock: Clock },
  {
    operator,
    changed,
    kinds: { where },
  }: { operator: () => string | null; changed: () => void; kinds: JobKinds },
): ShieldStockDesk {
  const kept = (): KeptStock => readSetting(database.settings, settings.shieldStock)

  function linkedSoFar(): number {
    const states = ['held', 'waiting', 'sending', 'unknown', 'parked', 'done'] as const
    const kinds = where(({ usesShield }) => usesShield)
    // Without a search it is always counted.
    return database.jobs.page({ states, kinds, search: '', after: null, limit: 1 }).total ?? 0
  }

  function left({ entries }: KeptStock): { left: number | null; received: number; linked: number } {
    const from = entries.findLastIndex(({ kind }) => kind === 'counted')
    const since = entries.slice(Math.max(0, from))
    const [first] = since
    if (first === undefined) return { left: null, received: 0, linked: 0 }
    const received = since.reduce((sum, { quantity }) => sum + quantity, 0)
    const linked = linkedSoFar() - first.linkedThen
    return { left: received - linked, received, linked }
  }

  function view(stock: KeptStock): ShieldStock {
    const { entries, reorderPoint, receivedOrders } = stock
    const numbers = left(stock)
    const first = entries.findLast(({ kind }) => kind === 'counted') ?? entries[0]
    return {
      ...numbers,
      since: first?.at ?? null,
      reorderPoint,
      isLow: isLow(numbers.left, reorderPoint),
      entries: entries.map((entry) => StockEntry.parse(entry)).toReversed(),
      receivedOrders,
    }
  }

  function keep(stock: KeptStock): Result<ShieldStock> {
    const written = database.write(() => {
      writeSetting(database.settings, settings.shieldStock, stock)
    })
    if (!written.ok) return written
    changed()
    return ok(view(stock))
  }

  function enter(
    entry: Pick<StockEntry, 'kind' | 'quantity' | 'orderId'>,
    stock: KeptStock,
  ): Result<ShieldStock> {
    const at = new Date(clock.now()).toISOString()
    const added = { ...entry, at, operator: operator(), linkedThen: linkedSoFar() }
    const entries = [...stock.entries, added]
    const counted = entries.findLastIndex(({ kind }) => kind === 'counted')
    return keep({ ...stock, entries: entries.slice(Math.max(0, counted - mostOlder)) })
  }

  return {
    get: () => view(kept()),
    summary() {
      const stock = kept()
      const numbers = left(stock)
      return { left: numbers.left, isLow: isLow(numbers.left, stock.reorderPoint) }
    },
    receive({ quantity, orderId }) {
      const stock = kept()
      if (orderId !== null && stock.receivedOrders.includes(orderId)) {
        return failed({ kind: 'too-late', what: 'receive' })
      }
      const orders = orderId === null ? [] : [orderId]
      const receivedOrders = [...stock.receivedOrders, ...orders].slice(-mostOrders)
      return enter({ kind: 'received', quantity, orderId }, { ...stock, receivedOrders })
    },
    count: (quantity) => enter({ kind: 'counted', quantity, orderId: null }, kept()),
    setReorderPoint: (reorderPoint) => keep({ ...kept(), reorderPoint }),
  }
}

function isLow(left: number | null, reorderPoint: number | null): boolean {
  return left !== null && reorderPoint !== null && left <= reorderPoint
}
