import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import type { Accounts, Configured } from '../../../shared/account.ts'
import { registryName } from '../../../shared/service-name.ts'
import { Button } from '../../components/button.tsx'
import { Field } from '../../components/field.tsx'
import { FaultNotice } from '../../components/notice.tsx'
import { useSecretCall } from '../../counter/use-secret-call.ts'
import { AccountPanel } from './account-panel.tsx'
import { useAccountSwitch } from './use-account-switch.tsx'

export function CicopassAccount({
  account,
  configured,
}: {
  account: Accounts[typeof registryName]
  configured: Configured[typeof registryName]
}) {
  const { t } = useTranslation()
  const company = account?.company ?? null
  const signedIn =
    account === null
      ? null
      : [account.email, ...(company === null ? [] : [t('settings.company', { company })])]
  return (
    <AccountPanel
      service={registryName}
      signedIn={signedIn}
      form={(done) => (
        <CicopassForm
          email={account?.email ?? null}
          suggested={configured?.email ?? ''}
          onDone={done}
        />
      )}
    />
  )
}

type FormProps = { email: string | null; suggested: string; onDone: () => void }

function CicopassForm({ email, suggested, onDone }: FormProps) {
  const { t } = useTranslation()
  const signIn = useSecretCall('accounts.signInCicopass')
  const form = useForm({ defaultValues: { email: email ?? suggested, password: '' } })
  const { errors } = form.formState
  const leaving = useAccountSwitch(registryName)
  return (
    <form
      className="account-form"
      noValidate
      onSubmit={(event) => {
        void form.handleSubmit(async ({ email: address, password }) => {
          const isOther =
            email !== null && address.trim().toLowerCase() !== email.trim().toLowerCase()
          if (!(await leaving.mayGo(isOther))) return
          // Gone from the page as soon as it is on its way.
          form.resetField('password')
          const kept = await signIn.send({ email: address.trim(), password })
          if (kept !== null) onDone()
        })(event)
      }}
    >
      <Field
        {...form.register('email', { validate: (text) => /^\S+@\S+\.\S+$/.test(text.trim()) })}
        type="email"
        label={t('settings.email')}
        problem={errors.email && t('settings.needEmail')}
        maxLength={200}
      />
      <Field
        {...form.register('password', { required: true })}
        type="password"
        label={t('settings.password')}
        hint={t('settings.passwordHint')}
        problem={errors.password && t('settings.needPassword')}
        maxLength={500}
      />
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
