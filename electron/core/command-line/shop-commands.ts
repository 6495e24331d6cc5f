import { writeStoreId } from '../../../shared/stock.ts'
import { locate } from '../leads/store-locator.ts'
import { printed, type Command } from './command.ts'
import { badInput } from './outcome.ts'

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
