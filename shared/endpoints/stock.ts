import { z } from 'zod'
import { Delivery, mostLines } from '../delivery.ts'
import { QueuedJob } from '../job.ts'
import { ListedOrder, OrderRequest, ShieldStock } from '../order.ts'
import { Draft, DraftBike } from '../registration.ts'
import { SoldBikes } from '../sold-bike.ts'
import { none } from './inputs.ts'

const LearnedArticle = z.object({
  barcode: z.string(),
  attributes: DraftBike,
  learnedAt: z.iso.datetime(),
})

/** Bikes and shields as the shop has them: sold at the till, delivered, learned, ordered. */
export const stockEndpoints = {
  /** The bikes that the till sold and what became of them. */
  'sold.list': { input: none, output: SoldBikes },
  /** Reads the till now; answers what is there then. How it went stands in `reading`. */
  'sold.read': { input: none, output: SoldBikes },
  /** Puts one on the screen as the sale to register. A sale that was begun there waits aside. */
  'sold.open': { input: z.object({ id: z.string() }), output: Draft },
  /** Takes it off the screen again; nothing is sent and it stays on the list. */
  'sold.close': { input: z.object({ id: z.string() }), output: Draft },
  'sold.dismiss': {
    input: z.object({ id: z.string(), reason: z.string().trim().min(3).max(500) }),
    output: SoldBikes,
  },
  'sold.restore': { input: z.object({ id: z.string() }), output: SoldBikes },
  /** Somebody knows that a registered bike was taken back. */
  /** An owner saw what could not be read. */
  'sold.unreadableSeen': { input: none, output: SoldBikes },
  'sold.returnSeen': { input: z.object({ id: z.string() }), output: SoldBikes },

  /** A delivery of stock bikes, scanned one after another (`Sold bikes`). */
  'delivery.get': { input: none, output: Delivery },
  /** Scans there are for the delivery while it is open. Closed, the list stays. */
  'delivery.show': { input: z.object({ isOpen: z.boolean() }), output: Delivery },
  /** A product code typed instead of scanned. */
  'delivery.readCode': { input: z.object({ text: z.string().max(100) }), output: Delivery },
  /** `barcode`: the code it is said of; null when there is none. */
  'delivery.setBike': {
    input: z.object({ bike: DraftBike, barcode: z.string().max(100).nullable() }),
    output: Delivery,
  },
  /**
   * One bike typed instead of scanned; without a frame number the shield of the bike read last. With
   * `id` what is right for that line.
   */
  'delivery.write': {
    input: z.object({
      id: z.string().max(100).nullable(),
      frameNumber: z.string().max(200),
      shieldCode: z.string().max(512),
      /** Staff said that it is the frame number, though it does not look like one. */
      confirmed: z.boolean().optional(),
    }),
    output: Delivery,
  },
  /** The next scan is right for this line; null: it is the next bike's again. */
  'delivery.correct': { input: z.object({ id: z.string().max(100).nullable() }), output: Delivery },
  'delivery.remove': { input: z.object({ id: z.string().max(100) }), output: Delivery },
  /** Those that are not stopped go into the queue, held for an undo; the others stay on the list. */
  'delivery.register': {
    input: z.object({ ids: z.array(z.string().max(100)).max(mostLines) }),
    output: Delivery,
  },
  'delivery.undo': { input: none, output: Delivery },

  /** What staff entered once for a product code, the newest first. */
  'articles.list': { input: none, output: z.array(LearnedArticle) },
  /** Corrects it: the next bike with this code is filled in like that. */
  'articles.save': {
    input: z.object({ barcode: z.string().min(1).max(60), attributes: DraftBike }),
    output: z.array(LearnedArticle),
  },
  'articles.forget': {
    input: z.object({ barcode: z.string().min(1).max(60) }),
    output: z.array(LearnedArticle),
  },

  'shields.stock': { input: none, output: ShieldStock },
  'shields.receive': {
    input: z.object({
      quantity: z.number().int().min(1).max(100_000),
      orderId: z.number().int().nullable(),
    }),
    output: ShieldStock,
  },
  /** Somebody counted: this many are there. */
  'shields.count': {
    input: z.object({ quantity: z.number().int().min(0).max(100_000) }),
    output: ShieldStock,
  },
  'shields.reorderPoint': {
    input: z.object({ reorderPoint: z.number().int().min(0).max(100_000).nullable() }),
    output: ShieldStock,
  },
  /** `again`: yes, once more, although as many were ordered within a day. */
  'shields.order': {
    input: z.object({ order: OrderRequest, again: z.boolean() }),
    output: QueuedJob,
  },
  'shields.orders': { input: none, output: z.array(ListedOrder) },
  /** What is left and what was ordered, on paper; writes and opens it. */
  'shields.print': { input: none, output: z.object({ path: z.string() }) },
} as const
