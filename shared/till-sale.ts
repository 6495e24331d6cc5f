import { z } from 'zod'
import { StockObject } from './stock.ts'

/** A bike as the sale says it, in the POS's own words; only some sales name the stock object. */
export const TillBike = StockObject.extend({ objectId: z.number().int().nullable() })
export type TillBike = z.infer<typeof TillBike>

/** One bike on a transaction of the POS. */
export const TillLine = z.object({
  /** The line's own number, which tells two bikes of one transaction apart. */
  item: z.string(),
  /** Less than zero on a credit: the bike came back. */
  quantity: z.number(),
  /** What the customer paid for this line, VAT included, in cents. */
  priceCents: z.number().int().nullable(),
  barcode: z.string().nullable(),
  bike: TillBike,
})
export type TillLine = z.infer<typeof TillLine>

/** A booked transaction of the POS, with its bikes only. */
export const TillSale = z.object({
  /** The POS's own number for the account the shop belongs to. */
  posAccount: z.string(),
  transaction: z.string(),
  store: z.string().nullable(),
  /** Epoch milliseconds; null when the service gives no time that can be read. */
  bookedAt: z.number().nullable(),
  /** The transaction that this one takes back, or null. */
  credits: z.string().nullable(),
  lines: z.array(TillLine),
})
export type TillSale = z.infer<typeof TillSale>
