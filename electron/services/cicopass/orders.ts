import { z } from 'zod'
import { ListedOrder, PlacedOrder, type OrderRequest } from '../../../shared/order.ts'
import { readCents } from '../cents.ts'
import { saidYes, wholeNumber, words } from './forms.ts'

/** Euros as the registry writes them, in whole cents; null when it said nothing we can count. */
const euros = z
  .unknown()
  .optional()
  .transform((value) => readCents(value, 'decimal'))

/** As answered, which may differ from what was asked. */
const quantity = wholeNumber
  .nullish()
  .catch(null)
  .transform((value) => value ?? null)

/** The published body of an order; without a note there is no `orderNote`. */
export function encodeOrder(order: OrderRequest): { quantity: number; orderNote?: string } {
  const note = order.note?.trim() ?? ''
  return note === '' ? { quantity: order.quantity } : { quantity: order.quantity, orderNote: note }
}

/**
 * An order that was placed. Its id is required, and one that an order can have: without it nobody could
 * tell later whether it was made, and a 2xx without it must not count as an order. Nor must one with a
 * `status` that is not true.
 */
export const AnsweredOrder = z
  .object({
    status: saidYes.optional(),
    data: z.object({
      orderId: wholeNumber.refine((id) => id > 0),
      orderNumber: words,
      quantity,
      pricePerShield: euros,
      subtotal: euros,
      total: euros,
      paymentStatus: words,
      orderStatus: words,
    }),
  })
  .transform(({ data: order }) => ({
    orderId: order.orderId,
    orderNumber: order.orderNumber,
    quantity: order.quantity,
    pricePerShieldCents: order.pricePerShield,
    subtotalCents: order.subtotal,
    totalCents: order.total,
    paymentStatus: order.paymentStatus,
    orderStatus: order.orderStatus,
  }))
  .pipe(PlacedOrder)

const AnsweredItem = z
  .object({ productName: words, price: euros, quantity, total: euros })
  .transform((item) => ({
    productName: item.productName,
    priceCents: item.price,
    quantity: item.quantity,
    totalCents: item.total,
  }))

/**
 * The list of orders. One entry without an id makes all of it unreadable: an order that cannot be
 * told apart could be placed twice.
 */
export const AnsweredOrders = z.array(
  z
    .object({
      orderId: wholeNumber,
      orderNumber: words,
      orderDate: words,
      paymentMethod: words,
      paymentStatus: words,
      orderStatus: words,
      total: euros,
      orderItems: z
        .array(AnsweredItem)
        .nullish()
        .transform((items) => items ?? []),
    })
    .transform(({ total, orderItems, ...order }) => ({
      ...order,
      totalCents: total,
      items: orderItems,
    }))
    .pipe(ListedOrder),
)
