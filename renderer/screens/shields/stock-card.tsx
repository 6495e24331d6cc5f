import { Printer } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ShieldStock, StockEntry } from '../../../shared/order.ts'
import { Button } from '../../components/button.tsx'
import { FaultNotice } from '../../components/notice.tsx'
import { useCall } from '../../counter/queries.ts'
import { useFormats } from '../../i18n/format.ts'
import { AmountSheet, type Amount } from './amount-sheet.tsx'

/** What is left in the drawer, and how it is put right by hand. */
export function StockCard({ stock }: { stock: ShieldStock }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const [asks, setAsks] = useState<Amount | null>(null)
  const print = useCall('shields.print')
  const { left, received, linked, since, isLow } = stock
  const tone = isLow || (left !== null && left < 0) ? 'look' : 'go'
  return (
    <section className={`next next-${left === null ? 'go' : tone} stock-card`} data-stock={left}>
      <p className={`eyebrow eyebrow-${tone}`}>{t('shields.left')}</p>
      {left === null ? (
        <h2 className="next-big">{t('shields.leftUnknown')}</h2>
      ) : (
        <h2 className="stock-left">{formats.number(left)}</h2>
      )}
      <p className="next-hint">{useHint(stock)}</p>
      {since === null ? null : (
        <p className="soft">
          {t('shields.sum', {
            received: formats.number(received),
            linked: formats.number(linked),
            date: formats.day(since),
          })}
        </p>
      )}
      <div className="button-row stock-buttons">
        <Button look={left === null ? 'go' : 'quiet'} onPress={() => setAsks('count')}>
          {t('shields.count')}
        </Button>
        <Button onPress={() => setAsks('receive')}>{t('shields.receive')}</Button>
        <Button onPress={() => setAsks('point')}>{t('shields.point')}</Button>
        <Button isDisabled={print.isPending} onPress={() => print.mutate({})}>
          <Printer size={18} aria-hidden />
          {t('shields.print')}
        </Button>
      </div>
      <span className="only-for-readers" role="status">
        {print.isSuccess ? t('shields.printed') : null}
      </span>
      {print.error === null ? null : <FaultNotice fault={print.error.fault} />}
      {stock.entries.length === 0 ? null : (
        <>
          <h3>{t('shields.entries')}</h3>
          <ul className="stock-entries">
            {stock.entries.slice(0, 5).map((entry) => (
              <Entry key={`${entry.at}${entry.kind}`} entry={entry} />
            ))}
          </ul>
        </>
      )}
      {asks === null ? null : (
        <AmountSheet
          amount={asks}
          reorderPoint={stock.reorderPoint}
          onClose={() => setAsks(null)}
        />
      )}
    </section>
  )
}

function useHint({ left, isLow, reorderPoint }: ShieldStock): string {
  const { t } = useTranslation()
  if (left === null) return t('shields.leftUnknownHint')
  if (left < 0) return t('shields.leftNegative')
  if (reorderPoint === null) return t('shields.leftNoPoint')
  return t(isLow ? 'shields.leftLow' : 'shields.leftFine', { count: reorderPoint })
}

function Entry({ entry: { at, kind, quantity, orderId } }: { entry: StockEntry }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const count = quantity
  const words =
    kind === 'counted'
      ? t('shields.counted', { count })
      : orderId === null
        ? t('shields.received', { count })
        : t('shields.receivedOrder', { count, order: orderId })
  return (
    <li>
      <time dateTime={at}>{formats.dayAndClock(at)}</time> {words}
    </li>
  )
}
