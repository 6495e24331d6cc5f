import { BikeAttributes } from '../../../shared/bike.ts'
import type { Delivery } from '../../../shared/delivery.ts'
import { ok, type Result } from '../../../shared/fault.ts'
import type { DraftBike } from '../../../shared/registration.ts'
import { posName } from '../../../shared/service-name.ts'
import type { AccountDesk } from '../accounts.ts'
import type { Ports } from '../ports.ts'
import { keepPosCodes } from '../selling/pos-codes.ts'
import { lookUpStock } from '../selling/stock-lookup.ts'
import { whatWasRead } from '../selling/what-was-read.ts'
import { refused } from './delivery-lines.ts'
import type { KeptDelivery } from './kept-delivery.ts'

export type DeliveryArticle = {
  isAsking(): boolean
  takeCode(barcode: string): Result<Delivery>
  /** A product code that was typed. */
  readCode(text: string): Result<Delivery>
  set(bike: DraftBike, barcode: string | null): Result<Delivery>
  close(): void
}

/** What the bikes of a delivery are: what was learned of their code, what the POS says, what is typed. */
export function createDeliveryArticle(
  { clock, database, stockLookup, log }: Pick<Ports, 'clock' | 'database' | 'stockLookup' | 'log'>,
  delivery: {
    accounts: AccountDesk
    read: () => KeptDelivery
    keep: (change: (kept: KeptDelivery) => KeptDelivery) => Result<Delivery>
    tell: () => Delivery
  },
): DeliveryArticle {
  const { articles } = database
  const { accounts, read, keep, tell } = delivery
  let asking: string | null = null
  let isClosed = false

  async function askPos(barcode: string): Promise<void> {
    const store = accounts.get().cyclesoftware?.store ?? null
    if (store === null) return
    asking = barcode
    const answer = await lookUpStock({ stockLookup, articles }, { barcode, store })
    if (isClosed) return
    const codes = answer.ok ? (answer.value?.codes ?? []) : []
    keepPosCodes({ database, log }, accounts.current(posName), codes)
    if (asking !== barcode) return
    asking = null
    const { article } = read()
    if (answer.ok && answer.value !== null && article?.barcode === barcode) {
      const { attributes } = answer.value
      keep((kept) => ({ ...kept, article: { barcode, bike: { ...attributes, ...article.bike } } }))
    } else tell()
  }

  function takeCode(barcode: string): Result<Delivery> {
    if (read().article?.barcode === barcode) return ok(tell())
    const bike = articles.learned(barcode) ?? {}
    const taken = keep((kept) => ({ ...kept, article: { barcode, bike } }))
    askPos(barcode).catch((defect: unknown) => {
      if (isClosed) return
      log.error('Work beside a delivery failed', { defect: String(defect) })
    })
    return taken
  }

  return {
    isAsking: () => asking !== null,
    takeCode,
    readCode(text) {
      const context = { bikeMissing: true, knownProductCode: () => false }
      const meaning = whatWasRead({ text, aim: null, from: 'typed' }, 'bike', context)
      return meaning.kind === 'product-code'
        ? takeCode(meaning.barcode)
        : refused('not-a-product-code')
    },
    set: (bike, barcode) =>
      keep((kept) => {
        const article = BikeAttributes.safeParse(bike)
        // Entered once: the next bike with this code is filled in like that.
        if (article.success && barcode !== null) {
          articles.learn(barcode, article.data, clock.now())
        }
        return { ...kept, article: { barcode, bike } }
      }),
    close() {
      isClosed = true
    },
  }
}
