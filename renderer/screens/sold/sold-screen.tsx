import { RotateCw } from 'lucide-react'
import { lazy, Suspense, useEffect, useEffectEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SoldBike } from '../../../shared/sold-bike.ts'
import { Button } from '../../components/button.tsx'
import { Loading } from '../../components/code.tsx'
import { FaultNotice } from '../../components/notice.tsx'
import {
  useCall,
  useDelivery,
  useDraft,
  useSalesToday,
  useSoldBikes,
} from '../../counter/queries.ts'
import { useFormats } from '../../i18n/format.ts'
import { loadLaterWords } from '../../i18n/start.ts'
import { HeldSales } from '../sell/held-sales.tsx'
import { useSellCalls } from '../sell/use-sell-calls.ts'
import type { ScreenProps } from '../screen.ts'
import { HandledBike } from './handled-bike.tsx'
import { OpenBike } from './open-bike.tsx'
import { SoldList } from './sold-list.tsx'
import { SoldStart, TillNotice } from './sold-start.tsx'
import { shownBike } from './sold-view.ts'
import { UnreadableNotice } from './unreadable-notice.tsx'
import { useEnter } from './use-enter.ts'
import '../../components/worklist.css'
import '../sell/sell.css'
import '../settings/settings.css'
import './sold.css'

const DeliveryPanel = lazy(async () => {
  const [panel] = await Promise.all([import('./delivery/delivery-panel.tsx'), loadLaterWords()])
  return { default: panel.DeliveryPanel }
})

/** The till's worklist: one bike is open at a time, and its shield is what is left to scan. */
export function SoldScreen({ openJob, goTo }: ScreenProps) {
  const { t } = useTranslation()
  const formats = useFormats()
  const { data: sold, error } = useSoldBikes()
  const { data: draft } = useDraft()
  const { data: sales = [] } = useSalesToday()
  const calls = useSellCalls()
  const read = useCall('sold.read')
  const open = useCall('sold.open')
  const close = useCall('sold.close')
  const { data: delivery } = useDelivery()
  const showDelivery = useCall('delivery.show')
  const [pressed, setPressed] = useState<string | null>(null)
  const opened = draft?.soldBikeId ?? null
  useReadingAtEntry(() => read.mutate({}))

  const show = (bike: SoldBike) => {
    setPressed(bike.id)
    if (bike.state === 'open') open.mutate({ id: bike.id })
    else if (opened !== null) close.mutate({ id: opened })
  }
  useEnter(opened === null && delivery?.isOpen !== true, () => {
    const first = sold?.bikes.find(({ state }) => state === 'open')
    if (first !== undefined) show(first)
  })
  if (delivery?.isOpen === true) {
    return (
      <main className="screen" data-screen="sold">
        <Suspense fallback={<Loading />}>
          <DeliveryPanel delivery={delivery} />
        </Suspense>
      </main>
    )
  }
  if (sold === undefined) return error === null ? <Loading /> : <FaultNotice fault={error.fault} />

  const { reading } = sold
  const shown = shownBike([...sold.bikes, ...sold.doneToday], { opened, pressed })
  const isReading = reading.state === 'reading' || read.isPending
  const fault = open.error?.fault ?? close.error?.fault ?? showDelivery.error?.fault ?? null
  return (
    <main className="screen worklist sold" data-screen="sold">
      <section className="worklist-side">
        <header className="sold-head">
          <h1>{t('sold.title')}</h1>
          <p className="soft">{t('sold.sub')}</p>
          {sold.today.mopeds === 0 ? null : (
            <p className="soft" data-sold-mopeds>
              {t('sold.mopeds', { count: sold.today.mopeds })}
            </p>
          )}
          <div className="sold-read">
            <span className="soft" role="status">
              {isReading
                ? t('sold.reading')
                : reading.readAt === null
                  ? t('sold.neverRead')
                  : t('sold.readAt', { time: formats.clock(reading.readAt) })}
            </span>
            <Button
              look="plain"
              isDisabled={isReading || reading.state === 'off'}
              onPress={() => read.mutate({})}
            >
              <RotateCw size={15} aria-hidden />
              {t('sold.readNow')}
            </Button>
          </div>
        </header>
        <div className="sold-delivery">
          <Button onPress={() => showDelivery.mutate({ isOpen: true })}>
            {delivery === undefined || delivery.lines.length === 0
              ? t('sold.delivery')
              : t('sold.deliveryCount', { number: delivery.lines.length })}
          </Button>
        </div>
        <div className="worklist-lists">
          {sold.bikes.length === 0 ? null : (
            <>
              <h2>{t('sold.todo')}</h2>
              <SoldList bikes={sold.bikes} shown={shown?.id ?? null} onOpen={show} />
            </>
          )}
          {sold.doneToday.length === 0 ? null : (
            <>
              <h2>{t('sold.doneToday')}</h2>
              <SoldList bikes={sold.doneToday} shown={shown?.id ?? null} onOpen={show} />
            </>
          )}
        </div>
      </section>
      <section className="worklist-main" aria-label={t('sold.title')}>
        <div className="sell-middle">
          <HeldSales sales={sales} onUndo={(saleId) => calls.undo.mutate({ saleId })} />
          <TillNotice sold={sold} onSettings={() => goTo('settings')} />
          <UnreadableNotice reading={reading} />
          {fault === null ? null : <FaultNotice fault={fault} />}
          {draft !== undefined && opened !== null ? (
            <OpenBike draft={draft} soldBikeId={opened} calls={calls} />
          ) : shown !== null && shown.state !== 'open' ? (
            <HandledBike key={shown.id} bike={shown} onOpenJob={openJob} />
          ) : (
            <SoldStart sold={sold} />
          )}
        </div>
      </section>
    </main>
  )
}

/** What the till sold a moment ago is what staff come here for. */
function useReadingAtEntry(read: () => void): void {
  const once = useEffectEvent(read)
  useEffect(() => once(), [])
}
