import { RotateCw } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { JobDetail } from '../../../shared/job.ts'
import { Button } from '../../components/button.tsx'
import { FrameNumberInGroups, Loading } from '../../components/code.tsx'
import { FaultNotice, Notice } from '../../components/notice.tsx'
import { Pill } from '../../components/pill.tsx'
import { useNow } from '../../components/use-now.ts'
import { useCall, useJob } from '../../counter/queries.ts'
import { useFormats } from '../../i18n/format.ts'
import { DiscardSheet } from './discard-sheet.tsx'
import { canDiscard, canRetry, isForPersonToTell, toneOf } from './queue-view.ts'
import { SettleButtons } from './settle-buttons.tsx'
import { Timeline } from './timeline.tsx'

export function JobPanel({ jobId }: { jobId: string }) {
  const { data: job, error } = useJob(jobId)
  if (error !== null) return <FaultNotice fault={error.fault} />
  return job === undefined ? <Loading /> : <JobDetails job={job} />
}

function JobDetails({ job }: { job: JobDetail }) {
  const { t } = useTranslation()
  const retry = useCall('queue.retry')
  const [discards, setDiscards] = useState(false)
  return (
    <article className="job" data-job-panel={job.id}>
      <header className="job-head">
        <div>
          <p className="soft">{t(`queue.kind.${job.kind}`)}</p>
          <h2>{job.title ?? job.frameNumber ?? job.shieldCode ?? job.id}</h2>
        </div>
        <Pill tone={toneOf(job.state)}>{t(`queue.state.${job.state}`)}</Pill>
      </header>
      <p className="job-codes">
        {job.frameNumber === null ? null : <FrameNumberInGroups sent={job.frameNumber} />}
        {job.shieldCode === null ? null : <span className="code">{job.shieldCode}</span>}
      </p>
      <Why job={job} />
      {isForPersonToTell(job) ? <SettleButtons jobId={job.id} /> : null}
      {canRetry(job) || canDiscard(job) ? (
        <div className="button-row">
          {canRetry(job) ? (
            <Button
              look="go"
              isDisabled={retry.isPending}
              onPress={() => retry.mutate({ jobId: job.id })}
            >
              <RotateCw size={18} aria-hidden />
              {t('queue.retry')}
            </Button>
          ) : null}
          {canDiscard(job) ? (
            <Button onPress={() => setDiscards(true)}>{t('queue.discard')}</Button>
          ) : null}
        </div>
      ) : null}
      {retry.error === null ? null : <FaultNotice fault={retry.error.fault} />}
      <Timeline job={job} />
      <p className="soft job-reference">
        {t('queue.reference', { id: job.id })}
        {job.operator === null ? null : ` · ${job.operator}`}
      </p>
      {discards ? <DiscardSheet jobId={job.id} onClose={() => setDiscards(false)} /> : null}
    </article>
  )
}

/** One sentence that says why it stands here, and what a person can do if one is asked. */
function Why({ job }: { job: JobDetail }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const now = useNow(job.nextAt === null ? null : 1000)
  const service = t(`service.${job.service}`)
  const said =
    job.message === null ? null : t('common.serviceSays', { service, words: job.message })
  if (job.state === 'parked' && job.parkedBecause !== null) {
    return (
      <Notice tone="look">
        <p>
          <strong>{t('common.nothingLost')}</strong>{' '}
          {t(`queue.parked.${job.parkedBecause}.why`, { service })}
        </p>
        <p>{t(`queue.parked.${job.parkedBecause}.todo`, { service })}</p>
        {said === null ? null : <p className="service-words">{said}</p>}
      </Notice>
    )
  }
  return (
    <div className="job-why">
      <p>{t(`queue.why.${job.state}`)}</p>
      {job.waitsFor !== null && job.state !== 'done' ? <p>{t('queue.waitsFor')}</p> : null}
      {job.replaces === null ? null : <p>{t('queue.replaces')}</p>}
      {job.discardReason === null ? null : (
        <p>{t('queue.discardedBecause', { reason: job.discardReason })}</p>
      )}
      {job.nextAt === null || job.state === 'sending' ? null : (
        <p>
          {new Date(job.nextAt).getTime() <= now
            ? t('queue.nextNow')
            : t('queue.nextTry', { time: formats.clockSeconds(job.nextAt) })}
        </p>
      )}
      {said !== null && job.state !== 'done' ? <p className="service-words">{said}</p> : null}
      <p className="soft">
        {job.attempts === 0
          ? t('queue.attemptsNone')
          : t('queue.attempts', { count: job.attempts })}
      </p>
    </div>
  )
}
