import { RotateCw } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { ListedOrder } from '../../../shared/order.ts'
import { Button } from '../../components/button.tsx'
import { Loading } from '../../components/code.tsx'
import { FaultNotice } from '../../components/notice.tsx'
import { Pill } from '../../components/pill.tsx'
import { useCall } from '../../counter/queries.ts'
import { useOrderJobs, useOrders } from '../../counter/shield-queries.ts'
import { useFormats } from '../../i18n/format.ts'
import { doneCount } from '../check/check-view.ts'
import { shieldsIn } from './amounts.ts'

/** Every order of the account, with its items and whether it is paid. */
export function OrderList({ receivedOrders }: { receivedOrders: readonly number[] }) {
  const { t } = useTranslation()
  const { data: jobs } = useOrderJobs()
  const { data: orders, error, isFetching, refetch } = useOrders(doneCount(jobs))
  const newestFirst = orders?.toSorted((one, other) => other.orderId - one.orderId) ?? []
  return (
    <section className="orders" aria-label={t('shields.orders.title')}>
      <div className="panel-head">
        <h2>{t('shields.orders.title')}</h2>
        <Button isDisabled={isFetching} onPress={() => void refetch()}>
          <RotateCw size={18} aria-hidden />
          {t('shields.orders.refresh')}
        </Button>
      </div>
      {error === null ? null : <FaultNotice isOfReading fault={error.fault} />}
      {orders === undefined && error === null ? <Loading /> : null}
      {orders?.length === 0 ? <p className="soft">{t('shields.orders.none')}</p> : null}
      <ul className="order-lines">
        {newestFirst.map((order) => (
          <OrderLine
            key={order.orderId}
            order={order}
            isReceived={receivedOrders.includes(order.orderId)}
          />
        ))}
      </ul>
    </section>
  )
}

function OrderLine({ order, isReceived }: { order: ListedOrder; isReceived: boolean }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const receive = useCall('shields.receive')
  const { orderId, orderNumber, orderDate, items, totalCents, paymentStatus, orderStatus } = order
  const quantity = shieldsIn(items)
  const what = items.map((item) =>
    t('shields.orders.items', { count: item.quantity ?? 1, product: item.productName ?? '' }),
  )
  const about = [orderDate === null ? null : formats.day(orderDate), ...what]
  return (
    <li className="order-line" data-order={orderId}>
      <span className="order-number">{orderNumber ?? orderId}</span>
      <span>{about.filter(Boolean).join(' · ')}</span>
      <span className="order-total">{totalCents === null ? '' : formats.amount(totalCents)}</span>
      <span className="order-states">
        {paymentStatus === null ? null : <Pill tone="quiet">{paymentStatus}</Pill>}
        {orderStatus === null ? null : <Pill tone="quiet">{orderStatus}</Pill>}
      </span>
      {isReceived ? (
        <Pill tone="go">{t('shields.orders.received')}</Pill>
      ) : quantity === null ? null : (
        <Button
          aria-label={t('shields.orders.receiveLabel', { order: orderNumber ?? orderId })}
          isDisabled={receive.isPending}
          onPress={() => receive.mutate({ quantity, orderId })}
        >
          {t('shields.orders.receive')}
        </Button>
      )}
      {receive.error === null ? null : <FaultNotice fault={receive.error.fault} />}
    </li>
  )
}
