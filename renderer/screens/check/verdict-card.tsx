import { Printer } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { BikeCheck, NamedBike } from '../../../shared/check.ts'
import { policeNumber } from '../../../shared/contacts.ts'
import { Button } from '../../components/button.tsx'
import { FrameNumberInGroups } from '../../components/code.tsx'
import { FaultNotice } from '../../components/notice.tsx'
import { useAccounts, useCall } from '../../counter/queries.ts'
import { useFormats } from '../../i18n/format.ts'
import { StolenStop } from '../sell/stolen-stop.tsx'
import { unknownStatuses } from '../sell/verdict-view.ts'
import { BikeLine } from './bike-line.tsx'
import { checkWords, namedBike, statusTone } from './check-view.ts'
import { History } from './history.tsx'
import { OwnJobs } from './own-jobs.tsx'
import { TakingIn } from './taking-in.tsx'

export type VerdictCardProps = {
  check: BikeCheck
  chosen: number | null
  onOpenBike: (bike: NamedBike) => void
  onNext: () => void
}

/** One verdict in DESIGN's words, and what it rests on. */
export function VerdictCard({ check, chosen, onOpenBike, onNext }: VerdictCardProps) {
  const { t } = useTranslation()
  const formats = useFormats()
  const again = useCall('check.again')
  const report = useCall('check.report')
  const country = useAccounts().data?.cyclesoftware?.country
  const { tone, big, hint } = checkWords(check)
  const { asked, verdict, hits, state } = check
  const isStolen = tone === 'stop'
  const isAnswered = state === 'done' && verdict !== null && verdict !== 'not-checked'
  const isUnasked = state === 'done' && !isAnswered
  const askAgain = (
    <Button
      look={isUnasked ? 'go' : 'quiet'}
      isDisabled={state === 'checking'}
      onPress={() => again.mutate({})}
    >
      {t('check.again')}
    </Button>
  )
  const stolen = hits.filter(({ currentStatus }) => statusTone(currentStatus ?? '') === 'stop')
  return (
    <>
      <section
        className={`next next-${tone}`}
        data-verdict={state === 'done' ? (verdict ?? 'not-checked') : 'checking'}
        role={isStolen ? 'alert' : 'status'}
      >
        <p className={`eyebrow eyebrow-${tone}`}>
          {state === 'checking'
            ? t('check.eyebrow.checking')
            : t(`check.eyebrow.${isAnswered ? 'done' : 'tried'}`, {
                time: formats.clock(check.at),
              })}
        </p>
        <h2 className="next-big">{t(`check.${big}`)}</h2>
        <p className="verdict-asked">
          <span className="soft">{t(`check.asked.${asked.kind}`)}</span>{' '}
          <span className="stop-number">
            {asked.kind === 'shield' ? (
              <span className="code">{asked.code}</span>
            ) : (
              <FrameNumberInGroups sent={asked.number.sent} />
            )}
          </span>
        </p>
        {hint === null ? null : (
          <p className="next-hint">
            {t(`check.${hint}`, { status: unknownStatuses(hits).join(', ') })}
          </p>
        )}
        {isStolen ? (
          <div className="stop-body">
            <StolenStop hits={stolen} bike={undefined} police={policeNumber(country)} />
          </div>
        ) : null}
        <div className="button-row verdict-buttons">
          {isUnasked ? askAgain : null}
          <Button look={isStolen ? 'stop' : isUnasked ? 'quiet' : 'go'} onPress={onNext}>
            {t('check.next')}
            <kbd aria-hidden>{t('sell.foot.clearKey')}</kbd>
          </Button>
          {isUnasked ? null : askAgain}
          {isAnswered ? (
            <Button isDisabled={report.isPending} onPress={() => report.mutate({})}>
              <Printer size={18} aria-hidden />
              {t(report.isPending ? 'check.printing' : 'check.print')}
            </Button>
          ) : null}
        </div>
      </section>
      {check.fault === null ? null : <FaultNotice isOfReading fault={check.fault} />}
      {report.error === null ? null : <FaultNotice fault={report.error.fault} />}
      {hits.length === 0 ? null : (
        <section className="evidence" aria-label={t('check.hits')}>
          <h3>{t('check.hits')}</h3>
          {hits.map((bike) => (
            <div key={bike.id} className="hit">
              <BikeLine
                bike={bike}
                isChosen={bike.id === chosen}
                onPress={() => onOpenBike(namedBike(bike))}
              />
              <History entries={bike.statusHistory} />
            </div>
          ))}
        </section>
      )}
      <OwnJobs jobs={check.own} title={t('check.own')} onOpenBike={onOpenBike} />
      {isAnswered && !isStolen ? <TakingIn country={country} /> : null}
    </>
  )
}
