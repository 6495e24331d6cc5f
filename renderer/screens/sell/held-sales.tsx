import { Undo2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Sale } from '../../../shared/registration.ts'
import { Button } from '../../components/button.tsx'
import { FrameNumberInGroups } from '../../components/code.tsx'
import { useNow } from '../../components/use-now.ts'
import { titleOf } from './sell-view.ts'

/** Seconds a sale is held (DESIGN.md: 5, the owner can change it); only the ring's full turn. */
const fullTurn = 5

export type HeldSalesProps = { sales: readonly Sale[]; onUndo: (saleId: string) => void }

/** The sale that was just confirmed, for as long as it can be taken back. */
export function HeldSales({ sales, onUndo }: HeldSalesProps) {
  const anyHeld = sales.some(({ state }) => state === 'held')
  const now = useNow(anyHeld ? 100 : null)
  const [held] = sales.filter(({ state }) => state === 'held')
  if (held === undefined || held.heldUntil === null) return null
  const until = new Date(held.heldUntil).getTime()
  // Until its first tick the clock still shows the time before this sale.
  const left = (until - Math.max(now, new Date(held.soldAt).getTime())) / 1000
  return left > 0 ? <HeldSale sale={held} left={left} onUndo={onUndo} /> : null
}

type HeldSaleProps = { sale: Sale; left: number; onUndo: (saleId: string) => void }

function HeldSale({ sale, left, onUndo }: HeldSaleProps) {
  const { t } = useTranslation()
  const title = titleOf(sale.bike)
  return (
    <section className="held" data-held={sale.id}>
      <Ring part={Math.min(1, left / fullTurn)} seconds={Math.ceil(left)} />
      <div className="held-text">
        <p className="held-title" role="status">
          {t('sell.held.title')}
          {title === '' ? null : <span> · {title}</span>}
        </p>
        <p className="held-codes">
          <FrameNumberInGroups sent={sale.frameNumber.sent} />
          <span className={sale.shieldCode === null ? undefined : 'code'}>
            {sale.shieldCode ?? t('sell.without')}
          </span>
        </p>
      </div>
      <Button look="go" onPress={() => onUndo(sale.id)}>
        <Undo2 size={18} aria-hidden />
        {t('sell.held.undo')}
      </Button>
    </section>
  )
}

const around = 2 * Math.PI * 19

function Ring({ part, seconds }: { part: number; seconds: number }) {
  const { t } = useTranslation()
  return (
    <svg
      className="ring"
      viewBox="0 0 44 44"
      role="img"
      aria-label={t('sell.held.left', { count: seconds })}
    >
      <circle cx="22" cy="22" r="19" className="ring-track" />
      <circle
        cx="22"
        cy="22"
        r="19"
        className="ring-left"
        strokeDasharray={around}
        strokeDashoffset={around * (1 - part)}
      />
      <text x="22" y="27.5" textAnchor="middle">
        {seconds}
      </text>
    </svg>
  )
}
