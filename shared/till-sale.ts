import { z } from 'zod'
import { Language } from './language-schema.ts'
import { StockObject } from './stock.ts'

/** A bike as the sale says it, in the POS's own words; only some sales name the stock object. */
export const TillBike = StockObject.extend({
  objectId: z.number().int().nullable(),
  /** The customer's, where it is one that papers are made in: nothing else of them is kept. */
  customerLanguage: Language.nullable().optional(),
})
export type TillBike = z.infer<typeof TillBike>

/** One bike on a transaction of the POS. */
export const TillLine = z.object({
  /** The line's own number, which tells two bikes of one transaction apart. */
  item: z.string(),
  /** Less than zero where the bike came back, by whatever sign the POS says so. */
  quantity: z.number(),
  /** What the customer paid for this line, VAT included, in cents. */
  priceCents: z.number().int().nullable(),
  barcode: z.string().nullable(),
  /** Every code by which the POS knows this bike or its article, none of which is a frame number. */
  codes: z.array(z.string()),
  bike: TillBike,
})
export type TillLine = z.infer<typeof TillLine>

/** A booked transaction of the POS, with its bikes only. */
export const TillSale = z.object({
  /** The POS's own number for the account the shop belongs to. */
  posAccount: z.string(),
  transaction: z.string(),
  store: z.string().nullable(),
  /** Epoch milliseconds. A sale without a moment that can be read is a problem and not a sale. */
  bookedAt: z.number(),
  /** The transaction that this one takes back, or null. */
  credits: z.string().nullable(),
  /** The transaction that takes all of this one back, or null. */
  creditedBy: z.string().nullable(),
  lines: z.array(TillLine),
  /** How many mopeds were sold on it that are no speed pedelecs: none of them is registered. */
  mopeds: z.number().int(),
  /** Every line of it could be read: a line that is not here is not on the sale. */
  isWhole: z.boolean(),
})
export type TillSale = z.infer<typeof TillSale>

/**
 * What could not be read of the feed, and so is not on the worklist. `time` alone leaves the sale there
 * when another of its times could be read.
 */
export const FeedProblem = z.object({
  /** Null where not even that could be read. */
  transaction: z.string().nullable(),
  item: z.string().nullable(),
  problem: z.enum([
    'sale',
    'transaction-number',
    'time',
    'items',
    'line',
    'object',
    'item-id',
    'same-item-id',
    'quantity',
  ]),
})
export type FeedProblem = z.infer<typeof FeedProblem>
