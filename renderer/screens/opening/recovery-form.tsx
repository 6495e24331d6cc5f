import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { Button } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import { FaultNotice } from '../../components/notice.tsx'
import { useCall } from '../../counter/queries.ts'
import './recovery-form.css'

/** The code on the owner's paper: opens records without their key, and a counter without a readable owner. */
export function RecoveryForm() {
  const { t } = useTranslation()
  const open = useCall('recovery.open')
  const form = useForm({ defaultValues: { code: '' } })
  return (
    <form
      className="recovery-form"
      onSubmit={(event) => {
        void form.handleSubmit(({ code }) => open.mutate({ code }))(event)
      }}
    >
      <Field
        {...form.register('code', { required: true })}
        label={t('opening.code')}
        hint={t('opening.codeHint')}
        className="field-code"
        maxLength={200}
        autoFocus
      />
      <Button type="submit" look="go" isDisabled={open.isPending}>
        {t('opening.open')}
      </Button>
      {open.error === null ? null : <FaultNotice fault={open.error.fault} />}
    </form>
  )
}
