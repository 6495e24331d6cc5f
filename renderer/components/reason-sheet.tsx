import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import type { Fault } from '../../shared/fault.ts'
import { Button } from './button.tsx'
import { Field } from './field.tsx'
import { FaultNotice } from './notice.tsx'
import { Sheet } from './sheet.tsx'

export type ReasonSheetProps = {
  title: string
  text: string
  yes: string
  look: 'go' | 'stop'
  isPending: boolean
  fault: Fault | null
  onReason: (reason: string) => void
  onClose: () => void
}

/** Asks why, before something is given up; the reason stays. */
export function ReasonSheet(props: ReasonSheetProps) {
  const { t } = useTranslation()
  const form = useForm({ defaultValues: { reason: '' } })
  return (
    <Sheet title={props.title} isOpen scans="wait" role="alertdialog" onClose={props.onClose}>
      <p>{props.text}</p>
      <form
        className="reason-form"
        noValidate
        onSubmit={(event) => {
          void form.handleSubmit(({ reason }) => props.onReason(reason.trim()))(event)
        }}
      >
        <Field
          {...form.register('reason', { validate: (text) => text.trim().length >= 3 })}
          label={t('queue.discardReason')}
          problem={form.formState.errors.reason && t('queue.discardReasonShort')}
          maxLength={500}
          autoFocus
        />
        {props.fault === null ? null : <FaultNotice fault={props.fault} />}
        <div className="button-row">
          <Button onPress={props.onClose}>{t('common.cancel')}</Button>
          <Button type="submit" look={props.look} isDisabled={props.isPending}>
            {props.yes}
          </Button>
        </div>
      </form>
    </Sheet>
  )
}
