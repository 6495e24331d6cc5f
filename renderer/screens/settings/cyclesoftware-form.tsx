import { Controller, useForm, useWatch } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import type { Accounts, Configured } from '../../../shared/account.ts'
import type { Fault } from '../../../shared/fault.ts'
import { posName } from '../../../shared/service-name.ts'
import { Button } from '../../components/button.tsx'
import { ChoiceField } from '../../components/choice-field.tsx'
import { Field } from '../../components/field.tsx'
import { FaultNotice } from '../../components/notice.tsx'
import { useSecretCall } from '../../counter/use-secret-call.ts'
import { useAccountSwitch } from './use-account-switch.tsx'
import { typedStore, writtenStore } from './store-view.ts'

export type CyclesoftwareFormProps = {
  account: Accounts[typeof posName]
  /** What the form begins with as long as nobody is signed in. */
  configured: Configured[typeof posName]
  /** Told when the account was kept; the fault is why its stores could not be fetched, if so. */
  onDone: (keysFault: Fault | null) => void
}

const countries = ['NL', 'BE', 'FR', 'DE', 'LU', 'AT', 'DK', 'GB'] as const

export function CyclesoftwareForm({ account, configured, onDone }: CyclesoftwareFormProps) {
  const { t } = useTranslation()
  const signIn = useSecretCall('accounts.signInCyclesoftware')
  const stores = useSecretCall('accounts.cyclesoftwareKeys')
  const known = account ?? configured
  const form = useForm({
    defaultValues: {
      country: known?.country ?? 'NL',
      userName: known?.userName ?? '',
      password: '',
      apiKey: '',
      store: known?.store ? writtenStore(known.store) : '',
    },
  })
  const { errors } = form.formState
  const leaving = useAccountSwitch(posName)
  const store = useWatch({ control: form.control, name: 'store' })
  const keys = stores.answer ?? []

  const fetchStores = async () => {
    if (!(await form.trigger(['userName', 'password']))) return
    const { country, userName, password, apiKey } = form.getValues()
    await stores.send({ country, userName: userName.trim(), password, apiKey: apiKey || null })
  }
  return (
    <form
      className="account-form"
      noValidate
      onSubmit={(event) => {
        void form.handleSubmit(async ({ country, userName, password, apiKey, store: written }) => {
          const isOther =
            account !== null &&
            (account.country !== country || account.userName !== userName.trim())
          if (!(await leaving.mayGo(isOther))) return
          // Both secrets leave the page as soon as they are on their way.
          form.resetField('password')
          form.resetField('apiKey')
          const kept = await signIn.send({
            country,
            userName: userName.trim(),
            password,
            apiKey: apiKey || null,
            store: typedStore(written) ?? null,
          })
          if (kept !== null) onDone(kept.keysFault)
        })(event)
      }}
    >
      <div className="account-pair">
        <Controller
          control={form.control}
          name="country"
          render={({ field }) => (
            <ChoiceField
              label={t('settings.country')}
              choices={countries.map((value) => ({
                value,
                label: t(`settings.countries.${value}`),
              }))}
              value={field.value}
              onChange={field.onChange}
            />
          )}
        />
        <Field
          {...form.register('userName', { validate: (text) => text.trim() !== '' })}
          label={t('settings.userName')}
          problem={errors.userName && t('settings.needUserName')}
          maxLength={200}
        />
      </div>
      <div className="account-pair">
        <Field
          {...form.register('password', { required: true })}
          type="password"
          label={t('settings.password')}
          hint={t('settings.passwordHintShort')}
          problem={errors.password && t('settings.needPassword')}
          maxLength={500}
        />
        <Field
          {...form.register('apiKey')}
          type="password"
          label={`${t('settings.apiKey')} (${t('common.optional')})`}
          hint={t('settings.apiKeyHint')}
          maxLength={500}
        />
      </div>
      <div className="store-field">
        <Field
          {...form.register('store', { validate: (text) => typedStore(text) !== undefined })}
          label={`${t('settings.store')} (${t('common.optional')})`}
          hint={t('settings.storeHint')}
          problem={errors.store && t('settings.storeWrong')}
        />
        <Button isDisabled={stores.isPending} onPress={() => void fetchStores()}>
          {stores.isPending ? t('common.busy') : t('settings.storeFind')}
        </Button>
      </div>
      {keys.length === 0 ? null : (
        <ul className="store-choices">
          {keys.map(({ store: found, isActive, lastFour }) => {
            const written = writtenStore(found.id)
            const place = [found.name, found.city].filter((word) => word !== null).join(', ')
            return (
              <li key={`${lastFour}${written}`}>
                <Button
                  className={written === store ? 'store-chosen' : undefined}
                  aria-pressed={written === store}
                  onPress={() => form.setValue('store', written, { shouldValidate: true })}
                >
                  {place} · {written}
                  {isActive ? null : ` · ${t('settings.storeInactive')}`}
                </Button>
              </li>
            )
          })}
        </ul>
      )}
      {stores.fault === null ? null : <FaultNotice fault={stores.fault} />}
      {signIn.fault === null ? null : <FaultNotice fault={signIn.fault} />}
      <div className="button-row">
        <Button type="submit" look="go" isDisabled={signIn.isPending}>
          {signIn.isPending ? t('common.busy') : t('settings.signIn')}
        </Button>
      </div>
      {leaving.question}
    </form>
  )
}
