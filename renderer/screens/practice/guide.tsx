import { Check } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PracticeDesk } from '../../../shared/training.ts'
import { Button } from '../../components/button.tsx'
import { useCall, useDraft, useSalesToday } from '../../counter/queries.ts'
import { guideSteps, saleSince, stepNow, type GuideStep } from './guide-view.ts'

export type GuideProps = { desk: PracticeDesk; onScan: (code: string) => void; onSell: () => void }

/** A first sale in five steps. It goes on when the step was really taken, by whatever hand. */
export function Guide({ desk, onScan, onSell }: GuideProps) {
  const { t } = useTranslation()
  const { data: draft } = useDraft()
  const { data: sales = [] } = useSalesToday()
  const certificate = useCall('sales.certificate')
  const [began, setBegan] = useState(() => new Date().toISOString())
  if (draft === undefined) return null
  const sale = saleSince(sales, began)
  const now = stepNow(draft, sale)
  const bike =
    desk.bikes.find(({ barcode }) => barcode !== null && barcode === draft.bike?.barcode) ??
    desk.bikes[0]
  const shield = desk.shields[0]
  const codes: Partial<Record<GuideStep, string | null | undefined>> = {
    bike: bike?.barcode,
    frameNumber: bike?.frameNumber,
    shield: shield?.code,
  }
  const code = now === null ? null : (codes[now] ?? null)
  const isHeld = sale?.state === 'held'
  return (
    <section className="practice-part" aria-labelledby="practice-guide" data-guide={now ?? 'done'}>
      <h3 id="practice-guide">{t('practice.guide.title')}</h3>
      <ol className="guide">
        {guideSteps.map((step, place) => {
          const isDone = now === null || place < guideSteps.indexOf(now)
          return (
            <li
              key={step}
              className={isDone ? 'guide-done' : undefined}
              aria-current={step === now ? 'step' : undefined}
            >
              {isDone ? <Check size={16} aria-hidden /> : <b aria-hidden>{place + 1}</b>}
              <span>
                {t(`practice.guide.${step}.name`)}
                {isDone ? (
                  <span className="only-for-readers"> {t('practice.guide.taken')}</span>
                ) : null}
              </span>
            </li>
          )
        })}
      </ol>
      <p role="status">
        {now === null
          ? t('practice.guide.done')
          : isHeld
            ? t('practice.guide.held')
            : t(`practice.guide.${now}.todo`)}
      </p>
      {code === null ? null : (
        <Button
          look="go"
          onPress={() => {
            onSell()
            onScan(code)
          }}
        >
          {t('practice.guide.scan')} <span className="code">{code}</span>
        </Button>
      )}
      {now === 'certificate' && sale !== null && !isHeld ? (
        <Button
          look="go"
          isDisabled={certificate.isPending}
          onPress={() => certificate.mutate({ saleId: sale.id, open: true })}
        >
          {t('practice.guide.make')}
        </Button>
      ) : null}
      {now === null ? (
        <Button onPress={() => setBegan(new Date().toISOString())}>
          {t('practice.guide.again')}
        </Button>
      ) : null}
    </section>
  )
}
