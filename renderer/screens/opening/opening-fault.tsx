import { lazy, Suspense } from 'react'
import { ShieldCheck } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Fault } from '../../../shared/fault.ts'
import { Button } from '../../components/button.tsx'
import { Loading } from '../../components/code.tsx'
import { Fold } from '../../components/fold.tsx'
import { FaultNotice, FaultReference } from '../../components/notice.tsx'
import { useCall } from '../../counter/queries.ts'
import { faultMessage } from '../../i18n/fault-message.ts'
import '../first-run/pages.css'
import { RecoveryForm } from './recovery-form.tsx'

const Diagnostics = lazy(async () => ({
  default: (await import('../settings/diagnostics.tsx')).Diagnostics,
}))

/** Faults that the recovery code may end. */
const codeHelps: ReadonlySet<Fault['kind']> = new Set([
  'database-key-missing',
  'database-key-wrong',
  'recovery-code-wrong',
  'keychain-missing',
  'keychain-locked',
  'keychain-failed',
])

/** Nobody knows yet whether something was lost. */
const mayBeLost: ReadonlySet<Fault['kind']> = new Set([
  'database-damaged',
  'database-missing',
  'disk-failed',
])

export type OpeningFaultProps = {
  fault: Fault
  version: string | null
  /** The counter is trying by itself. */
  triesAgain: boolean
}

/** A calm page for a counter that cannot open its records: what happened, and what to do. */
export function OpeningFault({ fault, version, triesAgain }: OpeningFaultProps) {
  const { t } = useTranslation()
  const reopen = useCall('app.reopen')
  const { what, todo, serviceWords } = faultMessage(t, fault)
  return (
    <main className="page" data-opening={fault.kind}>
      <div className="page-middle">
        <ShieldCheck size={44} strokeWidth={1.5} className="page-sign" aria-hidden />
        <h1>{t('opening.title')}</h1>
        {mayBeLost.has(fault.kind) ? null : <p className="page-lead">{t('opening.nothingLost')}</p>}
        <div className="page-card" role="alert">
          <p>
            <strong>{what}</strong>
          </p>
          <p>{todo}</p>
          {serviceWords === null ? null : <p className="soft">{serviceWords}</p>}
          {'detail' in fault && fault.detail ? <p className="soft">{fault.detail}</p> : null}
          <FaultReference fault={fault} />
        </div>
        <p className="soft" role="status">
          {reopen.isPending ? t('common.busy') : triesAgain ? t('opening.triesAgain') : null}
        </p>
        {codeHelps.has(fault.kind) ? <RecoveryForm /> : null}
        <div className="button-row">
          <Button isDisabled={reopen.isPending} onPress={() => reopen.mutate({})}>
            {t('common.retry')}
          </Button>
        </div>
        <Fold label={t('diagnostics.title')}>
          <Suspense fallback={<Loading />}>
            <Diagnostics />
          </Suspense>
        </Fold>
        {reopen.error === null ? null : <FaultNotice fault={reopen.error.fault} />}
        {version === null ? null : <p className="soft">{t('opening.version', { version })}</p>}
      </div>
    </main>
  )
}
