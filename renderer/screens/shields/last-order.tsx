import { useTranslation } from 'react-i18next'
import type { QueuedJob } from '../../../shared/job.ts'
import { Button } from '../../components/button.tsx'
import { Pill } from '../../components/pill.tsx'
import { useOrderJobs } from '../../counter/shield-queries.ts'
import { useFormats } from '../../i18n/format.ts'
import { toneOf } from '../queue/queue-view.ts'

/** The last order this counter made, with what Cicopass answered, even where that differs. */
export function LastOrder({ onOpenJob }: { onOpenJob: (jobId: string) => void }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const [job] = useOrderJobs().data ?? []
  if (job === undefined) return null
  return (
    <section className="panel last-order" data-last-order={job.state}>
      <div className="panel-head">
        <div>
          <h3>{t('shields.last.title')}</h3>
          <p className="soft">
            {job.title} · {formats.dayAndClock(job.createdAt)}
          </p>
        </div>
        <Pill tone={toneOf(job.state)}>{t(`queue.state.${job.state}`)}</Pill>
      </div>
      <Answered job={job} />
      <Button look="plain" onPress={() => onOpenJob(job.id)}>
        {t('shields.last.toQueue')}
      </Button>
    </section>
  )
}

function Answered({ job: { result } }: { job: QueuedJob }) {
  const { t } = useTranslation()
  const formats = useFormats()
  if (result === null) return null
  const words = (name: string) => {
    const value = result[name]
    return typeof value === 'string' || typeof value === 'number' ? String(value) : null
  }
  const amount = (name: string) => {
    const cents = result[name]
    return typeof cents === 'number' ? formats.amount(cents) : null
  }
  const facts = [
    [t('shields.last.number'), words('orderNumber')],
    [t('shields.last.quantity'), words('quantity')],
    [t('shields.last.price'), amount('pricePerShieldCents')],
    [t('shields.last.subtotal'), amount('subtotalCents')],
    [t('shields.last.total'), amount('totalCents')],
    [t('shields.last.payment'), words('paymentStatus')],
    [t('shields.last.status'), words('orderStatus')],
  ] as const
  return (
    <dl className="facts order-facts">
      {facts.map(([name, value]) =>
        value === null ? null : (
          <div key={name} className="fact">
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ),
      )}
    </dl>
  )
}
