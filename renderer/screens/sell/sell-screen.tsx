import { useTranslation } from 'react-i18next'
import { Loading } from '../../components/code.tsx'
import { FaultNotice } from '../../components/notice.tsx'
import { useDraft, useSalesToday } from '../../counter/queries.ts'
import type { ScreenProps } from '../screen.ts'
import { DayList } from './day-list.tsx'
import { HeldSales } from './held-sales.tsx'
import { SaleCards } from './sale-cards.tsx'
import { useSellCalls } from './use-sell-calls.ts'
import './sell.css'

export function SellScreen({ openJob, openBike, goTo }: ScreenProps) {
  const { t } = useTranslation()
  const { data: draft, error } = useDraft()
  const { data: sales = [] } = useSalesToday()
  const calls = useSellCalls()
  const undo = (saleId: string) => calls.undo.mutate({ saleId })
  const sub = draft?.stop ? 'subStopped' : draft?.existingBikeId ? 'subLink' : 'sub'
  return (
    <div className="screen sell" data-screen="sell">
      <main className="sell-main">
        <div className="sell-middle">
          {draft === undefined ? (
            error === null ? (
              <Loading />
            ) : (
              <FaultNotice fault={error.fault} />
            )
          ) : (
            <SaleCards draft={draft} calls={calls}>
              <div className="sell-top">
                <header className="sell-head">
                  <h1>{t('sell.title')}</h1>
                  <p className="soft">{t(`sell.${sub}`)}</p>
                </header>
                <HeldSales sales={sales} onUndo={undo} />
              </div>
            </SaleCards>
          )}
        </div>
      </main>
      <DayList
        onUndo={undo}
        onOpenJob={openJob}
        onOpenBike={openBike}
        onSoldBikes={() => goTo('sold')}
      />
    </div>
  )
}
