import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import type { OperatorDesk } from '../../../shared/operator.ts'
import { pinForm } from '../../../shared/operator-rules.ts'
import { Button } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import { FaultNotice } from '../../components/notice.tsx'
import { Sheet } from '../../components/sheet.tsx'
import { useSecretCall } from '../../counter/use-secret-call.ts'
import { useFormats } from '../../i18n/format.ts'
import { RecoveryForm } from '../opening/recovery-form.tsx'

type People = OperatorDesk['people']

/** Over every screen: a name and a PIN, or a badge. What was on the screen is still there after it. */
export function SignInSheet({ desk: { people, needsRecovery } }: { desk: OperatorDesk }) {
  const { t } = useTranslation()
  const [chosen, setChosen] = useState<string | null>(people.length === 1 ? firstOf(people) : null)
  const person = people.find(({ id }) => id === chosen)
  return (
    <Sheet title={t('operators.who')} isOpen scans={['badge']}>
      {needsRecovery === true ? (
        <>
          <p>{t('operators.needsRecovery')}</p>
          <RecoveryForm />
        </>
      ) : null}
      <p>{t(people.some(({ hasBadge }) => hasBadge) ? 'operators.orBadge' : 'operators.kept')}</p>
      {person === undefined ? (
        <div className="button-row">
          {people.map(({ id, name }) => (
            <Button key={id} size="large" onPress={() => setChosen(id)}>
              {name}
            </Button>
          ))}
        </div>
      ) : (
        <PinForm person={person} onOther={people.length === 1 ? null : () => setChosen(null)} />
      )}
    </Sheet>
  )
}

function PinForm({ person, onOther }: { person: People[number]; onOther: (() => void) | null }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const signIn = useSecretCall('operators.signIn')
  const form = useForm({ defaultValues: { pin: '' } })
  const { fault } = signIn
  const waitsUntil = fault?.kind === 'pin-refused' ? fault.retryAt : null
  return (
    <form
      className="reason-form"
      noValidate
      onSubmit={(event) => {
        void form.handleSubmit(async ({ pin }) => {
          await signIn.send({ id: person.id, pin })
          form.reset()
        })(event)
      }}
    >
      <Field
        {...form.register('pin', {
          validate: (pin) => (person.isEmployee ? pin !== '' : pinForm.test(pin)),
        })}
        label={t(person.isEmployee ? 'operators.codeOf' : 'operators.pinOf', { name: person.name })}
        problem={
          form.formState.errors.pin &&
          t(person.isEmployee ? 'operators.codeForm' : 'operators.pinForm')
        }
        type="password"
        inputMode={person.isEmployee ? 'text' : 'numeric'}
        maxLength={person.isEmployee ? 60 : 8}
        autoFocus
      />
      {fault === null ? null : <FaultNotice fault={fault} />}
      {waitsUntil === null ? null : (
        <p>
          {t('operators.waits', { time: formats.clockSeconds(new Date(waitsUntil).toISOString()) })}
        </p>
      )}
      <div className="button-row">
        <Button type="submit" look="go" isDisabled={signIn.isPending}>
          {t('operators.signIn')}
        </Button>
        {onOther === null ? null : <Button onPress={onOther}>{t('operators.other')}</Button>}
      </div>
    </form>
  )
}

function firstOf(people: People): string | null {
  return people[0]?.id ?? null
}
