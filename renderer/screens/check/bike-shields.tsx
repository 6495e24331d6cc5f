import { useTranslation } from 'react-i18next'
import type { QueuedJob } from '../../../shared/job.ts'
import { Pill } from '../../components/pill.tsx'
import { useFormats } from '../../i18n/format.ts'
import { toneOf } from '../queue/queue-view.ts'
import { shieldsOf } from './check-view.ts'

/** The shield as far as this counter knows it: no call of the registry says who carries one. */
export function BikeShields({ jobs }: { jobs: readonly QueuedJob[] }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const links = shieldsOf(jobs)
  const words = (job: QueuedJob) => {
    if (job.state === 'parked') return t('check.bike.shieldAttention')
    return job.state === 'done'
      ? t('check.bike.shieldLinked', { date: formats.day(job.createdAt) })
      : t('check.bike.shieldOnItsWay')
  }
  return (
    <section className="bike-shields" aria-label={t('check.bike.shield')}>
      <h3>{t('check.bike.shield')}</h3>
      {links.length === 0 ? (
        <p className="soft">{t('check.bike.shieldUnknown')}</p>
      ) : (
        <ul>
          {links.map((job) => (
            <li key={job.id}>
              <span className="code">{job.shieldCode}</span>{' '}
              <Pill tone={toneOf(job.state)}>{words(job)}</Pill>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
