import { useEffect, useEffectEvent } from 'react'
import { RadioGroup } from 'react-aria-components/RadioGroup'
import { useForm, useWatch } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import type { BegunLead, LeadForm, Located } from '../../../shared/begun-lead.ts'
import { LeadType } from '../../../shared/lead.ts'
import { Button } from '../../components/button.tsx'
import { FaultNotice } from '../../components/notice.tsx'
import { RadioOption } from '../../components/radio-option.tsx'
import { Sheet } from '../../components/sheet.tsx'
import { useCall } from '../../counter/queries.ts'
import { useFormats } from '../../i18n/format.ts'
import { typedCents } from '../sell/price.ts'
import { BikePart } from './bike-part.tsx'
import { CustomerPart } from './customer-part.tsx'
import { automaticWords, costsWords } from './lead-view.ts'
import { MorePart } from './more-part.tsx'
import { StorePart } from './store-part.tsx'
import { useCustomer } from './use-customer.ts'
import '../check/check.css'

/** What is typed is on disk this long after the last key, in milliseconds. */
const keptAfter = 400

/** A new lead: bike, customer and what it costs, and then it goes to the queue. */
export function LeadSheet({ lead, located }: { lead: BegunLead; located: Located | null }) {
  const { t, i18n } = useTranslation()
  const formats = useFormats()
  const form = useForm<LeadForm>({ defaultValues: lead.form })
  const values = useWatch({ control: form.control }) as LeadForm
  const customer = useCustomer(form)
  const keep = useCall('leads.keep')
  const setAside = useCall('leads.setAside')
  const forget = useCall('leads.forget')
  const withoutBike = useCall('leads.withoutBike')
  const locate = useCall('leads.locate')
  const send = useCall('leads.send')
  const { id, bike } = lead
  const automatic = automaticWords(t, values, bike)
  const costs = typedCents(values.costs, i18n.language)

  useKept(values, () => {
    if (form.formState.isDirty) keep.mutate({ id, form: values })
  })
  const close = () => {
    keep.mutate({ id, form: form.getValues() }, { onSuccess: () => setAside.mutate({}) })
  }
  // What was typed last is kept first: all of it can come back.
  const throwAway = () => {
    keep.mutate({ id, form: form.getValues() }, { onSuccess: () => forget.mutate({ id }) })
  }
  const submit = (filled: LeadForm) => {
    if (costs === null || send.isPending) return
    const title = (filled.title.trim() || automatic.title).slice(0, 200)
    const message = filled.message.trim() || automatic.message
    send.mutate({ id, form: filled, words: { title, message, costsExVatCents: costs ?? 0 } })
  }
  const fault =
    (send.error ?? keep.error ?? setAside.error ?? forget.error ?? withoutBike.error)?.fault ?? null
  return (
    <Sheet title={t('leads.sheet.title')} isOpen scans="screen" isWide onClose={close}>
      <form
        className="lead-form"
        data-lead-sheet={id}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          event.stopPropagation()
          // Enter behind the number comes sooner than the customer: it is not meant for a lead without.
          if (customer.isLooking && values.name.trim() === '') return
          void form.handleSubmit(submit, customer.byAddress)(event)
        }}
      >
        <BikePart
          bike={bike}
          located={located}
          onCode={(code) => locate.mutate({ code })}
          onAway={() => withoutBike.mutate({ id })}
        />
        <RadioGroup
          className="segments"
          aria-label={t('leads.sheet.type')}
          orientation="horizontal"
          value={values.type}
          onChange={(chosen) => {
            const type = LeadType.options.find((option) => option === chosen)
            if (type !== undefined) form.setValue('type', type, { shouldDirty: true })
          }}
        >
          <div className="segments-row">
            {LeadType.options.map((type) => (
              <RadioOption key={type} value={type} className="segment">
                {t(`leads.type.${type}`)}
              </RadioOption>
            ))}
          </div>
        </RadioGroup>
        <CustomerPart form={form} customer={customer} />
        <MorePart form={form} isExchange={values.type === 'exchange'} automatic={automatic} />
        {fault === null ? null : <FaultNotice fault={fault} />}
        <footer className="lead-foot">
          <div>
            <StorePart form={form} bike={bike} />
            <p className={costs === null ? 'field-problem' : 'lead-foot-costs'} data-costs>
              {costs === null
                ? `${t('leads.sheet.costs')}: ${t('leads.sheet.costsBad')}`
                : costsWords(t, formats, { status: 'open', costsExVatCents: costs ?? 0 })}
            </p>
          </div>
          <div className="button-row">
            <Button look="plain" onPress={throwAway}>
              {t('leads.sheet.forget')}
            </Button>
            <Button onPress={close}>
              {t('leads.sheet.keep')}
              <kbd aria-hidden>{t('sell.foot.clearKey')}</kbd>
            </Button>
            <Button type="submit" look="go" isDisabled={send.isPending}>
              {t(send.isPending ? 'leads.sheet.sending' : 'leads.sheet.send')}
              <kbd aria-hidden>{t('sell.ready.key')}</kbd>
            </Button>
          </div>
        </footer>
      </form>
    </Sheet>
  )
}

/** What stands in the sheet goes to disk when nobody types for a moment. */
function useKept(values: LeadForm, keep: () => void): void {
  const keepNow = useEffectEvent(keep)
  useEffect(() => {
    const timer = setTimeout(() => keepNow(), keptAfter)
    return () => clearTimeout(timer)
  }, [values])
}
