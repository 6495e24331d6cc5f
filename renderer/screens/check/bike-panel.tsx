import { X } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RegisteredBike } from '../../../shared/bike.ts'
import type { NamedBike } from '../../../shared/check.ts'
import { Button } from '../../components/button.tsx'
import { FrameNumberInGroups, Loading } from '../../components/code.tsx'
import { FaultNotice, Notice } from '../../components/notice.tsx'
import { Pill } from '../../components/pill.tsx'
import { useBike, useBikeJobs } from '../../counter/check-queries.ts'
import { useCall } from '../../counter/queries.ts'
import { titleOf } from '../sell/sell-view.ts'
import { BikeFacts } from './bike-facts.tsx'
import { BikeShields } from './bike-shields.tsx'
import { doneCount, namedBike, statusTone, statusWords } from './check-view.ts'
import { History } from './history.tsx'
import { OwnJobs } from './own-jobs.tsx'
import { Pictures } from './pictures.tsx'
import { ReportSheet } from './report-sheet.tsx'

export type BikePanelProps = {
  bike: NamedBike
  /** What a check just said of it, until its own page is read. */
  known: RegisteredBike | null
  onOpenJob: (jobId: string) => void
  onClose: () => void
}

/** Everything about one bike of the register, and what can be done about it. */
export function BikePanel({ bike: named, known, onOpenJob, onClose }: BikePanelProps) {
  const { t } = useTranslation()
  const frameNumber = known?.frameNumber ?? named.frameNumber ?? ''
  const { data: jobs } = useBikeJobs({ bikeId: named.id, frameNumber })
  const { data: page, error } = useBike(named.id, doneCount(jobs))
  const linkTo = useCall('check.linkTo')
  const [reports, setReports] = useState<'stolen' | 'found' | null>(null)
  const bike = page?.bike ?? known
  const isStolen = statusTone(bike?.currentStatus ?? '') === 'stop'
  const about = bike === null ? named : namedBike(bike)
  return (
    <article className="bike-page" data-bike-page={named.id}>
      <header className="bike-page-head">
        <div>
          <p className="soft">{t('check.bike.number', { id: named.id })}</p>
          <h2>{bike === null ? (named.title ?? named.frameNumber) : titleOf(bike)}</h2>
        </div>
        <Button look="plain" aria-label={t('check.bike.close')} onPress={onClose}>
          <X size={20} aria-hidden />
        </Button>
      </header>
      {error === null ? null : (
        <FaultNotice isOfReading fault={error.fault}>
          {bike === null ? null : <p>{t('check.bike.notRead')}</p>}
        </FaultNotice>
      )}
      {bike === null ? (
        error === null ? (
          <Loading />
        ) : null
      ) : (
        <>
          <p className="bike-page-number">
            <FrameNumberInGroups sent={bike.frameNumber} />
            {bike.currentStatus === null ? null : (
              <Pill tone={statusTone(bike.currentStatus)}>
                {statusWords(t, bike.currentStatus)}
              </Pill>
            )}
          </p>
          <div className="button-row">
            <Button look="go" isDisabled={isStolen} onPress={() => linkTo.mutate({ bike: about })}>
              {t('check.bike.link')}
            </Button>
            <Button onPress={() => setReports(isStolen ? 'found' : 'stolen')}>
              {t(isStolen ? 'check.bike.found' : 'check.bike.stolen')}
            </Button>
          </div>
          <BikeShields jobs={jobs ?? []} />
          <Pictures bikeId={bike.id} count={bike.images.length} />
          <BikeFacts bike={bike} />
          {page?.historyFault ? (
            <Notice tone="look">
              <p>{t('check.bike.noHistory')}</p>
            </Notice>
          ) : null}
          <section aria-label={t('check.history.title')}>
            <h3>{t('check.history.title')}</h3>
            {bike.statusHistory.length === 0 ? (
              <p className="soft">{t('check.history.none')}</p>
            ) : (
              <History entries={bike.statusHistory} />
            )}
          </section>
        </>
      )}
      <OwnJobs jobs={jobs ?? []} title={t('check.bike.jobs')} onOpenJob={onOpenJob} />
      {reports === null ? null : (
        <ReportSheet kind={reports} bike={about} onClose={() => setReports(null)} />
      )}
    </article>
  )
}
