import { useTranslation } from 'react-i18next'
import type { SoldBikes } from '../../../shared/sold-bike.ts'
import { Button } from '../../components/button.tsx'
import { FaultNotice, Notice } from '../../components/notice.tsx'

type SoldStartProps = { sold: SoldBikes; onSettings: () => void }

/** What keeps the till from being read, if anything does. */
export function TillNotice({ sold: { reading }, onSettings }: SoldStartProps) {
  const { t } = useTranslation()
  const { fault } = reading
  if (reading.state === 'off') {
    return (
      <Notice tone="look">
        <p>{t('sold.off')}</p>
        <div className="button-row">
          <Button onPress={onSettings}>{t('explain.toSettings')}</Button>
        </div>
      </Notice>
    )
  }
  if (fault === null) return null
  if (fault.kind !== 'scope-missing') return <FaultNotice isOfReading fault={fault} />
  return (
    <div data-fault="scope-missing">
      <Notice tone="look">
        <p>{t('sold.noRight', { scope: fault.scope })}</p>
      </Notice>
    </div>
  )
}

/** No bike is open: how the day stands. */
export function SoldStart({ sold: { reading, today, bikes } }: { sold: SoldBikes }) {
  const { t } = useTranslation()
  const hasOpen = bikes.some(({ state }) => state === 'open')
  if (reading.readAt === null) return null
  return (
    <div className="sold-start">
      <dl className="sold-figures">
        <Figure count={today.sold} label={t('sold.day.sold')} />
        <Figure count={today.registered} label={t('sold.day.registered')} />
        <Figure count={today.open} label={t('sold.day.open')} />
      </dl>
      <p className="sold-start-hint">{t(hasOpen ? 'sold.start' : 'sold.todoNone')}</p>
      {hasOpen ? <p className="soft">{t('sold.startKeys')}</p> : null}
    </div>
  )
}

function Figure({ count, label }: { count: number; label: string }) {
  return (
    <div>
      <dd>{count}</dd>
      <dt>{label}</dt>
    </div>
  )
}
