import { useTranslation } from 'react-i18next'
import type { NamedBike } from '../../../shared/check.ts'
import type { QueuedJob } from '../../../shared/job.ts'
import { Button } from '../../components/button.tsx'
import { Pill } from '../../components/pill.tsx'
import { useFormats } from '../../i18n/format.ts'
import { toneOf } from '../queue/queue-view.ts'

export type OwnJobsProps = {
  jobs: readonly QueuedJob[]
  title: string
  onOpenJob?: (jobId: string) => void
  onOpenBike?: (bike: NamedBike) => void
}

/** What this counter itself sent about a bike or a shield. */
export function OwnJobs({ jobs, title, onOpenJob, onOpenBike }: OwnJobsProps) {
  const { t } = useTranslation()
  const formats = useFormats()
  if (jobs.length === 0) return null
  return (
    <section className="evidence" aria-label={title}>
      <h3>{title}</h3>
      <ul className="own-jobs">
        {jobs.map((job) => {
          const bikeId = job.result?.['bikeId']
          const about = [job.shieldCode, job.title, formats.dayAndClock(job.createdAt)]
          return (
            <li key={job.id} data-own-job={job.kind}>
              <span>
                {t(`queue.kind.${job.kind}`)}
                <span className="soft"> · {about.filter(Boolean).join(' · ')}</span>
              </span>
              <Pill tone={toneOf(job.state)}>{t(`queue.state.${job.state}`)}</Pill>
              {onOpenJob === undefined ? null : (
                <Button look="plain" onPress={() => onOpenJob(job.id)}>
                  {t('check.bike.toQueue')}
                </Button>
              )}
              {onOpenBike === undefined || typeof bikeId !== 'number' ? null : (
                <Button
                  look="plain"
                  onPress={() =>
                    onOpenBike({ id: bikeId, title: job.title, frameNumber: job.frameNumber })
                  }
                >
                  {t('check.open')}
                </Button>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
