import { useTranslation } from 'react-i18next'
import type { JobDetail, JobEvent } from '../../../shared/job.ts'
import { useFormats } from '../../i18n/format.ts'
import { faultWord } from '../../i18n/fault-message.ts'
import { outcomeKey } from './queue-view.ts'

/** What was done about a job, oldest first, with the service's own words where it said any. */
export function Timeline({ job }: { job: JobDetail }) {
  const { t } = useTranslation()
  return (
    <section className="timeline" aria-label={t('queue.timeline')}>
      <h3>{t('queue.timeline')}</h3>
      <ol>
        {job.timeline.map((event, place) => (
          <TimelineEvent key={`${String(place)}${event.at}`} job={job} event={event} />
        ))}
      </ol>
    </section>
  )
}

function TimelineEvent({ job, event }: { job: JobDetail; event: JobEvent }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const outcome = useOutcome(job, event)
  return (
    <li className={`event event-${event.what}`}>
      <time dateTime={event.at}>{formats.clockSeconds(event.at)}</time>
      <div>
        <p>
          {t(`queue.event.${event.what}`)}
          {outcome === null ? null : <span className="soft"> · {outcome}</span>}
          {event.by === null ? null : (
            <span className="soft"> · {t('queue.by', { name: event.by })}</span>
          )}
        </p>
        {event.serviceWords === null ? null : (
          <p className="service-words">“{event.serviceWords}”</p>
        )}
      </div>
    </li>
  )
}

/** A verdict, a reason or a fault in words; anything else as it was written. */
function useOutcome(job: JobDetail, { what, outcome }: JobEvent): string | null {
  const { t } = useTranslation()
  // The id of the line that took its place is a button beside this list.
  if (outcome === null || what === 'replaced') return null
  const service = t(`service.${job.service}`)
  const verdict = outcomeKey(outcome)
  if (verdict !== null) return t(`queue.outcome.${verdict}`)
  if (isParkedBecause(outcome)) return t(`queue.parked.${outcome}.why`, { service })
  return faultWord(t, outcome, job.service) ?? outcome
}

const reasons = [
  'other-brand',
  'frame-number',
  'ambiguous',
  'shield-in-use',
  'cannot-tell',
  'dependency-gone',
  'damaged',
  'older-copy',
] as const

function isParkedBecause(outcome: string): outcome is (typeof reasons)[number] {
  return reasons.some((reason) => reason === outcome)
}
