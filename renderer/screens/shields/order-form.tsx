import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import type { OrderRequest } from '../../../shared/order.ts'
import { Button } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import { FaultNotice } from '../../components/notice.tsx'
import { Question } from '../../components/question.tsx'
import { useCall } from '../../counter/queries.ts'
import { useFormats } from '../../i18n/format.ts'
import { readAmount } from './amounts.ts'

type Values = { quantity: string; note: string }
const blank: Values = { quantity: '', note: '' }

/** Orders shields; as many as were ordered within a day are asked about first. */
export function OrderForm() {
  const { t } = useTranslation()
  const formats = useFormats()
  const order = useCall('shields.order')
  const [asked, setAsked] = useState<OrderRequest | null>(null)
  const form = useForm<Values>({ defaultValues: blank })
  const fault = order.error?.fault ?? null
  const before = fault?.kind === 'ordered-already' ? fault : null

  const send = (request: OrderRequest, again: boolean) => {
    setAsked(request)
    order.mutate({ order: request, again }, { onSuccess: () => form.reset(blank) })
  }
  const submit = ({ quantity, note }: Values) => {
    const number = readAmount(quantity, 1)
    if (number === null || order.isPending) return
    send({ quantity: number, note: note.trim() === '' ? null : note.trim() }, false)
  }
  return (
    <form
      className="panel order-form"
      data-order-form
      noValidate
      onSubmit={(event) => {
        event.stopPropagation()
        void form.handleSubmit(submit)(event)
      }}
    >
      <div>
        <h3>{t('shields.order.title')}</h3>
        <p className="soft">{t('shields.order.sub')}</p>
      </div>
      <div className="order-fields">
        <Field
          {...form.register('quantity', { validate: (text) => isOrder(readAmount(text, 1)) })}
          label={t('shields.order.quantity')}
          inputMode="numeric"
          maxLength={6}
          problem={form.formState.errors.quantity && t('shields.order.badQuantity')}
        />
        <Field {...form.register('note')} label={t('shields.order.note')} maxLength={500} />
      </div>
      {fault === null || before !== null ? null : <FaultNotice fault={fault} />}
      <div className="button-row">
        <Button type="submit" look="go" isDisabled={order.isPending}>
          {t(order.isPending ? 'shields.order.busy' : 'shields.order.go')}
        </Button>
      </div>
      {before === null || asked === null ? null : (
        <Question
          isOpen
          title={t('shields.order.againTitle', { count: before.quantity })}
          text={t('shields.order.againText', {
            count: before.quantity,
            date: formats.dayAndClock(before.orderedAt),
          })}
          yes={t('shields.order.againYes')}
          no={t('shields.order.againNo')}
          onYes={() => send(asked, true)}
          onNo={() => order.reset()}
        />
      )}
    </form>
  )
}

function isOrder(quantity: number | null): boolean {
  return quantity !== null && quantity <= 10_000
}
