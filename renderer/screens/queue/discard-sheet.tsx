import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { Button } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import { FaultNotice } from '../../components/notice.tsx'
import { Sheet } from '../../components/sheet.tsx'
import { useCall } from '../../counter/queries.ts'

/** Giving a job up asks for a reason; the row and the reason stay. */
export function DiscardSheet({ jobId, onClose }: { jobId: string; onClose: () => void }) {
  const { t } = useTranslation()
  const discard = useCall('queue.discard')
  const form = useForm({ defaultValues: { reason: '' } })
  return (
    <Sheet title={t('queue.discardTitle')} isOpen role="alertdialog" onClose={onClose}>
      <p>{t('queue.discardText')}</p>
      <form
        className="discard-form"
        noValidate
        onSubmit={(event) => {
          void form.handleSubmit(({ reason }) =>
            discard.mutate({ jobId, reason: reason.trim() }, { onSuccess: onClose }),
          )(event)
        }}
      >
        <Field
          {...form.register('reason', { validate: (text) => text.trim().length >= 3 })}
          label={t('queue.discardReason')}
          problem={form.formState.errors.reason && t('queue.discardReasonShort')}
          maxLength={500}
          autoFocus
        />
        {discard.error === null ? null : <FaultNotice fault={discard.error.fault} />}
        <div className="button-row">
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button type="submit" look="stop" isDisabled={discard.isPending}>
            {t('queue.discardYes')}
          </Button>
        </div>
      </form>
    </Sheet>
  )
}
