import type { ReactNode } from 'react'
import { Controller, useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import type { DraftBike } from '../../../shared/registration.ts'
import { Button } from '../../components/button.tsx'
import { ChoiceField } from '../../components/choice-field.tsx'
import { Field } from '../../components/field.tsx'
import type { RegistryField } from '../../i18n/registry-word.ts'
import { attributesOf, readGears, valuesOf, type BikeFormValues } from './bike-form-values.ts'
import { readTypedPrice } from './price.ts'
import { registryChoices } from './registry-choices.ts'

export type BikeFormProps = {
  attributes: DraftBike
  /** `required`: what the registry asks, and the model. `all`: every field. */
  fields: 'required' | 'all'
  /** Not for stock: nobody paid for it yet. */
  hasPrice?: boolean
  submit: string
  onSave: (attributes: DraftBike) => void
  /** Between the fields and the buttons. */
  foot?: ReactNode
  /** Buttons beside the one that saves. */
  others?: ReactNode
}

export function BikeForm(props: BikeFormProps) {
  const { attributes, fields, hasPrice = true, submit, onSave, foot, others } = props
  const { t, i18n } = useTranslation()
  const { language } = i18n
  const form = useForm<BikeFormValues>({ defaultValues: valuesOf(attributes, language) })
  const { errors } = form.formState

  const written = (name: 'brand' | 'model' | 'frameHeight' | 'frameColor' | 'wheelSize') => (
    <Field
      {...form.register(name, name === 'brand' ? { validate: isFilled } : {})}
      label={t(`sell.attribute.${name}`)}
      problem={errors[name] && t('sell.bike.required')}
      maxLength={200}
    />
  )
  const chosen = (name: RegistryField) => (
    <Controller
      control={form.control}
      name={name}
      rules={isRequired(name) ? { validate: isFilled } : {}}
      render={({ field }) => (
        <ChoiceField
          label={t(`sell.attribute.${name}`)}
          choices={registryChoices(t, name, attributes[name])}
          value={field.value || null}
          onChange={field.onChange}
          problem={errors[name] && t('sell.bike.required')}
        />
      )}
    />
  )
  return (
    <form
      className="bike-form"
      noValidate
      onSubmit={(event) => {
        event.stopPropagation()
        void form.handleSubmit((values) => onSave(attributesOf(values, language)))(event)
      }}
    >
      <div className="bike-fields">
        {written('brand')}
        {written('model')}
        {chosen('color')}
        {chosen('type')}
        {chosen('audience')}
        {fields === 'all' ? (
          <>
            {written('frameHeight')}
            {chosen('frameMaterial')}
            {written('frameColor')}
            {chosen('gearType')}
            <Field
              {...form.register('gears', { validate: (text) => readGears(text) !== null })}
              label={t('sell.attribute.gears')}
              inputMode="numeric"
              problem={errors.gears && t('sell.bike.numberWrong')}
            />
            {written('wheelSize')}
            {chosen('driveType')}
            {chosen('propulsionType')}
          </>
        ) : null}
        {hasPrice ? (
          <Field
            {...form.register('price', { validate: (text) => priceProblem(text, language) })}
            label={t('sell.bike.price')}
            hint={fields === 'all' ? t('sell.bike.priceHint') : undefined}
            inputMode="decimal"
            problem={
              errors.price &&
              t(
                errors.price.message === 'unclear'
                  ? 'sell.bike.priceUnclear'
                  : 'sell.bike.priceWrong',
              )
            }
          />
        ) : null}
      </div>
      {foot}
      <div className="button-row">
        <Button type="submit" look="go">
          {submit}
        </Button>
        {others}
      </div>
    </form>
  )
}

function isRequired(name: RegistryField): boolean {
  return requiredNames.has(name)
}

const requiredNames: ReadonlySet<string> = new Set(['color', 'type', 'audience'])

function isFilled(text: string): boolean {
  return text.trim() !== ''
}

function priceProblem(written: string, language: string): true | 'wrong' | 'unclear' {
  const read = readTypedPrice(written, language)
  if (read.is !== 'refused') return true
  return read.reason === 'thousand-or-fraction' ? 'unclear' : 'wrong'
}
