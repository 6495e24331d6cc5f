import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openMemoryDatabase } from '../../electron/adapters/database/open-database.ts'
import { takeIn } from '../../electron/core/sold-bikes/take-in.ts'
import type { Database } from '../../electron/core/ports.ts'
import { tillPage } from '../../electron/services/cyclesoftware/till-sales.ts'
import type { TillSale } from '../../shared/till-sale.ts'
import { fc } from '../support/random.ts'

/** Sales and credits in the published form, read and put on disk as they come. */
const access = {
  base: new URL('https://pos.example'),
  authorization: '',
  timeZone: 'Europe/Amsterdam',
  country: 'NL',
}
const account = 'shop'
let database: Database
beforeEach(() => {
  database = openMemoryDatabase()
})
afterEach(() => {
  database.close()
})

type Line = { bike: number | null; sign?: 1 | -1; item: number; anonymous?: boolean }
type Transaction = {
  number: number
  hour?: number
  credits?: number
  creditedBy?: number
  lines: readonly Line[]
}

function line({ bike, sign = 1, item, anonymous = false }: Line) {
  const object = bike === null || anonymous ? null : bike
  return {
    ...{ sales_item_id: item, quantity: sign, nett_line_price_in_vat_cents: sign * 100_000 },
    object: bike === null ? null : { object_id: object ?? 0, object_type_id: 1 },
    barcode: '4712878754607',
    identification:
      object === null
        ? []
        : { stock_object_id: object, frame_number: `WBK760000${String(object)}` },
  }
}

function read(transactions: readonly Transaction[]): TillSale[] {
  const data = transactions.map(({ number, hour = 10, credits, creditedBy, lines }) => ({
    ...{ account_id: 1, store_id: 1, sales_transaction_number: number, is_final: true },
    booked_at: `2026-03-02 ${String(hour).padStart(2, '0')}:00:00`,
    debit_sales_transaction_number: credits ?? null,
    credit_sales_transaction_number: creditedBy ?? null,
    sales_items: lines.map(line),
  }))
  const { entries } = tillPage(access).parse({ data, pagination: { next_url: null } })
  return entries.flatMap(({ sales }) => sales)
}

function take(...transactions: Transaction[]): void {
  const now = Date.parse('2026-03-02T20:00:00Z')
  takeIn(read(transactions), { database, account, registryAccount: null, now })
}

/** Transaction and item of each bike that is to be registered. */
function open(): string[] {
  return database.soldBikes
    .unsettled(account)
    .map(({ transaction, item }) => `${transaction}/${item}`)
    .sort()
}

const sold: Transaction = { number: 1, lines: [{ bike: 1, item: 11 }] }

