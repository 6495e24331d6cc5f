import { failed, ok, type Result } from '../../../shared/fault.ts'
import { OrderRequest } from '../../../shared/order.ts'
import { registryName } from '../../../shared/service-name.ts'
import { viewJob } from '../outbox/job-views.ts'
import { orderShields } from '../shields/order-shields.ts'
import { lineOf, printed, problems, textOf } from './command.ts'
import type { CommandDeclaration } from './declaration.ts'
import { badInput, statusOfJobs } from './outcome.ts'

const stock = { input: null, answers: '`ShieldStock`' } as const

/** Ordering shields, how many are left, and putting that right. */
export const shieldCommands: readonly CommandDeclaration[] = [
  {
    form: 'order <quantity>',
    flags: { '--note <text>': { says: 'for Cicopass' } },
    does: 'orders shields',
    input: null,
    answers: '`Ordered`',
    // The answer is shown as answered, even where it differs from what was asked. It orders what it is
    // told: whether the same order a second time is meant, the window asks people.
    async run({ args, flags }, _request, { counter, ports }) {
      const note = textOf(flags['note']) ?? null
      const request = OrderRequest.safeParse({ quantity: Number(args[0]), note })
      if (!request.success) return problems(request.error.issues)
      const account = counter.accounts.current(registryName)
      if (account === null) return failed({ kind: 'not-signed-in', service: registryName })
      const origin = { account, now: ports.clock.now(), heldUntil: null, operator: null }
      const at = { database: ports.database, events: counter.events }
      const ordered = orderShields(at, { order: request.data, again: true }, origin)
      if (!ordered.ok) return ordered
      await counter.outbox.deliver([ordered.value.id])
      const job = ports.database.jobs.get(ordered.value.id) ?? ordered.value
      const view = viewJob(job)
      const json = { order: view.state === 'done' ? view.result : null, jobs: [view] }
      return ok({ status: statusOfJobs([view]), json, text: lineOf(job) })
    },
  },
  {
    form: 'orders',
    does: 'the orders at Cicopass',
    input: null,
    answers: '`ListedOrder[]`',
    async run(_given, _request, { ports }) {
      const answer = await ports.registry.orders()
      return answer.ok ? printed(answer.value) : answer
    },
  },
  {
    form: 'shields',
    does: 'how many are left',
    ...stock,
    run: (_given, _request, { counter }) => printed(counter.shieldStock.get()),
  },
  {
    form: 'shields received <number>',
    flags: { '--order <id>': { says: 'the order they came of' } },
    does: 'so many came in',
    ...stock,
    run({ args, flags }, _request, { counter }) {
      const quantity = readQuantity(args[0])
      if (!quantity.ok) return quantity
      if (quantity.value === 0) return badInput('quantity', 'must be 1 or more')
      const order = textOf(flags['order'])
      if (order !== undefined && !/^\d{1,15}$/.test(order)) {
        return badInput('order', 'must be the id of an order; "orders" lists them')
      }
      const orderId = order === undefined ? null : Number(order)
      const stocked = counter.shieldStock.receive({ quantity: quantity.value, orderId })
      return stocked.ok ? printed(stocked.value) : stocked
    },
  },
  {
    form: 'shields counted <number>',
    does: 'so many are there',
    ...stock,
    run({ args }, _request, { counter }) {
      const quantity = readQuantity(args[0])
      const counted = quantity.ok ? counter.shieldStock.count(quantity.value) : quantity
      return counted.ok ? printed(counted.value) : counted
    },
  },
  {
    form: 'shields warn-at <number or never>',
    does: 'says when it is time to order',
    ...stock,
    run({ args }, _request, { counter }) {
      const point = args[0] === 'never' ? ok(null) : readQuantity(args[0])
      const set = point.ok ? counter.shieldStock.setReorderPoint(point.value) : point
      return set.ok ? printed(set.value) : set
    },
  },
]

function readQuantity(word = ''): Result<number> {
  return /^\d{1,5}$/.test(word) ? ok(Number(word)) : badInput('quantity', 'must be a whole number')
}
