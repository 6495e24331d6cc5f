import { z } from 'zod'
import { PlacedOrder, type ListedOrder, type OrderRequest } from '../../../shared/order.ts'
import { readCents } from '../../../shared/price.ts'
import { isRecord, mostRecords, readEach } from '../records.ts'
import { id, readId, readText, readWholeNumber, saidYes, words } from './forms.ts'

/** Euros as the registry writes them, in whole cents; null when it said nothing we can count. */
const euros = z
  .unknown()
  .optional()
  .transform((value) => readCents(value, 'decimal'))

/** As answered, which may differ from what was asked. */
const quantity = z.unknown().optional().transform(readWholeNumber)

/** More lines than these no order has. */
const mostItems = 200

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
      orderId: id,
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

function readItem(value: unknown): ListedOrder['items'][number] | null {
  if (!isRecord(value)) return null
  return {
    productName: readText(value['productName']),
    priceCents: readCents(value['price'], 'decimal'),
    quantity: readWholeNumber(value['quantity']),
    totalCents: readCents(value['total'], 'decimal'),
  }
}

function readOrder(value: unknown): ListedOrder | null {
  if (!isRecord(value)) return null
  const orderId = readId(value['orderId'])
  if (orderId === null) return null
  return {
    orderId,
    orderNumber: readText(value['orderNumber']),
    orderDate: readText(value['orderDate']),
    paymentMethod: readText(value['paymentMethod']),
    paymentStatus: readText(value['paymentStatus']),
    orderStatus: readText(value['orderStatus']),
    totalCents: readCents(value['total'], 'decimal'),
    items: readEach(value['orderItems'], mostItems, readItem),
  }
}

/**
 * The list of orders, record by record. One without an id cannot be told apart from another: how many
 * there are is answered beside the others, so that none is taken for one that is not there.
 */
export const AnsweredOrders = z.unknown().transform((value, context) => {
  if (!Array.isArray(value) || value.length > mostRecords) {
    context.addIssue({ code: 'custom', message: 'not a list of orders' })
    return z.NEVER
  }
  const orders = (value as unknown[]).flatMap((order) => readOrder(order) ?? [])
  return { orders, unreadable: value.length - orders.length }
})
