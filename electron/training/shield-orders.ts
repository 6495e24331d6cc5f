import type { CicopassAccount } from './accounts.ts'
import type { Answer } from './answer.ts'
import { changed, refuse, type CicopassOptions } from './cicopass-options.ts'
import { fieldsOf } from './registration-request.ts'
import type { ShieldOrder } from './registry.ts'
import { registryTime } from './shop-time.ts'
import type { Asked } from './simulated-service.ts'
import { say } from './words.ts'

/** `POST /api/orders`: five euros fifty a shield. */
export function orderShields(of: CicopassOptions, asked: Asked, account: CicopassAccount): Answer {
  const { registry, settings, now, random } = of
  const { quantity, orderNote } = fieldsOf(asked.body)
  if (typeof quantity !== 'number' || !Number.isInteger(quantity) || quantity < 1) {
    return refuse(of, 400, 'badQuantity')
  }
  const stamp = registryTime(now()).replace(/\D/g, '')
  const order: ShieldOrder = {
    orderId: registry.nextOrderId(),
    orderNumber: `ORD-${stamp}-${random.hex(4).toUpperCase()}`,
    orderDate: registryTime(now()),
    quantity,
    orderNote: typeof orderNote === 'string' ? orderNote : null,
    priceCents: 550,
    paymentStatus: 'Pending',
    orderStatus: 'Placed',
    companyId: account.companyId,
    orderedBy: asked.id,
  }
  registry.orders.push(order)
  const total = (order.priceCents * quantity) / 100
  return {
    status: 200,
    changes: changed(of, 'shields-ordered', order.orderId),
    body: {
      status: true,
      message: say('orderCreated', settings.profile),
      data: {
        orderId: order.orderId,
        orderNumber: order.orderNumber,
        customer: account.userName,
        company: account.companyName,
        quantity,
        pricePerShield: order.priceCents / 100,
        subtotal: total,
        total,
        paymentStatus: order.paymentStatus,
        orderStatus: order.orderStatus,
      },
    },
  }
}

/** `GET /api/partners/orders`: without the notes. */
export function orders(of: CicopassOptions, account: CicopassAccount): Record<string, unknown>[] {
  return of.registry.orders
    .filter((order) => order.companyId === account.companyId)
    .map((order) => ({
      orderId: order.orderId,
      orderNumber: order.orderNumber,
      orderDate: order.orderDate,
      paymentMethod: 'Invoice',
      paymentStatus: order.paymentStatus,
      orderStatus: order.orderStatus,
      total: (order.priceCents * order.quantity) / 100,
      orderItems: [
        {
          productName: 'Cicopass BikeShield',
          price: order.priceCents / 100,
          quantity: order.quantity,
          total: (order.priceCents * order.quantity) / 100,
        },
      ],
    }))
}
