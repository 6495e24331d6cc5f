import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ServiceName } from '../../../shared/fault.ts'
import { Question } from '../../components/question.tsx'
import { call, CounterFault } from '../../counter/client.ts'
import { UnsentOf } from '../leaving/unsent-of.tsx'

export type AccountSwitch = {
  /** Whether the form may go. It waits for a person where something is unsent; what was typed stays. */
  mayGo: (isOther: boolean) => Promise<boolean>
  question: ReactNode
}

/** Signing in as somebody else leaves what was made under the account before: it asks first. */
export function useAccountSwitch(service: ServiceName): AccountSwitch {
  const { t } = useTranslation()
  const [asked, setAsked] = useState<{ answer: (go: boolean) => void } | null>(null)

  const mayGo = async (isOther: boolean): Promise<boolean> => {
    if (!isOther) return true
    try {
      const { total } = await call('leaving.unsent', { service })
      return total === 0 || (await new Promise<boolean>((answer) => setAsked({ answer })))
    } catch (caught) {
      // The sign-in itself meets the same fault and says it.
      if (caught instanceof CounterFault) return true
      throw caught
    }
  }
  const answer = (go: boolean) => {
    setAsked(null)
    asked?.answer(go)
  }
  const question =
    asked === null ? null : (
      <Question
        isOpen
        title={t('leaving.switchTitle')}
        text={t('leaving.switchText')}
        yes={t('leaving.switchYes')}
        no={t('common.cancel')}
        onNo={() => answer(false)}
        onYes={() => answer(true)}
      >
        <UnsentOf service={service} />
      </Question>
    )
  return { mayGo, question }
}