describe('a bike that came back', () => {
  it('and a discount or a thing traded in beside it leave no bike of the credited sale on the list', () => {
    const bikes = [{ bike: 1, item: 11 }, { bike: 2, sign: -1, item: 12 } as const]
    take({ number: 1, lines: bikes })
    expect(open()).toEqual(['1/11'])
    // Without signs of its own the credit repeats those of the sale.
    take({
      number: 2,
      hour: 11,
      credits: 1,
      lines: bikes.map((one) => ({ ...one, item: 20 + one.item })),
    })
    expect(open()).toEqual([])
  })

  it('is not sold where it goes back to the customer who traded it in', () => {
    const tradedIn: Transaction = {
      number: 1,
      lines: [
        { bike: 1, item: 11 },
        { bike: 2, sign: -1, item: 12 },
      ],
    }
    const credit: Transaction = {
      ...{ number: 2, hour: 11, credits: 1 },
      lines: [
        { bike: 1, sign: -1, item: 21 },
        { bike: 2, item: 22 },
      ],
    }
    take(tradedIn)
    take(credit)
    expect(open()).toEqual([])
    // The shop buys it after all, and sells it.
    take({ number: 3, hour: 12, lines: [{ bike: 2, sign: -1, item: 31 }] })
    take({ number: 4, hour: 13, lines: [{ bike: 2, item: 41 }] })
    expect(open()).toEqual(['4/41'])
  })

  it('leaves no bike of a sale of one, and all of several, where the credit was never read', () => {
    take({ number: 1, creditedBy: 9, lines: [{ bike: 1, item: 11 }] })
    expect(open()).toEqual([])
    const several = [
      { bike: 2, item: 21 },
      { bike: 3, item: 22 },
    ]
    take({ number: 2, lines: several })
    take({ number: 2, creditedBy: 8, lines: several })
    expect(open()).toEqual(['2/21', '2/22'])
  })

  it('is sold where its credit sells it again, at another price', () => {
    const again: Transaction = {
      ...{ number: 2, hour: 11, credits: 1 },
      lines: [
        { bike: 1, sign: -1, item: 21 },
        { bike: 1, item: 22 },
      ],
    }
    take(sold)
    take(again)
    take(sold, again)
    expect(open()).toEqual(['2/22'])
  })

  it('is sold where its credit sells it again, although the credited sale was never read', () => {
    take({
      ...{ number: 2, hour: 11, credits: 1 },
      lines: [
        { bike: 1, sign: -1, item: 21 },
        { bike: 1, item: 22 },
      ],
    })
    expect(open()).toEqual(['2/22'])
  })

  it('is the one that its credit names, where the POS has neither number of it', () => {
    take({ number: 1, lines: [{ bike: 1, item: 11, anonymous: true }] })
    expect(open()).toEqual(['1/11'])
    take({
      ...{ number: 2, hour: 11, credits: 1 },
      lines: [{ bike: 1, sign: -1, item: 21, anonymous: true }],
    })
    expect(open()).toEqual([])
  })

  it('takes no earlier sale with it, where the one it names is known to be taken back', () => {
    take({ number: 1, hour: 8, lines: [{ bike: 1, item: 11 }] })
    take({ number: 3, hour: 10, creditedBy: 4, lines: [{ bike: 1, item: 31 }] })
    take({ number: 4, hour: 11, credits: 3, lines: [{ bike: 1, sign: -1, item: 41 }] })
    expect(open()).toEqual(['1/11'])
  })

  it.each([
    ['together', 1],
    ['the sale first', 2],
    ['the credit first', 3],
  ])('leaves the other bike of its sale on the list, read %s', (_, order) => {
    const both: Transaction = {
      ...{ number: 1, creditedBy: 2 },
      lines: [
        { bike: 1, item: 11 },
        { bike: 2, item: 12 },
      ],
    }
    const credit: Transaction = {
      ...{ number: 2, hour: 11, credits: 1 },
      lines: [{ bike: 2, sign: -1, item: 21 }],
    }
    if (order === 1) take(credit, both)
    if (order === 2) [both, credit].forEach((one) => take(one))
    if (order === 3) [credit, both].forEach((one) => take(one))
    expect(open()).toEqual(['1/11'])
  })
})

it('of bikes that are sold, taken back and sold again, the last sale stays, in any order of pages', () => {
  const history: Transaction[] = [
    { number: 1, hour: 9, creditedBy: 2, lines: [{ bike: 1, item: 11 }] },
    { number: 2, hour: 10, credits: 1, lines: [{ bike: 1, sign: -1, item: 21 }] },
    { number: 3, hour: 11, creditedBy: 4, lines: [{ bike: 1, item: 31 }] },
    // Without a sign.
    { number: 4, hour: 12, credits: 3, lines: [{ bike: 1, item: 41 }] },
    { number: 5, hour: 13, lines: [{ bike: 1, item: 51 }] },
    { number: 6, hour: 14, lines: [{ bike: 2, item: 61 }] },
    { number: 7, hour: 15, lines: [{ bike: 2, sign: -1, item: 71 }] },
    { number: 8, hour: 16, lines: [{ bike: 2, item: 81 }] },
  ]
  const inPages = fc.tuple(
    fc.shuffledSubarray(history, { minLength: history.length }),
    fc.integer({ min: 1, max: history.length }),
  )
  fc.assert(
    fc.property(inPages, ([order, size]) => {
      database.close()
      database = openMemoryDatabase()
      // Every reading reads the same days again.
      for (const _ of [1, 2]) {
        for (let from = 0; from < order.length; from += size)
          take(...order.slice(from, from + size))
      }
      expect(open()).toEqual(['5/51', '8/81'])
    }),
    { numRuns: 60 },
  )
})
