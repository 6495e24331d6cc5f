import { Search } from 'lucide-react'
import { useState } from 'react'
import { Controller, useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import type { NamedBike } from '../../../shared/check.ts'
import type { Input } from '../../../shared/counter-api.ts'
import { Button } from '../../components/button.tsx'
import { ChoiceField } from '../../components/choice-field.tsx'
import { Field } from '../../components/field.tsx'
import { Fold } from '../../components/fold.tsx'
import { registryChoices } from '../sell/registry-choices.ts'
import { Found } from './found.tsx'

export type SearchFormProps = { chosen: number | null; onOpenBike: (bike: NamedBike) => void }

type Values = { frameNumber: string; brand: string; color: string; from: string; to: string }
const nothing: Values = { frameNumber: '', brand: '', color: '', from: '', to: '' }
const anyColor = 'any'

/** By frame number, brand, colour and period, in any combination; or a bike by its number. */
export function SearchForm({ chosen, onOpenBike }: SearchFormProps) {
  const { t } = useTranslation()
  return (
    <Fold label={t('check.search.title')}>
      <div className="panel search-panel">
        <Lookup chosen={chosen} onOpenBike={onOpenBike} />
        <ByNumber onOpenBike={onOpenBike} />
      </div>
    </Fold>
  )
}

function Lookup({ chosen, onOpenBike }: SearchFormProps) {
  const { t } = useTranslation()
  const [criteria, setCriteria] = useState<Input<'bikes.search'> | null>(null)
  const form = useForm<Values>({ defaultValues: nothing })
  const { errors } = form.formState
  const search = (values: Values) => {
    const asked = criteriaOf(values)
    if (Object.keys(asked).length > 0) setCriteria(asked)
    else form.setError('frameNumber', { message: t('check.search.nothing') })
  }
  return (
    <>
      <form
        className="search-form"
        noValidate
        onSubmit={(event) => {
          event.stopPropagation()
          void form.handleSubmit(search)(event)
        }}
      >
        <p className="soft search-sub">{t('check.search.sub')}</p>
        <Field
          {...form.register('frameNumber')}
          label={t('sell.part.frameNumber')}
          maxLength={200}
          problem={errors.frameNumber?.message}
        />
        <Field {...form.register('brand')} label={t('sell.attribute.brand')} maxLength={100} />
        <Controller
          control={form.control}
          name="color"
          render={({ field }) => (
            <ChoiceField
              label={t('sell.attribute.color')}
              choices={[
                { value: anyColor, label: t('check.search.any') },
                ...registryChoices(t, 'color', undefined),
              ]}
              value={field.value === '' ? anyColor : field.value}
              onChange={(value) => field.onChange(value === anyColor ? '' : value)}
            />
          )}
        />
        <Field {...form.register('from')} label={t('check.search.from')} type="date" />
        <Field
          {...form.register('to', {
            validate: (to, { from }) => to === '' || from === '' || to >= from,
          })}
          label={t('check.search.to')}
          type="date"
          problem={errors.to && t('check.search.backwards')}
        />
        <Button type="submit" look="go">
          <Search size={18} aria-hidden />
          {t('check.search.go')}
        </Button>
      </form>
      {criteria === null ? null : (
        <Found criteria={criteria} chosen={chosen} onOpenBike={onOpenBike} />
      )}
    </>
  )
}

function ByNumber({ onOpenBike }: { onOpenBike: (bike: NamedBike) => void }) {
  const { t } = useTranslation()
  const form = useForm<{ id: string }>({ defaultValues: { id: '' } })
  return (
    <form
      className="by-number"
      noValidate
      onSubmit={(event) => {
        event.stopPropagation()
        void form.handleSubmit(({ id }) =>
          onOpenBike({ id: Number(id), title: null, frameNumber: null }),
        )(event)
      }}
    >
      <Field
        {...form.register('id', { validate: (id) => /^\s*\d{1,15}\s*$/.test(id) })}
        label={t('check.search.byId')}
        inputMode="numeric"
        problem={form.formState.errors.id && t('check.search.badId')}
      />
      <Button type="submit">{t('check.search.openById')}</Button>
    </form>
  )
}

/** Blank fields ask for nothing. */
function criteriaOf({ frameNumber, brand, color, from, to }: Values): Input<'bikes.search'> {
  const said = {
    frameNumber: frameNumber.trim(),
    brand: brand.trim(),
    color,
    fromDate: from,
    toDate: to,
  }
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== ''))
}
