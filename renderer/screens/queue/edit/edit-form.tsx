import type { ReactNode } from 'react'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../components/button.tsx'
import { Field } from '../../../components/field.tsx'
import type { JobFormField } from '../../../../shared/job-kinds.ts'
import { useScanHere } from '../../../scanning/scan-layers.ts'
import { changesOf, textOf } from './edit-fields.ts'

/** What the forms of all kinds share. */
export type EditParts = {
  fields: Readonly<Record<string, unknown>>
  /** The fields that the counter could not take. */
  problems: ReadonlySet<string>
  send: (changes: Record<string, unknown>) => void
  isSending: boolean
  /** What is asked about the frame number; stands where that is. */
  question: ReactNode
  /** Between the fields and the buttons. */
  foot: ReactNode
  /** Beside the one that sends. */
  buttons: ReactNode
}

/** `list`: what may be put right; everything else stays as it was. */
export type EditFormProps = EditParts & { list: readonly JobFormField[] }

export function EditForm({
  list,
  fields,
  problems,
  send,
  isSending,
  foot,
  buttons,
}: EditFormProps) {
  const { t } = useTranslation()
  const form = useForm<Record<string, string>>({
    defaultValues: Object.fromEntries(
      list.map((field, place) => [inputOf(place), textOf(field, fields)]),
    ),
  })
  useScanHere(({ meaning }) => {
    const place = list.findIndex(({ scan }) => scan === 'shield')
    if (meaning.kind !== 'shield' || place === -1) return
    form.setValue(inputOf(place), meaning.code, { shouldDirty: true, shouldValidate: true })
  })
  return (
    <form
      className="edit-form"
      noValidate
      onSubmit={(event) => {
        void form.handleSubmit((texts) => {
          const inOrder = list.map((_field, place) => texts[inputOf(place)] ?? '')
          send(changesOf(list, fields, inOrder))
        })(event)
      }}
    >
      <div className="edit-fields">
        {list.map((field, place) => {
          const isBlank = form.formState.errors[inputOf(place)] !== undefined
          const isWrong = isBlank || problems.has(field.name)
          return (
            <Field
              key={field.name}
              {...form.register(inputOf(place), {
                validate: (text) => field.isRequired !== true || text.trim() !== '',
              })}
              label={t(`queue.edit.field.${field.label}`)}
              type={field.type === 'moment' ? 'datetime-local' : 'text'}
              inputMode={field.type === 'number' ? 'numeric' : undefined}
              maxLength={2000}
              problem={isWrong ? t('queue.edit.problem') : undefined}
              autoFocus={place === 0}
            />
          )
        })}
      </div>
      {foot}
      <div className="button-row">
        <Button type="submit" look="go" isDisabled={isSending}>
          {t('queue.edit.send')}
        </Button>
        {buttons}
      </div>
    </form>
  )
}

/** A dot in a field's name would be a level to the form. */
function inputOf(place: number): string {
  return `field-${String(place)}`
}
