import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import type { Fault } from '../../../shared/fault.ts'
import type { Role } from '../../../shared/operator.ts'
import { pinForm, shortestName } from '../../../shared/operator-rules.ts'
import { Button } from '../../components/button.tsx'
import { ChoiceField } from '../../components/choice-field.tsx'
import { Field } from '../../components/field.tsx'
import { FaultNotice } from '../../components/notice.tsx'

type PersonFormProps = {
  submit: string
  /** Without it only a PIN is asked. */
  nameLabel?: string
  withRole?: boolean
  call: { isPending: boolean; fault: Fault | null }
  onSend: (person: { name: string; role: Role; pin: string }) => Promise<unknown>
}

/** A name and a PIN twice: nobody reads it back afterwards. */
export function PersonForm({ submit, nameLabel, withRole, call, onSend }: PersonFormProps) {
  const { t } = useTranslation()
  const [role, setRole] = useState<Role>('staff')
  const form = useForm({ defaultValues: { name: '', pin: '', again: '' } })
  const { errors } = form.formState
  return (
    <form
      className="reason-form"
      noValidate
      onSubmit={(event) => {
        void form.handleSubmit(({ name, pin }) => onSend({ name, role, pin }))(event)
      }}
    >
      {nameLabel === undefined ? null : (
        <Field
          {...form.register('name', { validate: (name) => name.trim().length >= shortestName })}
          label={nameLabel}
          problem={errors.name && t('operators.nameShort')}
          maxLength={60}
        />
      )}
      {withRole === true ? (
        <ChoiceField
          label={t('operators.roleLabel')}
          value={role}
          choices={(['staff', 'owner'] as const).map((value) => ({
            value,
            label: t(`operators.role.${value}`),
          }))}
          onChange={(value) => setRole(value === 'owner' ? 'owner' : 'staff')}
        />
      ) : null}
      <Field
        {...form.register('pin', { validate: (pin) => pinForm.test(pin) })}
        label={t('operators.pin')}
        hint={t('operators.pinHint')}
        problem={errors.pin && t('operators.pinForm')}
        type="password"
        inputMode="numeric"
        autoComplete="new-password"
        maxLength={8}
      />
      <Field
        {...form.register('again', { validate: (again, { pin }) => again === pin })}
        label={t('operators.again')}
        problem={errors.again && t('operators.differs')}
        type="password"
        inputMode="numeric"
        autoComplete="new-password"
        maxLength={8}
      />
      {call.fault === null ? null : <FaultNotice fault={call.fault} />}
      <div className="button-row">
        <Button type="submit" look="go" isDisabled={call.isPending}>
          {submit}
        </Button>
      </div>
    </form>
  )
}
