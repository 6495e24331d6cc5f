import { useState, type ReactNode } from 'react'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import type { Fault } from '../../../shared/fault.ts'
import type { OperatorDesk } from '../../../shared/operator.ts'
import { pinForm } from '../../../shared/operator-rules.ts'
import { Button } from '../../components/button.tsx'
import { ChoiceField } from '../../components/choice-field.tsx'
import { Field } from '../../components/field.tsx'
import { FaultNotice } from '../../components/notice.tsx'
import { Sheet } from '../../components/sheet.tsx'
import { useCall } from '../../counter/queries.ts'

export type WordProps = {
  desk: OperatorDesk
  call: { isPending: boolean; fault: Fault | null }
  /** Whether it was taken. `owner` null: the one who is signed in, or whose badge was scanned. */
  onWord: (word: { reason: string; owner: { id: string; pin: string } | null }) => Promise<boolean>
  /** What it is about, where the screen behind does not say it. */
  children?: ReactNode
}

/** The only way past a stolen hit: an owner, with a reason that is kept with the sale. */
export function WordButton(props: WordProps) {
  const { t } = useTranslation()
  const { mutate: awaitOwner } = useCall('operators.awaitOwner')
  const [isOpen, setOpen] = useState(false)
  const show = (opens: boolean) => {
    setOpen(opens)
    // Meanwhile a badge gives an owner's word and signs nobody in.
    awaitOwner({ awaits: opens })
  }
  return (
    <div className="button-row">
      <Button look="plain" onPress={() => show(true)}>
        {t('operators.word.open')}
      </Button>
      {isOpen ? <WordSheet {...props} onClose={() => show(false)} /> : null}
    </div>
  )
}

function WordSheet({ desk, call, onWord, onClose, children }: WordProps & { onClose: () => void }) {
  const { t } = useTranslation()
  const owners = desk.people.filter(({ role }) => role === 'owner')
  const [ownerId, setOwnerId] = useState(owners[0]?.id ?? '')
  const chosen = owners.find(({ id }) => id === ownerId)
  const isEmployee = chosen?.isEmployee === true
  const form = useForm({ defaultValues: { reason: '', pin: '' } })
  const { errors } = form.formState
  const present = desk.ownersWordOf ?? (desk.current?.role === 'owner' ? desk.current.name : null)
  return (
    <Sheet
      title={t('operators.word.title')}
      isOpen
      scans={['badge']}
      role="alertdialog"
      onClose={onClose}
    >
      <p>{t('operators.word.text')}</p>
      {children}
      <form
        className="reason-form"
        noValidate
        onSubmit={(event) => {
          void form.handleSubmit(async ({ reason, pin }) => {
            const owner = present === null ? { id: ownerId, pin } : null
            const isTaken = await onWord({ reason, owner })
            form.resetField('pin')
            if (isTaken) onClose()
          })(event)
        }}
      >
        <Field
          {...form.register('reason', { validate: (text) => text.trim().length >= 3 })}
          label={t('operators.word.reason')}
          problem={errors.reason && t('operators.word.reasonShort')}
          maxLength={500}
          autoFocus
        />
        {present === null ? (
          <>
            <p className="soft">{t('operators.word.who')}</p>
            {owners.length === 1 ? null : (
              <ChoiceField
                label={t('operators.role.owner')}
                value={ownerId}
                choices={owners.map(({ id, name }) => ({ value: id, label: name }))}
                onChange={setOwnerId}
              />
            )}
            <Field
              {...form.register('pin', {
                validate: (pin) => (isEmployee ? pin !== '' : pinForm.test(pin)),
              })}
              label={t(isEmployee ? 'operators.codeOf' : 'operators.pinOf', {
                name: chosen?.name ?? '',
              })}
              problem={errors.pin && t(isEmployee ? 'operators.codeForm' : 'operators.pinForm')}
              type="password"
              inputMode={isEmployee ? 'text' : 'numeric'}
              maxLength={isEmployee ? 60 : 8}
            />
          </>
        ) : (
          <p data-owners-word>{t('operators.word.by', { name: present })}</p>
        )}
        {call.fault === null ? null : <FaultNotice fault={call.fault} />}
        <div className="button-row">
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" look="stop" isDisabled={call.isPending}>
            {t('operators.word.yes')}
          </Button>
        </div>
      </form>
    </Sheet>
  )
}
