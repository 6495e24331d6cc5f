import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Fault } from '../../shared/fault.ts'
import { faultMessage } from '../i18n/fault-message.ts'
import { toneIcon } from './pill.tsx'

export function Notice({ tone, children }: { tone: 'go' | 'look' | 'stop'; children: ReactNode }) {
  const Icon = toneIcon[tone]
  return (
    <div className={`notice notice-${tone}`}>
      <Icon size={20} aria-hidden />
      {children}
    </div>
  )
}

/** A fault as LOOK.md wants it: first that nothing was lost, then what it is and what to do. */
export function FaultNotice({ fault, children }: { fault: Fault; children?: ReactNode }) {
  const { t } = useTranslation()
  const { what, todo, serviceWords } = faultMessage(t, fault)
  return (
    <div role="alert" data-fault={fault.kind}>
      <Notice tone="look">
        <p>
          <strong>{t('common.nothingLost')}</strong> {what}
        </p>
        <p>{todo}</p>
        {serviceWords === null ? null : <p className="service-words">{serviceWords}</p>}
        {children}
      </Notice>
    </div>
  )
}
