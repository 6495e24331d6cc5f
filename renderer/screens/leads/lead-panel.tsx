import { RotateCw } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { finalLeadStatuses } from '../../../shared/lead.ts'
import type { DeskLead } from '../../../shared/lead-desk.ts'
import { Button } from '../../components/button.tsx'
import { FaultNotice, Notice } from '../../components/notice.tsx'
import { Pill } from '../../components/pill.tsx'
import { Question } from '../../components/question.tsx'
import { useAccounts, useCall } from '../../counter/queries.ts'
import { useFormats } from '../../i18n/format.ts'
import { costsWords, statusView, storeWords, typeWord } from './lead-view.ts'

export type LeadPanelProps = {
  entry: DeskLead
  onOpenJob: (jobId: string) => void
  onBack: () => void
}

/** How one lead stands, what it says, and taking it back. */
export function LeadPanel({ entry, onOpenJob, onBack }: LeadPanelProps) {
  const { t } = useTranslation()
  const formats = useFormats()
  const follow = useCall('leads.follow')
  const cancel = useCall('leads.cancel')
  const [asks, setAsks] = useState(false)
  const { lead, cancelling } = entry
  const { tone, word, means } = statusView(t, lead.status)
  const isFinal = finalLeadStatuses.has(lead.status)
  const fault = follow.error?.fault ?? cancel.error?.fault ?? null
  return (
    <article className="lead-panel" data-lead-panel={lead.uuid} data-lead-status={lead.status}>
      <header className="lead-panel-head">
        <p className="soft">{typeWord(t, lead.type)}</p>
        <h2>{lead.title}</h2>
        <p className="lead-panel-status" role="status">
          <Pill tone={tone}>{word}</Pill>
          <span>{means}</span>
        </p>
      </header>
      {cancelling === null ? null : (
        <Notice tone="look">
          <p>{t('leads.panel.cancelling')}</p>
          <div className="button-row">
            <Button onPress={() => onOpenJob(cancelling.jobId)}>{t('leads.panel.toQueue')}</Button>
          </div>
        </Notice>
      )}
      {fault === null ? null : <FaultNotice fault={fault} />}
      <p className="lead-message">{lead.message}</p>
      <p className="lead-costs-line">{costsWords(t, formats, lead)}</p>
      <Facts entry={entry} />
      <div className="button-row">
        <Button
          isDisabled={follow.isPending}
          onPress={() => follow.mutate({ uuid: lead.uuid })}
          data-read-lead
        >
          <RotateCw size={18} aria-hidden />
          {t('leads.panel.refresh')}
        </Button>
        {isFinal || cancelling !== null ? null : (
          <Button isDisabled={cancel.isPending} onPress={() => setAsks(true)}>
            {t('leads.panel.cancel')}
          </Button>
        )}
        <Button look="plain" onPress={onBack}>
          {t('leads.panel.back')}
        </Button>
      </div>
      {asks ? (
        <Question
          isOpen
          look="stop"
          title={t('leads.panel.cancelTitle')}
          text={t('leads.panel.cancelText')}
          yes={t('leads.panel.cancelYes')}
          no={t('leads.panel.cancelNo')}
          onNo={() => setAsks(false)}
          onYes={() => {
            setAsks(false)
            cancel.mutate({ uuid: lead.uuid })
          }}
        />
      ) : null}
    </article>
  )
}

function Facts({ entry: { lead, isMadeHere, readAt } }: { entry: DeskLead }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const own = useAccounts().data?.cyclesoftware?.store ?? null
  const at = (moment: string | null) => (moment === null ? null : formats.dayAndClock(moment))
  const facts = [
    [t('leads.panel.customer'), lead.customerName],
    [t('leads.panel.phone'), lead.customerPhone],
    [t('leads.panel.bike'), lead.objectDescription],
    [
      t('leads.sheet.options'),
      lead.options.map((option) => t(`leads.sheet.${option}`)).join(' · '),
    ],
    [
      t('leads.sheet.exchange'),
      [lead.exchangeDescription, lead.exchangeRemarks].filter((said) => said !== null).join(' · '),
    ],
    [t('leads.panel.store'), storeWords(t, lead.store, own)],
    [t('leads.panel.made'), at(lead.createdAt)],
    [t('leads.panel.changed'), lead.modifiedAt === lead.createdAt ? null : at(lead.modifiedAt)],
    [t('leads.panel.read'), at(readAt)],
    [t('leads.panel.origin'), t(isMadeHere ? 'leads.panel.madeHere' : 'leads.panel.madeElsewhere')],
  ] as const
  return (
    <dl className="facts">
      {facts.map(([name, value]) =>
        value === null || value === '' ? null : (
          <div key={name} className="fact">
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ),
      )}
      <div className="fact">
        <dt>{t('leads.panel.uuid')}</dt>
        <dd className="code lead-uuid">{lead.uuid}</dd>
      </div>
    </dl>
  )
}
