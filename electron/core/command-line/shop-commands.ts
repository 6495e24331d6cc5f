import { writeStoreId } from '../../../shared/stock.ts'
import { locate } from '../leads/store-locator.ts'
import { printed } from './command.ts'
import type { CommandDeclaration } from './declaration.ts'

/** What the POS knows of the shop. */
export const shopCommands: readonly CommandDeclaration[] = [
  {
    form: 'where <barcode or article number>',
    does: 'which stores have such a bike, the nearest first',
    input: null,
    answers: '`StoreWithBike[]`, nearest first',
    async run({ args: [code = ''] }, _request, { counter, ports }) {
      const own = counter.accounts.get().cyclesoftware?.store ?? null
      const answer = await locate(ports.stockLookup, { code, own })
      if (!answer.ok) return answer
      return printed(answer.value.map((found) => ({ ...found, store: writeStoreId(found.store) })))
    },
  },
  {
    form: 'stores',
    does: 'the stores of the account',
    input: null,
    answers: '`Store[]`',
    async run(_given, _request, { ports }) {
      const answer = await ports.stockLookup.stores()
      if (!answer.ok) return answer
      return printed(answer.value.map((store) => ({ ...store, id: writeStoreId(store.id) })))
    },
  },
  {
    form: 'keys',
    does: 'its keys, of each the last four signs',
    input: null,
    answers: '`Key[]`',
    async run(_given, _request, { ports }) {
      const answer = await ports.stockLookup.keys()
      if (!answer.ok) return answer
      return printed(
        answer.value.map(({ store, ...key }) => ({
          ...key,
          store: { ...store, id: writeStoreId(store.id) },
        })),
      )
    },
  },
  {
    form: 'stock <barcode...>',
    does: 'what is in stock of these',
    input: null,
    answers: '`StockLine[]`',
    async run({ args }, _request, { ports }) {
      const answer = await ports.stockLookup.stock(args)
      if (!answer.ok) return answer
      return printed(
        answer.value.stock.map((line) => ({ ...line, store: writeStoreId(line.store) })),
      )
    },
  },
]
