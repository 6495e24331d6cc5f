import { useTranslation } from 'react-i18next'
import type { JobDetail } from '../../../shared/job.ts'
import { Button } from '../../components/button.tsx'
import { FaultNotice, Notice } from '../../components/notice.tsx'
import { useNow } from '../../components/use-now.ts'
import { useFormats } from '../../i18n/format.ts'
import type { Waiting } from './use-obstacle.ts'

export type JobWhyProps = {
  job: JobDetail
  waiting: Waiting
  onOpenJob: (jobId: string) => void
}

/** One sentence that says why it stands here, and what a person can do if one is asked. */
export function JobWhy({ job, waiting, onOpenJob }: JobWhyProps) {
  const { t } = useTranslation()
  const formats = useFormats()
  const now = useNow(job.nextAt === null ? null : 1000)
  const service = t(`service.${job.service}`)
  const { obstacle, isBehind, isUnread } = waiting
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
      <WhyReady job={job} waiting={waiting} onOpenJob={onOpenJob} />
      {isUnread ? <p>{t('queue.waitsForUnread')}</p> : null}
      {job.replaces === null ? null : <p>{t('queue.replaces')}</p>}
      <Replaced job={job} onOpenJob={onOpenJob} />
      {job.nextAt === null || obstacle !== null || isBehind ? null : (
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

/** What took its place, or why somebody gave it up. */
function Replaced({ job, onOpenJob }: Pick<JobWhyProps, 'job' | 'onOpenJob'>) {
  const { t } = useTranslation()
  const { replacedBy, discardReason } = job
  if (replacedBy !== null) {
    return (
      <>
        <p>{t('queue.replacedBy')}</p>
        <div className="button-row">
          <Button onPress={() => onOpenJob(replacedBy)}>{t('queue.openReplacement')}</Button>
        </div>
      </>
    )
  }
  if (discardReason === null) return null
  return <p>{t('queue.discardedBecause', { reason: discardReason })}</p>
}

/** What becomes of it by itself, or what it needs first. */
function WhyReady({ job, waiting: { obstacle, isBehind, pausedBy }, onOpenJob }: JobWhyProps) {
  const { t } = useTranslation()
  const { waitsFor } = job
  if (obstacle === 'person' && waitsFor !== null) {
    return (
      <Notice tone="look">
        <p>{t('queue.waitsForPerson')}</p>
        <div className="button-row">
          <Button onPress={() => onOpenJob(waitsFor)}>{t('queue.openWaitedFor')}</Button>
        </div>
      </Notice>
    )
  }
  if (obstacle === 'paused' && pausedBy !== null) return <FaultNotice fault={pausedBy} />
  if (obstacle === 'account') {
    return (
      <Notice tone="look">
        <p>{t('queue.waitsForAccount', { account: job.account })}</p>
      </Notice>
    )
  }
  const isOver = job.state === 'done' || job.state === 'undone' || job.state === 'discarded'
  const waits = isBehind && !isOver
  return (
    <>
      {waits && job.state === 'waiting' ? null : <p>{t(`queue.why.${job.state}`)}</p>}
      {waits ? <p>{t('queue.waitsFor')}</p> : null}
    </>
  )
}
