import { useTranslation } from 'react-i18next'
import { Button } from '../../components/button.tsx'
import { FaultNotice } from '../../components/notice.tsx'
import { useCheckDesk } from '../../counter/check-queries.ts'
import { useCall } from '../../counter/queries.ts'
import { CodeInput } from '../sell/code-input.tsx'
import { useSellKeys } from '../sell/use-sell-keys.ts'
import { BikePanel } from './bike-panel.tsx'
import { bikeShown } from './check-view.ts'
import { confirmable } from '../../../shared/frame-number-confirmable.ts'
import type { ScreenProps } from '../screen.ts'
import { LookAlike } from './look-alike.tsx'
import { LinkPanel } from './link-panel.tsx'
import { SearchForm } from './search-form.tsx'
import { SoldHere } from './sold-here.tsx'
import { VerdictCard } from './verdict-card.tsx'
import '../settings/settings.css'
import './check.css'

/** One scan, one verdict with its evidence; and everything about a bike that is in the register. */
export function CheckScreen({ bike: openBike, showBike: onOpenBike, openJob }: ScreenProps) {
  const { t } = useTranslation()
  const { data: desk, error } = useCheckDesk()
  const read = useCall('check.read')
  const clear = useCall('check.clear')
  const check = desk?.check ?? null
  const linking = desk?.linking ?? null
  const shown = bikeShown(check, openBike)
  const chosen = shown?.id ?? null
  const next = () => {
    onOpenBike(null)
    clear.mutate({})
  }
  useSellKeys({ onEnter: () => undefined, onEscape: next, onBackspace: () => undefined })
  const fault = error?.fault ?? desk?.refusal ?? read.error?.fault ?? null
  // What may be a frame number can be checked all the same.
  const question =
    fault?.kind === 'frame-number-refused' && confirmable.has(fault.reason) ? fault.asRead : null
  return (
    <div className="screen check" data-screen="check">
      <main className="check-main">
        <div className="check-middle">
          <header className="sell-head">
            <h1>{t('check.title')}</h1>
            <p className="soft">{t('check.sub')}</p>
          </header>
          {fault === null ? null : <FaultNotice fault={fault} />}
          {question === null ? null : (
            <div className="button-row">
              <Button onPress={() => read.mutate({ text: question, confirmed: true })}>
                {t('check.checkAnyway')}
              </Button>
            </div>
          )}
          {(check?.lookAlikes ?? []).map((bike) => (
            <LookAlike
              key={bike.id}
              bike={bike}
              onLook={() => read.mutate({ text: bike.frameNumber })}
            />
          ))}
          {check === null ? (
            <>
              <section className="next next-go">
                <p className="eyebrow eyebrow-go">{t('check.ask.eyebrow')}</p>
                <h2 className="next-big">{t('check.ask.big')}</h2>
                <p className="next-hint">{t('check.ask.hint')}</p>
                {linking === null ? (
                  <CodeInput
                    label={t('check.ask.input')}
                    placeholder={t('check.ask.placeholder')}
                    onRead={(text) => read.mutate({ text })}
                  />
                ) : null}
              </section>
              <SearchForm chosen={chosen} onOpenBike={onOpenBike} />
              <SoldHere chosen={chosen} onOpenBike={onOpenBike} />
            </>
          ) : (
            <VerdictCard check={check} chosen={chosen} onOpenBike={onOpenBike} onNext={next} />
          )}
        </div>
      </main>
      <aside className="check-side" aria-label={t('check.bike.label')}>
        {linking !== null ? (
          <LinkPanel bike={linking.bike} shieldCode={linking.shieldCode} />
        ) : shown !== null ? (
          <BikePanel
            key={shown.id}
            bike={shown}
            known={check?.hits.find(({ id }) => id === shown.id) ?? null}
            onOpenJob={openJob}
            onClose={() => onOpenBike(null)}
          />
        ) : (
          <p className="soft">{t('check.bike.choose')}</p>
        )}
      </aside>
    </div>
  )
}
