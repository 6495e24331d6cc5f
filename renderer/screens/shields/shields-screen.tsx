import { useTranslation } from 'react-i18next'
import { FaultNotice } from '../../components/notice.tsx'
import { useShieldStock } from '../../counter/shield-queries.ts'
import type { ScreenProps } from '../screen.ts'
import { LastOrder } from './last-order.tsx'
import { OrderForm } from './order-form.tsx'
import { OrderList } from './order-list.tsx'
import { StockCard } from './stock-card.tsx'
import '../settings/settings.css'
import './shields.css'

/** How many shields are left, and ordering more. */
export function ShieldsScreen({ openJob }: ScreenProps) {
  const { t } = useTranslation()
  const { data: stock, error } = useShieldStock()
  return (
    <main className="screen shields" data-screen="shields">
      <div className="shields-middle">
        <header className="sell-head">
          <h1>{t('shields.title')}</h1>
          <p className="soft">{t('shields.sub')}</p>
        </header>
        {error === null ? null : <FaultNotice fault={error.fault} />}
        {stock === undefined ? null : (
          <div className="shields-columns">
            <StockCard stock={stock} />
            <div className="shields-order">
              <OrderForm />
              <LastOrder onOpenJob={openJob} />
            </div>
          </div>
        )}
        <OrderList receivedOrders={stock?.receivedOrders ?? []} />
      </div>
    </main>
  )
}
