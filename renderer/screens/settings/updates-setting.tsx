import { useQuery } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import type { UpdateDesk, UpdateSettings } from '../../../shared/update.ts'
import { Button } from '../../components/button.tsx'
import { ChoiceField } from '../../components/choice-field.tsx'
import { Field } from '../../components/field.tsx'
import { FaultNotice } from '../../components/notice.tsx'
import { OwnersOnly } from '../../components/owners-only.tsx'
import type { CounterFault } from '../../counter/client.ts'
import { asked, useCall } from '../../counter/queries.ts'
import { UpdateSteps } from './update-steps.tsx'

const offWords = {
  'by-it': 'updates.offByIt',
  'not-installed': 'updates.offNotInstalled',
  'no-key': 'updates.offNoKey',
  'no-server': 'updates.offNoServer',
} as const

/** New versions of the counter: one step after another, and when they may come by themselves. */
export function UpdatesSetting() {
  const { t } = useTranslation()
  const { data: desk } = useQuery<UpdateDesk, CounterFault>({
    ...asked('updates.get', {}),
  })
  if (desk === undefined) return null
  const canBeSet = desk.off === null || desk.off === 'no-server'
  return (
    <section className="settings-group" aria-labelledby="settings-updates" data-setting="updates">
      <h2 id="settings-updates">{t('updates.title')}</h2>
      <p className="soft">{t('updates.hint')}</p>
      <div className="settings-columns">
        <div className="panel" data-updates-off={desk.off ?? 'on'}>
          {desk.off === null ? <UpdateSteps desk={desk} /> : <p>{t(offWords[desk.off])}</p>}
        </div>
        {canBeSet ? <UpdateChoices desk={desk} /> : null}
      </div>
    </section>
  )
}

function UpdateChoices({ desk }: { desk: UpdateDesk }) {
  const { t } = useTranslation()
  const set = useCall('updates.set')
  const { settings } = desk
  const change = (part: Partial<UpdateSettings>) => set.mutate({ ...settings, ...part })
  return (
    <div className="panel">
      <OwnersOnly call="updates.set">
        <ServerForm
          key={settings.server ?? ''}
          desk={desk}
          onSave={(server) => change({ server })}
        />
        {desk.needsPerson ? (
          <p className="soft">{t('updates.needsPerson')}</p>
        ) : (
          <QuietHour value={settings.quietHour} onChange={(quietHour) => change({ quietHour })} />
        )}
      </OwnersOnly>
      {set.error === null ? null : <FaultNotice fault={set.error.fault} />}
    </div>
  )
}

function ServerForm({
  desk,
  onSave,
}: {
  desk: UpdateDesk
  onSave: (server: string | null) => void
}) {
  const { t } = useTranslation()
  const { register, handleSubmit } = useForm({
    defaultValues: { server: desk.settings.server ?? '' },
  })
  const anothers = desk.settings.server === null ? desk.server : null
  return (
    <form
      className="account-form"
      onSubmit={(event) =>
        void handleSubmit(({ server }) => onSave(server.trim() === '' ? null : server.trim()))(
          event,
        )
      }
    >
      <Field
        label={t('updates.server')}
        hint={
          anothers === null
            ? t('updates.serverHint')
            : t('updates.serverUsed', { server: anothers })
        }
        maxLength={500}
        {...register('server')}
      />
      <div className="button-row">
        <Button type="submit">{t('updates.save')}</Button>
      </div>
    </form>
  )
}

const hours = Array.from({ length: 24 }, (_, hour) => hour)
const never = 'never'

function QuietHour({
  value,
  onChange,
}: {
  value: number | null
  onChange: (hour: number | null) => void
}) {
  const { t } = useTranslation()
  const choices = [
    { value: never, label: t('updates.hourNever') },
    ...hours.map((hour) => ({
      value: String(hour),
      label: t('updates.hourFrom', { from: hour, to: (hour + 1) % 24 }),
    })),
  ]
  return (
    <div>
      <ChoiceField
        label={t('updates.hour')}
        choices={choices}
        value={value === null ? never : String(value)}
        onChange={(chosen) => onChange(chosen === never ? null : Number(chosen))}
      />
      <p className="field-hint">{t('updates.hourHint')}</p>
    </div>
  )
}
