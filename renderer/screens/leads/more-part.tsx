import type { UseFormReturn } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import type { LeadForm } from '../../../shared/begun-lead.ts'
import { LeadOption } from '../../../shared/lead.ts'
import { Field } from '../../components/field.tsx'
import { Fold } from '../../components/fold.tsx'
import { AddressFold } from './address-fold.tsx'
import { Notes } from './notes.tsx'

type MorePartProps = {
  form: UseFormReturn<LeadForm>
  isExchange: boolean
  /** What goes out where title and message are blank. */
  automatic: { title: string; message: string }
}

/** What the shop is told besides: wishes, the bike that is traded in, the words, and what it costs. */
export function MorePart({ form, isExchange, automatic }: MorePartProps) {
  const { t } = useTranslation()
  const exchange = (
    <div className="lead-fields lead-exchange">
      <Field
        {...form.register('exchangeDescription')}
        label={t('leads.sheet.exchangeDescription')}
        maxLength={200}
      />
      <Field
        {...form.register('exchangeRemarks')}
        label={t('leads.sheet.exchangeRemarks')}
        maxLength={2_000}
      />
    </div>
  )
  return (
    <>
      {isExchange ? exchange : null}
      <Notes
        {...form.register('message')}
        label={t('leads.sheet.message')}
        placeholder={automatic.message}
      />
      <fieldset className="lead-options">
        <legend className="only-for-readers">{t('leads.sheet.options')}</legend>
        {LeadOption.options.map((option) => (
          <label key={option} className="tick-field">
            <input type="checkbox" {...form.register(option)} />
            {t(`leads.sheet.${option}`)}
          </label>
        ))}
      </fieldset>
      <div className="lead-folds">
        <AddressFold form={form} />
        {isExchange ? null : <Fold label={t('leads.sheet.exchange')}>{exchange}</Fold>}
        <Fold label={t('leads.sheet.wording')}>
          <div className="lead-fields">
            <Field
              {...form.register('title')}
              className="lead-wide"
              label={t('leads.sheet.leadTitle')}
              placeholder={automatic.title}
              maxLength={200}
            />
            <Field
              {...form.register('costs')}
              label={t('leads.sheet.costs')}
              hint={t('leads.sheet.costsHint')}
              inputMode="decimal"
              maxLength={20}
            />
          </div>
        </Fold>
      </div>
    </>
  )
}
