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
