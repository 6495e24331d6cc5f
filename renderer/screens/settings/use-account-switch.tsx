import { useRef, useState, type ReactNode, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import type { ServiceName } from '../../../shared/fault.ts'
import { Question } from '../../components/question.tsx'
import { call, CounterFault } from '../../counter/client.ts'
import { UnsentOf } from '../leaving/unsent-of.tsx'

export type AccountSwitch = {
  /** Of the sign-in form, which goes again when a person said yes. */
  form: RefObject<HTMLFormElement | null>
  /** Whether the form may go now. If not, a person is asked first, and what was typed stays. */
  mayGo: (isOther: boolean) => Promise<boolean>
  question: ReactNode
}

/** Signing in as somebody else leaves what was made under the account before: it asks first. */
export function useAccountSwitch(service: ServiceName): AccountSwitch {
  const { t } = useTranslation()
  const form = useRef<HTMLFormElement>(null)
  const agreed = useRef(false)
  const [asks, setAsks] = useState(false)

  const mayGo = async (isOther: boolean): Promise<boolean> => {
    if (!isOther || agreed.current) return true
    try {
      const { total } = await call('leaving.unsent', { service })
      setAsks(total > 0)
      return total === 0
    } catch (caught) {
      // The sign-in itself meets the same fault and says it.
      if (caught instanceof CounterFault) return true
      throw caught
    }
  }
  const question = asks ? (
    <Question
      isOpen
      title={t('leaving.switchTitle')}
      text={t('leaving.switchText')}
      yes={t('leaving.switchYes')}
      no={t('common.cancel')}
      onNo={() => setAsks(false)}
      onYes={() => {
        setAsks(false)
        agreed.current = true
        form.current?.requestSubmit()
      }}
    >
      <UnsentOf service={service} />
    </Question>
  ) : null
  return { form, mayGo, question }
}
