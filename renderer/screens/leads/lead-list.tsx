import { useTranslation } from 'react-i18next'
import type { BegunLead } from '../../../shared/begun-lead.ts'
import { costlyLeadStatuses } from '../../../shared/lead.ts'
import type { DeskLead, LeadDesk } from '../../../shared/lead-desk.ts'
import { Button } from '../../components/button.tsx'
import { Pill } from '../../components/pill.tsx'
import { WalkList } from '../../components/walk-list.tsx'
import { useFormats } from '../../i18n/format.ts'
import { toneOf } from '../queue/queue-view.ts'
import { begunTitle, bikeName, statusView, typeWord } from './lead-view.ts'

export function BegunList({ leads, onOpen }: { leads: BegunLead[]; onOpen: (id: string) => void }) {
  const { t } = useTranslation()
  return (
    <WalkList label={t('leads.begun')}>
      {leads.map((lead) => (
        <li key={lead.id}>
          <Button className="worklist-line" data-begun={lead.id} onPress={() => onOpen(lead.id)}>
            <span className="worklist-line-title">{begunTitle(t, lead)}</span>
            <span className="soft lead-line-side">{typeWord(t, lead.form.type)}</span>
            <span className="soft lead-line-about">{bikeName(t, lead.bike)}</span>
          </Button>
        </li>
      ))}
    </WalkList>
  )
}

export function OnTheirWayList({
  jobs,
  onOpenJob,
}: {
  jobs: LeadDesk['onTheirWay']
  onOpenJob: (jobId: string) => void
}) {
  const { t } = useTranslation()
  return (
    <WalkList label={t('leads.onTheirWay')}>
      {jobs.map(({ jobId, title, state }) => (
        <li key={jobId}>
          <Button className="worklist-line" data-lead-job={state} onPress={() => onOpenJob(jobId)}>
            <span className="worklist-line-title">{title ?? t('leads.noName')}</span>
            <Pill tone={toneOf(state)}>{t(`queue.state.${state}`)}</Pill>
          </Button>
        </li>
      ))}
    </WalkList>
  )
}

export type LeadListProps = {
  leads: readonly DeskLead[]
  shown: string | null
  onOpen: (uuid: string) => void
}

/** Newest first. */
export function LeadList({ leads, shown, onOpen }: LeadListProps) {
  const { t } = useTranslation()
  return (
    <WalkList label={t('leads.list')}>
      {leads.map((entry) => {
        const { uuid } = entry.lead
        return (
          <li key={uuid}>
            <Button
              className="worklist-line"
              aria-current={uuid === shown ? 'true' : undefined}
              data-lead={uuid}
              data-lead-status={entry.lead.status}
              onPress={() => onOpen(uuid)}
            >
              <LeadLine entry={entry} />
            </Button>
          </li>
        )
      })}
    </WalkList>
  )
}

function LeadLine({ entry: { lead, cancelling } }: { entry: DeskLead }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const { tone, word } = statusView(t, lead.status)
  const isCostly = costlyLeadStatuses.has(lead.status) && lead.costsExVatCents !== 0
  return (
    <>
      <span className="worklist-line-title">{lead.title}</span>
      <Pill tone={cancelling === null ? tone : toneOf(cancelling.state)}>{word}</Pill>
      <span className="soft lead-line-about">{lead.customerName}</span>
      <span className="soft lead-line-side">
        {isCostly ? <b className="lead-costs">{t('leads.costsApply')}</b> : null}
        {lead.createdAt === null ? null : (
          <time dateTime={lead.createdAt}>{formats.dayAndClock(lead.createdAt)}</time>
        )}
      </span>
    </>
  )
}
