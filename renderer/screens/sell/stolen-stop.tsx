import { useTranslation } from 'react-i18next'
import type { RegisteredBike, StatusChange } from '../../../shared/bike.ts'
import type { DraftBike } from '../../../shared/registration.ts'
import { Fold } from '../../components/fold.tsx'
import { useFormats } from '../../i18n/format.ts'
import { registryWord } from '../../i18n/registry-word.ts'
import { likeness, theftOf, titleOf } from './sell-view.ts'

export type StolenStopProps = {
  hits: readonly RegisteredBike[]
  bike: DraftBike | undefined
  police: string
}

export function StolenStop({ hits, bike, police }: StolenStopProps) {
  const { t } = useTranslation()
  return (
    <>
      {hits.map((hit) => (
        <div key={hit.id} className="theft">
          <TheftReport hit={hit} bike={bike} />
          <Fold label={t('sell.stop.staffOnly')}>
            <StaffFacts hit={hit} theft={theftOf(hit)} />
          </Fold>
        </div>
      ))}
      <ol className="steps">
        <li>{t('sell.stop.stolen.step1')}</li>
        <li>{t('sell.stop.stolen.step2')}</li>
        <li>{t('sell.stop.stolen.step3', { police })}</li>
      </ol>
    </>
  )
}

/** What the registry says of the theft, in words the customer may read. */
export function TheftReport({ hit, bike }: { hit: RegisteredBike; bike: DraftBike | undefined }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const theft = theftOf(hit)
  const when = theft?.happenedOn ?? theft?.changedOn ?? null
  const reported =
    when === null
      ? t('sell.stop.stolen.reportedNoDate')
      : t('sell.stop.stolen.reported', { date: formats.day(when) })
  const place = [theft?.placeTitle, theft?.placeLocation].filter(Boolean).join(', ')
  const like = likeness(hit, bike)
  const color = hit.color === null ? null : registryWord(t, 'color', hit.color)
  const said = [titleOf(hit), color].filter(Boolean).join(', ')
  return (
    <p className="next-hint">
      {[reported, place].filter(Boolean).join(' · ')}.{' '}
      {like === 'brand-and-color' ? t('sell.stop.stolen.same') : null}
      {like === 'brand' ? t('sell.stop.stolen.sameBrand') : null}
      {like === 'differs' ? t('sell.stop.stolen.differs', { bike: said }) : null}
      {like === null ? t('sell.stop.stolen.said', { bike: said }) : null}
    </p>
  )
}

function StaffFacts({ hit, theft }: { hit: RegisteredBike; theft: StatusChange | null }) {
  const { t } = useTranslation()
  const facts = [
    [
      t('sell.stop.staff.policeReportNumber'),
      theft?.policeReportNumber ?? t('sell.stop.staff.noPoliceReport'),
    ],
    [t('sell.stop.staff.bikeId'), String(hit.id)],
    [t('sell.stop.staff.status'), hit.currentStatus],
    [t('sell.stop.staff.insurer'), theft?.insuranceCompany],
    [t('sell.stop.staff.notes'), theft?.notes],
  ] as const
  return (
    <dl className="facts staff-facts">
      {facts.map(([name, value]) =>
        value ? (
          <div key={name} className="fact">
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ) : null,
      )}
    </dl>
  )
}
