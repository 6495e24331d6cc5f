import { useWatch, type UseFormReturn } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import type { LeadForm } from '../../../shared/begun-lead.ts'
import { ChoiceField } from '../../components/choice-field.tsx'
import { Field } from '../../components/field.tsx'
import { Fold } from '../../components/fold.tsx'
import { countryChoices } from './address.ts'
import { Notes } from './notes.tsx'

/** What is seldom asked of a customer. */
export function AddressFold({ form }: { form: UseFormReturn<LeadForm> }) {
  const { t, i18n } = useTranslation()
  const country = useWatch({ control: form.control, name: 'countryCode' })
  return (
    <Fold label={t('leads.sheet.address')}>
      <div className="lead-fields">
        <Field {...form.register('street')} label={t('leads.sheet.street')} maxLength={200} />
        <Field
          {...form.register('houseNumberPostfix')}
          label={t('leads.sheet.houseNumberPostfix')}
          maxLength={20}
        />
        <Field {...form.register('city')} label={t('leads.sheet.city')} maxLength={100} />
        <ChoiceField
          label={t('leads.sheet.country')}
          choices={countryChoices(i18n.language, country)}
          value={country}
          onChange={(value) => form.setValue('countryCode', value, { shouldDirty: true })}
        />
        <Field
          {...form.register('companyName')}
          label={t('leads.sheet.companyName')}
          maxLength={200}
        />
        <label className="tick-field">
          <input type="checkbox" {...form.register('isBusiness')} />
          {t('leads.sheet.isBusiness')}
        </label>
        <Notes {...form.register('notes')} label={t('leads.sheet.notes')} />
      </div>
    </Fold>
  )
}
