import { Pencil, RotateCw } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  isEditable,
  isForPersonToTell,
  isStoppedAsStolen,
  isStoppedByOtherMake,
} from '../../../shared/editable.ts'
import type { JobDetail } from '../../../shared/job.ts'
import { Button } from '../../components/button.tsx'
import { FrameNumberInGroups, Loading } from '../../components/code.tsx'
import { FaultNotice } from '../../components/notice.tsx'
import { Pill } from '../../components/pill.tsx'
import { useCall, useJob } from '../../counter/queries.ts'
import { DiscardSheet } from './discard-sheet.tsx'
import { EditSheet } from './edit/edit-sheet.tsx'
import { JobWhy } from './job-why.tsx'
import { canDiscard, canRetry, toneOf } from './queue-view.ts'
import { OtherMake } from './other-make.tsx'
import { SettleButtons } from './settle-buttons.tsx'
import { StolenWord } from './stolen-word.tsx'
import { Timeline } from './timeline.tsx'
import { useObstacle } from './use-obstacle.ts'
import { WithoutPhotos } from './without-photos.tsx'

export type JobPanelProps = { jobId: string; onOpenJob: (jobId: string) => void }

export function JobPanel({ jobId, onOpenJob }: JobPanelProps) {
  const { data: job, error } = useJob(jobId)
  if (error !== null) return <FaultNotice fault={error.fault} />
  return job === undefined ? <Loading /> : <JobDetails job={job} onOpenJob={onOpenJob} />
}

type JobDetailsProps = { job: JobDetail; onOpenJob: (jobId: string) => void }

function JobDetails({ job, onOpenJob }: JobDetailsProps) {
  const { t } = useTranslation()
  const retry = useCall('queue.retry')
  const waiting = useObstacle(job)
  // What somebody has to do first would make the button a promise that nothing keeps.
  const mayRetry = canRetry(job) && waiting.obstacle === null
  const [asks, setAsks] = useState<'edit' | 'discard' | null>(null)
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
      <JobWhy job={job} waiting={waiting} onOpenJob={onOpenJob} />
      <WithoutPhotos job={job} onSent={onOpenJob} />
      {isStoppedByOtherMake(job) ? <OtherMake job={job} onSent={onOpenJob} /> : null}
      {isStoppedAsStolen(job) ? <StolenWord jobId={job.id} onSent={onOpenJob} /> : null}
      {isForPersonToTell(job) ? <SettleButtons jobId={job.id} /> : null}
      {mayRetry || canDiscard(job) ? (
        <div className="button-row">
          {mayRetry ? (
            <Button
              look="go"
              isDisabled={retry.isPending}
              onPress={() => retry.mutate({ jobId: job.id })}
            >
              <RotateCw size={18} aria-hidden />
              {t('queue.retry')}
            </Button>
          ) : null}
          {isEditable(job) ? (
            <Button onPress={() => setAsks('edit')}>
              <Pencil size={18} aria-hidden />
              {t('queue.edit.open')}
            </Button>
          ) : null}
          {canDiscard(job) ? (
            <Button onPress={() => setAsks('discard')}>{t('queue.discard')}</Button>
          ) : null}
        </div>
      ) : null}
      {retry.error === null ? null : <FaultNotice fault={retry.error.fault} />}
      <Timeline job={job} />
      <p className="soft job-reference">
        {t('queue.reference', { id: job.id })}
        {job.operator === null ? null : ` · ${job.operator}`}
      </p>
      {asks === 'discard' ? <DiscardSheet jobId={job.id} onClose={() => setAsks(null)} /> : null}
      {asks === 'edit' ? (
        <EditSheet
          job={job}
          onClose={() => setAsks(null)}
          onSent={(made) => {
            setAsks(null)
            onOpenJob(made)
          }}
        />
      ) : null}
    </article>
  )
}
