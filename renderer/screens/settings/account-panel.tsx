import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ServiceName } from '../../../shared/fault.ts'
import { registryName } from '../../../shared/service-name.ts'
import { Button } from '../../components/button.tsx'
import { FaultNotice } from '../../components/notice.tsx'
import { OwnersOnly } from '../../components/owners-only.tsx'
import { Pill } from '../../components/pill.tsx'
import { Question } from '../../components/question.tsx'
import { useCall } from '../../counter/queries.ts'
import { UnsentOf } from '../leaving/unsent-of.tsx'
import { TestResult } from './test-result.tsx'

export type AccountPanelProps = {
  service: ServiceName
  /** Who is signed in, as lines; null when nobody is. */
  signedIn: readonly string[] | null
  /** What to know about the account that is kept, if anything. */
  notice?: ReactNode
  /** The sign-in form; `done` folds it away. */
  form: (done: () => void) => ReactNode
}

const signInCalls = {
  cicopass: 'accounts.signInCicopass',
  cyclesoftware: 'accounts.signInCyclesoftware',
} as const

/** One service's account: who is signed in, a real test, the form, and the way out. */
export function AccountPanel({ service, signedIn, notice, form }: AccountPanelProps) {
  const { t } = useTranslation()
  const testCicopass = useCall('accounts.testCicopass')
  const testCyclesoftware = useCall('accounts.testCyclesoftware')
  const test = service === registryName ? testCicopass : testCyclesoftware
  const signOut = useCall('accounts.signOut')
  const [asksOut, setAsksOut] = useState(false)
  const [signsIn, setSignsIn] = useState(false)
  const name = t(`service.${service}`)

  return (
    <section className="panel" data-account={service} aria-label={name}>
      <header className="panel-head">
        <h3>{name}</h3>
        {signedIn === null ? (
          <Pill tone="look">{t('settings.signedOut')}</Pill>
        ) : (
          <Pill tone="go">{t('settings.signedIn')}</Pill>
        )}
      </header>
      {signedIn === null ? null : (
        <>
          <div>
            {signedIn.map((line) => (
              <p key={line}>{line}</p>
            ))}
          </div>
          <div className="button-row">
            <Button look="go" isDisabled={test.isPending} onPress={() => test.mutate({})}>
              {test.isPending ? t('settings.testing') : t('settings.test')}
            </Button>
            <OwnersOnly call="accounts.signOut">
              <Button onPress={() => setSignsIn(!signsIn)} aria-expanded={signsIn}>
                {t('settings.signInAgain')}
              </Button>
              <Button look="plain" onPress={() => setAsksOut(true)}>
                {t('settings.signOut')}
              </Button>
            </OwnersOnly>
          </div>
          {test.error === null ? null : <FaultNotice fault={test.error.fault} />}
          {test.data === undefined ? null : <TestResult result={test.data} />}
        </>
      )}
      {notice}
      {signedIn === null || signsIn ? (
        <OwnersOnly call={signInCalls[service]}>{form(() => setSignsIn(false))}</OwnersOnly>
      ) : null}
      {signOut.error === null ? null : <FaultNotice fault={signOut.error.fault} />}
      {asksOut ? (
        <Question
          isOpen
          look="stop"
          title={t('settings.signOutTitle', { service: name })}
          text={t('settings.signOutText')}
          yes={t('settings.signOut')}
          no={t('common.cancel')}
          onNo={() => setAsksOut(false)}
          onYes={() => {
            setAsksOut(false)
            test.reset()
            signOut.mutate({ service })
          }}
        >
          <UnsentOf service={service} />
        </Question>
      ) : null}
    </section>
  )
}
