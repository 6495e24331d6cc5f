import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { Button } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import { FaultNotice } from '../../components/notice.tsx'
import { Sheet } from '../../components/sheet.tsx'
import { useCall } from '../../counter/queries.ts'
import { readAmount } from './amounts.ts'

/** What is asked: what there is, what came in, or when to warn. */
export type Amount = 'count' | 'receive' | 'point'

export type AmountSheetProps = {
  amount: Amount
  reorderPoint: number | null
  onClose: () => void
}

export function AmountSheet({ amount, reorderPoint, onClose }: AmountSheetProps) {
  const { t } = useTranslation()
  const count = useCall('shields.count')
  const receive = useCall('shields.receive')
  const point = useCall('shields.reorderPoint')
  const before = amount === 'point' && reorderPoint !== null ? String(reorderPoint) : ''
  const form = useForm<{ number: string }>({ defaultValues: { number: before } })
  const least = amount === 'receive' ? 1 : 0
  const isWanted = (text: string) =>
    (amount === 'point' && text.trim() === '') || readAmount(text, least) !== null
  const fault = (count.error ?? receive.error ?? point.error)?.fault ?? null
  const keep = ({ number }: { number: string }) => {
    const quantity = readAmount(number, least)
    const done = { onSuccess: onClose }
    if (amount === 'point') point.mutate({ reorderPoint: quantity }, done)
    else if (quantity !== null && amount === 'count') count.mutate({ quantity }, done)
    else if (quantity !== null) receive.mutate({ quantity, orderId: null }, done)
  }
  return (
    <Sheet title={t(`shields.${amount}Title`)} isOpen scans="wait" onClose={onClose}>
      <p>{t(`shields.${amount}Text`)}</p>
      <form
        className="amount-form"
        noValidate
        onSubmit={(event) => {
          event.stopPropagation()
          void form.handleSubmit(keep)(event)
        }}
      >
        <Field
          {...form.register('number', { validate: isWanted })}
          label={t('shields.amount')}
          inputMode="numeric"
          autoFocus
          maxLength={7}
          problem={
            form.formState.errors.number &&
            t(amount === 'receive' ? 'shields.badReceived' : 'shields.badAmount')
          }
        />
        {fault === null ? null : <FaultNotice fault={fault} />}
        <div className="button-row">
          <Button type="submit" look="go">
            {t('shields.keep')}
          </Button>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
        </div>
      </form>
    </Sheet>
  )
}
