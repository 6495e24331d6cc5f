import { z } from 'zod'
import { Delivery, mostLines } from '../delivery.ts'
import { QueuedJob } from '../job.ts'
import { ListedOrder, OrderRequest, ShieldStock } from '../order.ts'
import { Draft, DraftBike } from '../registration.ts'
import { SoldBikes } from '../sold-bike.ts'
import { change, read } from './endpoint.ts'
import { none } from './inputs.ts'

const LearnedArticle = z.object({
  barcode: z.string(),
  attributes: DraftBike,
  learnedAt: z.iso.datetime(),
})

/** Bikes and shields as the shop has them: sold at the till, delivered, learned, ordered. */
export const stockEndpoints = {
  /** The bikes that the till sold and what became of them. */
  'sold.list': read({ who: 'anybody', input: none, output: SoldBikes }),
  /** Reads the till now; answers what is there then. How it went stands in `reading`. */
  'sold.read': change({ who: 'staff', input: none, output: SoldBikes, sets: 'sold.list' }),
  /** Puts one on the screen as the sale to register. A sale that was begun there waits aside. */
  'sold.open': change({
    who: 'staff',
    input: z.object({ id: z.string() }),
    output: Draft,
    sets: 'draft.get',
  }),
  /** Takes it off the screen again; nothing is sent and it stays on the list. */
  'sold.close': change({
    who: 'staff',
    input: z.object({ id: z.string() }),
    output: Draft,
    sets: 'draft.get',
  }),
  'sold.dismiss': change({
    who: 'staff',
    input: z.object({ id: z.string(), reason: z.string().trim().min(3).max(500) }),
    output: SoldBikes,
    sets: 'sold.list',
  }),
  'sold.restore': change({
    who: 'staff',
    input: z.object({ id: z.string() }),
    output: SoldBikes,
    sets: 'sold.list',
  }),
  /** Somebody knows that a registered bike was taken back. */
  /** An owner saw what could not be read. */
  'sold.unreadableSeen': change({
    who: 'owner',
    input: none,
    output: SoldBikes,
    sets: 'sold.list',
  }),
  'sold.returnSeen': change({
    who: 'staff',
    input: z.object({ id: z.string() }),
    output: SoldBikes,
    sets: 'sold.list',
  }),

  /** A delivery of stock bikes, scanned one after another (`Sold bikes`). */
  'delivery.get': read({ who: 'anybody', input: none, output: Delivery }),
  /** Scans there are for the delivery while it is open. Closed, the list stays. */
  'delivery.show': change({
    who: 'staff',
    input: z.object({ isOpen: z.boolean() }),
    output: Delivery,
    sets: 'delivery.get',
  }),
  /** A product code typed instead of scanned. */
  'delivery.readCode': change({
    who: 'staff',
    input: z.object({ text: z.string().max(100) }),
    output: Delivery,
    sets: 'delivery.get',
  }),
  /** `barcode`: the code it is said of; null when there is none. */
  'delivery.setBike': change({
    who: 'staff',
    input: z.object({ bike: DraftBike, barcode: z.string().max(100).nullable() }),
    output: Delivery,
    sets: 'delivery.get',
  }),
  /**
   * One bike typed instead of scanned; without a frame number the shield of the bike read last. With
   * `id` what is right for that line.
   */
  'delivery.write': change({
    who: 'staff',
    input: z.object({
      id: z.string().max(100).nullable(),
      frameNumber: z.string().max(200),
      shieldCode: z.string().max(512),
      /** Staff said that it is the frame number, though it does not look like one. */
      confirmed: z.boolean().optional(),
    }),
    output: Delivery,
    sets: 'delivery.get',
  }),
  /** The next scan is right for this line; null: it is the next bike's again. */
  'delivery.correct': change({
    who: 'staff',
    input: z.object({ id: z.string().max(100).nullable() }),
    output: Delivery,
    sets: 'delivery.get',
  }),
  'delivery.remove': change({
    who: 'staff',
    input: z.object({ id: z.string().max(100) }),
    output: Delivery,
    sets: 'delivery.get',
  }),
  /** Those that are not stopped go into the queue, held for an undo; the others stay on the list. */
  'delivery.register': change({
    who: 'staff',
    input: z.object({ ids: z.array(z.string().max(100)).max(mostLines) }),
    output: Delivery,
    sets: 'delivery.get',
  }),
  'delivery.undo': change({ who: 'staff', input: none, output: Delivery, sets: 'delivery.get' }),

  /** What staff entered once for a product code, the newest first. */
  'articles.list': read({ who: 'anybody', input: none, output: z.array(LearnedArticle) }),
  /** Corrects it: the next bike with this code is filled in like that. */
  'articles.save': change({
    who: 'staff',
    input: z.object({ barcode: z.string().min(1).max(60), attributes: DraftBike }),
    output: z.array(LearnedArticle),
    sets: 'articles.list',
  }),
  'articles.forget': change({
    who: 'staff',
    input: z.object({ barcode: z.string().min(1).max(60) }),
    output: z.array(LearnedArticle),
    sets: 'articles.list',
  }),

  'shields.stock': read({ who: 'anybody', input: none, output: ShieldStock }),
  'shields.receive': change({
    who: 'staff',
    input: z.object({
      quantity: z.number().int().min(1).max(100_000),
      orderId: z.number().int().nullable(),
    }),
    output: ShieldStock,
    sets: 'shields.stock',
  }),
  /** Somebody counted: this many are there. */
  'shields.count': change({
    who: 'staff',
    input: z.object({ quantity: z.number().int().min(0).max(100_000) }),
    output: ShieldStock,
    sets: 'shields.stock',
  }),
  'shields.reorderPoint': change({
    who: 'staff',
    input: z.object({ reorderPoint: z.number().int().min(0).max(100_000).nullable() }),
    output: ShieldStock,
    sets: 'shields.stock',
  }),
  /** `again`: yes, once more, although as many were ordered within a day. */
  'shields.order': change({
    who: 'staff',
    input: z.object({ order: OrderRequest, again: z.boolean() }),
    output: QueuedJob,
    refreshes: ['shields.orders'],
  }),
  'shields.orders': read({ who: 'staff', input: none, output: z.array(ListedOrder) }),
  /** What is left and what was ordered, on paper; writes and opens it. */
  'shields.print': read({ who: 'staff', input: none, output: z.object({ path: z.string() }) }),
}
