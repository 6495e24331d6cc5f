import { failed, ok } from '../../../shared/fault.ts'
import { OrderRequest } from '../../../shared/order.ts'
import { writeStoreId } from '../../../shared/stock.ts'
import { locate } from '../leads/store-locator.ts'
import { viewJob } from '../outbox/job-views.ts'
import { newOrder } from '../outbox/other-jobs.ts'
import { lineOf, printed, problems, queueAndDeliver, readFlags, type Command } from './command.ts'
import { badInput, statusOfJobs } from './outcome.ts'

/** Orders shields. The answer is shown as answered, even where it differs from what was asked. */
export const order: Command = async (words, _request, context) => {
  const flags = readFlags(words, ['note'])
  if (!flags.ok) return flags
  const { rest, values } = flags.value
  const request = OrderRequest.safeParse({
    quantity: Number(rest[0]),
    note: values['note'] ?? null,
  })
  if (!request.success) return problems(request.error.issues)
  const account = context.counter.accounts.current('cicopass')
  if (account === null) return failed({ kind: 'not-signed-in', service: 'cicopass' })
  const origin = { account, now: context.ports.clock.now(), heldUntil: null, operator: null }
  const job = await queueAndDeliver(context, newOrder(request.data, origin))
  if (!job.ok) return job
  const view = viewJob(job.value)
  const json = { order: view.state === 'done' ? view.result : null, jobs: [view] }
  return ok({ status: statusOfJobs([view]), json, text: lineOf(job.value) })
}

export const orders: Command = async (_words, _request, { ports }) => {
  const answer = await ports.registry.orders()
  return answer.ok ? printed(answer.value) : answer
}

export const stores: Command = async (_words, _request, { ports }) => {
  const answer = await ports.pos.stores()
  if (!answer.ok) return answer
  return printed(answer.value.map((store) => ({ ...store, id: writeStoreId(store.id) })))
}

/** Keys show only their last four characters. */
export const keys: Command = async (_words, _request, { ports }) => {
  const answer = await ports.pos.keys()
  if (!answer.ok) return answer
  return printed(
    answer.value.map(({ store, ...key }) => ({
      ...key,
      store: { ...store, id: writeStoreId(store.id) },
    })),
  )
}

export const stock: Command = async (words, _request, { ports }) => {
  if (words.length === 0) return badInput('barcode', 'give at least one')
  const answer = await ports.pos.stock(words)
  if (!answer.ok) return answer
  return printed(answer.value.stock.map((line) => ({ ...line, store: writeStoreId(line.store) })))
}

/** Which stores have a bike with this product code, the nearest first. */
export const where: Command = async ([code = ''], _request, { counter, ports }) => {
  const own = counter.accounts.get().cyclesoftware?.store ?? null
  const answer = await locate(ports.pos, { code, own })
  if (!answer.ok) return answer
  return printed(answer.value.map((found) => ({ ...found, store: writeStoreId(found.store) })))
}
