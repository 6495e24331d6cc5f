import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import type { Delivery } from '../../../../shared/delivery.ts'
import { Button } from '../../../components/button.tsx'
import { Field } from '../../../components/field.tsx'
import { ConfirmableFault } from '../../../components/confirmable-fault.tsx'
import { Sheet } from '../../../components/sheet.tsx'
import { useCall } from '../../../counter/queries.ts'

type Line = Delivery['lines'][number]

/** For what no scanner can read: a frame number and its shield; Enter puts them on the list. */
export function TypedLine() {
  return (
    <section className="delivery-typed">
      <LineFields line={null} />
    </section>
  )
}

/** For a line that was wrong: what is scanned or typed now takes its place. */
export function CorrectSheet({ line }: { line: Line }) {
  const { t } = useTranslation()
  const correct = useCall('delivery.correct')
  const close = () => correct.mutate({ id: null })
  return (
    <Sheet
      title={t('delivery.correct', { number: line.number.sent })}
      isOpen
      scans="screen"
      isWide
      onClose={close}
    >
      <p>{t('delivery.correctText')}</p>
      <LineFields key={line.id} line={line} onCancel={close} />
    </Sheet>
  )
}

type TypedFields = { frameNumber: string; shieldCode: string }

function asked(sent: TypedFields | undefined): TypedFields {
  const { frameNumber = '', shieldCode = '' } = sent ?? {}
  return { frameNumber, shieldCode }
}

function LineFields({ line, onCancel }: { line: Line | null; onCancel?: () => void }) {
  const { t } = useTranslation()
  const write = useCall('delivery.write')
  const form = useForm({
    defaultValues: {
      frameNumber: line?.number.sent ?? '',
      shieldCode: line?.shieldCode ?? '',
    },
  })
  const isFilled = (_text: string, { frameNumber, shieldCode }: Record<string, string>) =>
    `${frameNumber ?? ''}${shieldCode ?? ''}`.trim() !== ''
  const put = (typed: { frameNumber: string; shieldCode: string; confirmed?: boolean }) => {
    const done = () => {
      form.reset()
      form.setFocus('frameNumber')
    }
    write.mutate(
      { id: line?.id ?? null, ...typed },
      line === null ? { onSuccess: done } : undefined,
    )
  }
  return (
    <form
      className="delivery-fields"
      noValidate
      onSubmit={(event) => {
        void form.handleSubmit(put)(event)
      }}
    >
      <Field
        {...form.register('frameNumber', { validate: isFilled })}
        label={t('sell.next.frameNumber.input')}
        problem={form.formState.errors.frameNumber && t('delivery.typeOne')}
        autoCapitalize="characters"
        maxLength={200}
        autoFocus={line !== null}
      />
      <Field
        {...form.register('shieldCode')}
        label={t('sell.next.shield.input')}
        autoCapitalize="characters"
        placeholder={t('sell.next.shield.placeholder')}
        maxLength={512}
      />
      <div className="button-row">
        <Button type="submit" look={line === null ? 'quiet' : 'go'} isDisabled={write.isPending}>
          {t(line === null ? 'delivery.add' : 'sell.bike.keep')}
        </Button>
        {onCancel === undefined ? null : <Button onPress={onCancel}>{t('common.cancel')}</Button>}
      </div>
      {write.error === null ? null : (
        <ConfirmableFault
          fault={write.error.fault}
          isBusy={write.isPending}
          // What was asked about, whatever stands in the fields by now.
          onUse={() => put({ ...asked(write.variables), confirmed: true })}
          onDrop={() => {
            write.reset()
            form.setFocus('frameNumber', { shouldSelect: true })
          }}
        />
      )}
    </form>
  )
}
