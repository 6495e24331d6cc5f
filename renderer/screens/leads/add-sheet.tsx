import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { Button } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import { FaultNotice } from '../../components/notice.tsx'
import { Sheet } from '../../components/sheet.tsx'
import { useCall } from '../../counter/queries.ts'

const uuidForm = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** A lead that was made elsewhere: no call lists them, so somebody has to say which. */
export function AddSheet({
  onAdded,
  onClose,
}: {
  onAdded: (uuid: string) => void
  onClose: () => void
}) {
  const { t } = useTranslation()
  const follow = useCall('leads.follow')
  const form = useForm<{ uuid: string }>({ defaultValues: { uuid: '' } })
  const add = (values: { uuid: string }) => {
    const uuid = values.uuid.trim().toLowerCase()
    follow.mutate({ uuid }, { onSuccess: () => onAdded(uuid) })
  }
  return (
    <Sheet title={t('leads.add.title')} isOpen scans="wait" onClose={onClose}>
      <p>{t('leads.add.text')}</p>
      <form
        className="reason-form"
        noValidate
        onSubmit={(event) => {
          event.stopPropagation()
          void form.handleSubmit(add)(event)
        }}
      >
        <Field
          {...form.register('uuid', { validate: (text) => uuidForm.test(text.trim()) })}
          label={t('leads.add.uuid')}
          problem={form.formState.errors.uuid && t('leads.add.bad')}
          maxLength={80}
          autoFocus
        />
        {follow.error === null ? null : <FaultNotice fault={follow.error.fault} />}
        <div className="button-row">
          <Button type="submit" look="go" isDisabled={follow.isPending}>
            {t(follow.isPending ? 'common.busy' : 'leads.add.go')}
          </Button>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
        </div>
      </form>
    </Sheet>
  )
}
