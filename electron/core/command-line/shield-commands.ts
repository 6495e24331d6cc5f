import { failed, ok, type Result } from '../../../shared/fault.ts'
import { OrderRequest, type ShieldStock } from '../../../shared/order.ts'
import { viewJob } from '../outbox/job-views.ts'
import { orderShields } from '../shields/order-shields.ts'
import { lineOf, printed, problems, readFlags, type Command } from './command.ts'
import { badInput, statusOfJobs } from './outcome.ts'

/**
 * Orders shields. The answer is shown as answered, even where it differs from what was asked. It
 * orders what it is told: whether the same order a second time is meant, the window asks people.
 */
export const order: Command = async (words, _request, context) => {
  const flags = readFlags(words, ['note'])
  if (!flags.ok) return flags
  const { rest, values } = flags.value
  const request = OrderRequest.safeParse({
    quantity: Number(rest[0]),
    note: values['note'] ?? null,
  })
  if (!request.success) return problems(request.error.issues)
  const { counter, ports } = context
  const account = counter.accounts.current('cicopass')
  if (account === null) return failed({ kind: 'not-signed-in', service: 'cicopass' })
  const origin = { account, now: ports.clock.now(), heldUntil: null, operator: null }
  const at = { database: ports.database, events: counter.events }
  const ordered = orderShields(at, { order: request.data, again: true }, origin)
  if (!ordered.ok) return ordered
  await counter.outbox.deliver([ordered.value.id])
  const job = ports.database.jobs.get(ordered.value.id) ?? ordered.value
  const view = viewJob(job)
  const json = { order: view.state === 'done' ? view.result : null, jobs: [view] }
  return ok({ status: statusOfJobs([view]), json, text: lineOf(job) })
}

export const orders: Command = async (_words, _request, { ports }) => {
  const answer = await ports.registry.orders()
  return answer.ok ? printed(answer.value) : answer
}

/** How many shields are left, and putting that right. */
export const shields: Command = (words, _request, { counter }) => {
  const stock = stockAfter(words, counter.shieldStock)
  return Promise.resolve(stock.ok ? printed(stock.value) : stock)
}

type Stock = Parameters<Command>[2]['counter']['shieldStock']

function stockAfter(words: readonly string[], stock: Stock): Result<ShieldStock> {
  const flags = readFlags(words, ['order'])
  if (!flags.ok) return flags
  const [what, number = ''] = flags.value.rest
  if (what === undefined) return ok(stock.get())
  if (what === 'warn-at' && number === 'never') return stock.setReorderPoint(null)
  if (!/^\d{1,5}$/.test(number)) return badInput('quantity', 'must be a whole number')
  const quantity = Number(number)
  switch (what) {
    case 'received': {
      const order = flags.value.values['order']
      if (quantity === 0) return badInput('quantity', 'must be 1 or more')
      if (order !== undefined && !/^\d{1,15}$/.test(order)) {
        return badInput('order', 'must be the id of an order; "orders" lists them')
      }
      return stock.receive({ quantity, orderId: order === undefined ? null : Number(order) })
    }
    case 'counted':
      return stock.count(quantity)
    case 'warn-at':
      return stock.setReorderPoint(quantity)
    default:
      return badInput('', 'shields, shields received, counted or warn-at')
  }
}
