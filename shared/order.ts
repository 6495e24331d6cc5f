import { z } from 'zod'

/** What an order of shields asks for. */
export const OrderRequest = z.object({
  quantity: z.number().int().min(1).max(10_000),
  note: z.string().trim().max(500).nullable(),
})
export type OrderRequest = z.infer<typeof OrderRequest>

/** An order as the service answered it: shown as answered, even where it differs from the asked. */
export const PlacedOrder = z.object({
  orderId: z.number().int(),
  orderNumber: z.string().nullable(),
  quantity: z.number().int().nullable(),
  pricePerShieldCents: z.number().int().nullable(),
  subtotalCents: z.number().int().nullable(),
  totalCents: z.number().int().nullable(),
  paymentStatus: z.string().nullable(),
  orderStatus: z.string().nullable(),
})
export type PlacedOrder = z.infer<typeof PlacedOrder>

/** A line of the list of orders, which carries no note. */
export const ListedOrder = z.object({
  orderId: z.number().int(),
  orderNumber: z.string().nullable(),
  orderDate: z.string().nullable(),
  paymentMethod: z.string().nullable(),
  paymentStatus: z.string().nullable(),
  orderStatus: z.string().nullable(),
  totalCents: z.number().int().nullable(),
  items: z.array(
    z.object({
      productName: z.string().nullable(),
      priceCents: z.number().int().nullable(),
      quantity: z.number().int().nullable(),
      totalCents: z.number().int().nullable(),
    }),
  ),
})
export type ListedOrder = z.infer<typeof ListedOrder>

/** What changed the number of shields in the drawer. */
export const StockEntry = z.object({
  at: z.iso.datetime(),
  /** `received`: that many more · `counted`: exactly that many, whatever was there before. */
  kind: z.enum(['received', 'counted']),
  quantity: z.number().int().min(0).max(1_000_000),
  /** The order that was received, or null. */
  orderId: z.number().int().nullable(),
  operator: z.string().nullable(),
})
export type StockEntry = z.infer<typeof StockEntry>

/** Shields left: received minus linked since they were last counted. */
export const ShieldStock = z.object({
  /** Null until somebody said how many there are. Below zero: more were linked than were received. */
  left: z.number().int().nullable(),
  received: z.number().int(),
  linked: z.number().int(),
  /** The last count, or the first shields that were received. */
  since: z.iso.datetime().nullable(),
  reorderPoint: z.number().int().nullable(),
  isLow: z.boolean(),
  /** Newest first. */
  entries: z.array(StockEntry),
  /** Orders whose shields were received here. */
  receivedOrders: z.array(z.number().int()),
})
export type ShieldStock = z.infer<typeof ShieldStock>
