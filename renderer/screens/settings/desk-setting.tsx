import { useQuery } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import { SwitchButton, SwitchField } from 'react-aria-components/Switch'
import { useTranslation } from 'react-i18next'
import type { Output } from '../../../shared/counter-api.ts'
import type { DeskSettings } from '../../../shared/desk.ts'
import { Button } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import { FaultNotice } from '../../components/notice.tsx'
import { OwnersOnly } from '../../components/owners-only.tsx'
import type { CounterFault } from '../../counter/client.ts'
import { asked, useCall } from '../../counter/queries.ts'
import { GlobalKeySetting } from './global-key-setting.tsx'

/** How the counter stands on this computer: the till's folder, the key, the tray, the sign-in. */
export function DeskSetting({ isTraining }: { isTraining: boolean }) {
  const { t } = useTranslation()
  const { data: desk } = useQuery<Output<'app.desk'>, CounterFault>({
    ...asked('app.desk', {}),
  })
  const set = useCall('app.setDesk')
  if (desk === undefined) return null
  const { settings } = desk
  const change = (part: Partial<DeskSettings>) => set.mutate({ ...settings, ...part })
  return (
    <section className="settings-group" aria-labelledby="settings-desk" data-setting="desk">
      <h2 id="settings-desk">{t('desk.title')}</h2>
      <p className="soft">{t('desk.hint')}</p>
      {set.error === null ? null : <FaultNotice fault={set.error.fault} />}
      <OwnersOnly call="app.setDesk">
        <div className="settings-columns">
          <div className="panel">
            <FolderForm
              key={settings.handOverFolder ?? ''}
              desk={desk}
              isTraining={isTraining}
              onSave={(handOverFolder) => change({ handOverFolder })}
            />
            {desk.folderFault === null ? null : <FaultNotice fault={desk.folderFault} />}
          </div>
          <div className="panel">
            <GlobalKeySetting
              value={settings.globalKey}
              works={desk.globalKeyWorks}
              onChange={(globalKey) => change({ globalKey })}
            />
            <Toggle
              label={t('desk.tray')}
              hint={t('desk.trayHint')}
              isOn={settings.inTray}
              onChange={(inTray) => change({ inTray })}
            />
            <Toggle
              label={t('desk.signIn')}
              hint={t('desk.signInHint')}
              isOn={settings.startAtSignIn}
              onChange={(startAtSignIn) => change({ startAtSignIn })}
            />
            {desk.startAtSignInWorks ? null : (
              <p className="field-problem" role="alert">
                {t('desk.signInRefused')}
              </p>
            )}
          </div>
        </div>
      </OwnersOnly>
    </section>
  )
}

type FolderFormProps = {
  desk: Output<'app.desk'>
  isTraining: boolean
  onSave: (folder: string | null) => void
}

function FolderForm({ desk, isTraining, onSave }: FolderFormProps) {
  const { t } = useTranslation()
  const { handOverFolder } = desk.settings
  const { register, handleSubmit, setValue } = useForm({
    defaultValues: { folder: handOverFolder ?? '' },
  })
  const isOn = handOverFolder !== null && desk.folderFault === null
  return (
    <form
      onSubmit={(event) =>
        void handleSubmit(({ folder }) => onSave(folder.trim() === '' ? null : folder.trim()))(
          event,
        )
      }
    >
      <Field
        label={t('desk.folder')}
        hint={
          isTraining && isOn
            ? t('desk.folderTraining')
            : t(isOn ? 'desk.folderOn' : 'desk.folderHint')
        }
        maxLength={1_000}
        {...register('folder')}
      />
      <div className="button-row">
        <Button type="submit">{t('desk.save')}</Button>
        <Button look="plain" onPress={() => setValue('folder', desk.usualFolder)}>
          {t('desk.folderUsual')}
        </Button>
      </div>
    </form>
  )
}

type ToggleProps = {
  label: string
  hint: string
  isOn: boolean
  onChange: (isOn: boolean) => void
}

function Toggle({ label, hint, isOn, onChange }: ToggleProps) {
  return (
    <div>
      <SwitchField isSelected={isOn} onChange={onChange}>
        <SwitchButton className="switch">
          <span className="switch-track" aria-hidden />
          {label}
        </SwitchButton>
      </SwitchField>
      <p className="soft">{hint}</p>
    </div>
  )
}
