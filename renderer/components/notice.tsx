import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Fault } from '../../shared/fault.ts'
import { faultMessage } from '../i18n/fault-message.ts'
import { Fold } from './fold.tsx'
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

type FaultNoticeProps = {
  fault: Fault
  /** Something was only asked: nothing waits to be sent when the connection is back. */
  isOfReading?: boolean
  children?: ReactNode
}

/** A fault as LOOK.md wants it: first that nothing was lost where that was in question, then what to do. */
export function FaultNotice({ fault, isOfReading, children }: FaultNoticeProps) {
  const { t } = useTranslation()
  const { what, todo, serviceWords } = faultMessage(t, fault)
  const isAway = fault.kind === 'offline' || fault.kind === 'no-answer'
  return (
    <div role="alert" data-fault={fault.kind}>
      <Notice tone="look">
        <p>
          {!isOfReading && isLossInQuestion(fault) ? (
            <>
              <strong>{t('common.nothingLost')}</strong>{' '}
            </>
          ) : null}
          {what}
        </p>
        <p>{isOfReading && isAway ? t('common.askLater') : todo}</p>
        {serviceWords === null ? null : <p className="service-words">{serviceWords}</p>}
        {hasDetailToShow(fault) ? <p className="soft fault-detail">{fault.detail}</p> : null}
        <FaultReference fault={fault} />
        {children}
      </Notice>
    </div>
  )
}

/** What the counter calls it inside, folded away: it is in English and for whoever helps. */
export function FaultReference({ fault }: { fault: Fault }) {
  const { t } = useTranslation()
  const { reference } = faultMessage(t, fault)
  if (reference === null || reference === '') return null
  return (
    <Fold label={t('common.reference')}>
      <p className="soft fault-detail">{reference}</p>
    </Fold>
  )
}

/** Where the machine's own words help whoever looks after it. */
function hasDetailToShow(fault: Fault): fault is Extract<Fault, { detail: string }> {
  switch (fault.kind) {
    case 'print-failed':
    case 'keychain-missing':
    case 'keychain-locked':
    case 'keychain-failed':
    case 'scanner-failed':
      return fault.detail !== ''
    default:
      return false
  }
}

/** Something was being sent or saved. A key that is not right, or a form to fill in, loses nothing. */
function isLossInQuestion({ kind }: Fault): boolean {
  switch (kind) {
    case 'task-failed':
    case 'internal':
    case 'offline':
    case 'no-answer':
    case 'rate-limited':
    case 'refused':
    case 'service-broken':
    case 'unreadable-answer':
    case 'scope-missing':
    case 'not-signed-in':
    case 'sign-in-refused':
    case 'keychain-missing':
    case 'keychain-locked':
    case 'keychain-failed':
    case 'database-key-missing':
    case 'database-key-wrong':
    case 'disk-full':
    case 'disk-failed':
    case 'folder-not-writable':
    case 'sale-stopped':
    case 'update-failed':
      return true
    default:
      return false
  }
}
