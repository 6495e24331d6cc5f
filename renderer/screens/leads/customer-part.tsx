import { UserRoundCheck } from 'lucide-react'
import { useWatch, type UseFormReturn } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import type { LeadForm } from '../../../shared/begun-lead.ts'
import type { PosCustomer } from '../../../shared/lead-desk.ts'
import { Button } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import { countryChoices, isOddPhoneNumber, isOddPostalCode, isWholePhoneNumber } from './address.ts'
import type { CustomerLookup } from './use-customer.ts'
import { useSettled } from './use-settled.ts'

type CustomerPartProps = { form: UseFormReturn<LeadForm>; customer: CustomerLookup }

/** Who it is for: looked up by phone number or address, or typed. */
export function CustomerPart({ form, customer }: CustomerPartProps) {
  const { t, i18n } = useTranslation()
  const [country, phone, postalCode, customerId] = useWatch({
    control: form.control,
    name: ['countryCode', 'phoneNumber', 'postalCode', 'customerId'],
  })
  const countryName = countryChoices(i18n.language, country).find(({ value }) => value === country)
  const odd = { country: countryName?.label ?? country }
  useSettled(phone, (typed) => isWholePhoneNumber(country, typed), customer.byPhone)
  return (
    <fieldset className="lead-customer" data-customer={customerId ?? 'none'}>
      <legend className="only-for-readers">{t('leads.panel.customer')}</legend>
      <div className="lead-fields">
        <Field
          {...form.register('phoneNumber')}
          label={t('leads.sheet.phone')}
          hint={
            isOddPhoneNumber(country, phone) ? <Odd words={t('leads.sheet.oddPhone', odd)} /> : null
          }
          inputMode="tel"
          maxLength={40}
          autoFocus
        />
        <Field
          {...form.register('postalCode')}
          onBlur={customer.byAddress}
          label={t('leads.sheet.postalCode')}
          hint={
            isOddPostalCode(country, postalCode) ? (
              <Odd words={t('leads.sheet.oddPostalCode', odd)} />
            ) : null
          }
          maxLength={20}
        />
        <Field
          {...form.register('houseNumber')}
          onBlur={customer.byAddress}
          label={t('leads.sheet.houseNumber')}
          maxLength={20}
        />
        <Field
          {...form.register('name', { validate: (name) => name.trim() !== '' })}
          label={t('leads.sheet.name')}
          problem={form.formState.errors.name && t('leads.sheet.required')}
          maxLength={200}
        />
        <Field
          {...form.register('email')}
          className="lead-email"
          label={t('leads.sheet.email')}
          inputMode="email"
          maxLength={200}
        />
      </div>
      <LookedUp customer={customer} isTaken={customerId !== null} />
    </fieldset>
  )
}

/** Worth a second look, and no reason to refuse it. */
function Odd({ words }: { words: string }) {
  return <span className="lead-odd">{words}</span>
}

/** What came of looking up; nothing of it keeps anybody from typing. */
function LookedUp({ customer, isTaken }: { customer: CustomerLookup; isTaken: boolean }) {
  const { t } = useTranslation()
  const { fault, found, isLooking } = customer
  if (isLooking) {
    return (
      <p className="soft" role="status">
        {t('leads.customer.looking')}
      </p>
    )
  }
  if (isTaken) {
    return (
      <p className="lead-known" role="status">
        <UserRoundCheck size={18} aria-hidden />
        {t('leads.customer.found')}
        <Button look="plain" onPress={customer.clear}>
          {t('leads.customer.other')}
        </Button>
      </p>
    )
  }
  if (fault !== null) {
    const isRight = fault.kind === 'scope-missing'
    return (
      <p className="lead-lookup-failed" role="status" data-fault={fault.kind}>
        {isRight ? t('leads.customer.noRight', { scope: fault.scope }) : t('leads.customer.failed')}
      </p>
    )
  }
  if (found === undefined) return null
  if (found.length === 0) {
    return (
      <p className="soft" role="status">
        {t('leads.customer.none')}
      </p>
    )
  }
  return (
    <div>
      <p role="status">{t('leads.customer.several')}</p>
      <div className="button-row">
        {found.slice(0, 8).map((one) => (
          <Button key={one.customerId} onPress={() => customer.take(one)}>
            {inOneLine(one)}
          </Button>
        ))}
      </div>
    </div>
  )
}

function inOneLine({ name, street, houseNumber, city }: PosCustomer): string {
  return [name, [street, houseNumber].filter(Boolean).join(' '), city].filter(Boolean).join(', ')
}
