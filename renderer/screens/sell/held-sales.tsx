import { useTranslation } from 'react-i18next'
import type { Sale } from '../../../shared/registration.ts'
import { FrameNumberInGroups } from '../../components/code.tsx'
import { Held } from '../../components/held.tsx'
import { titleOf } from './sell-view.ts'

export type HeldSalesProps = { sales: readonly Sale[]; onUndo: (saleId: string) => void }

/** The sale that was just confirmed, for as long as it can be taken back. */
export function HeldSales({ sales, onUndo }: HeldSalesProps) {
  const { t } = useTranslation()
  const [sale] = sales.filter(({ state }) => state === 'held')
  if (sale === undefined || sale.heldUntil === null) return null
  const bike = titleOf(sale.bike)
  return (
    <Held
      key={sale.id}
      name={sale.id}
      since={new Date(sale.soldAt).getTime()}
      until={new Date(sale.heldUntil).getTime()}
      title={
        <>
          {t('sell.held.title')}
          {bike === '' ? null : <span> · {bike}</span>}
        </>
      }
      onUndo={() => onUndo(sale.id)}
    >
      <p className="held-codes">
        <FrameNumberInGroups sent={sale.frameNumber.sent} />
        <span className={sale.shieldCode === null ? undefined : 'code'}>
          {sale.shieldCode ?? t('sell.without')}
        </span>
      </p>
    </Held>
  )
}
