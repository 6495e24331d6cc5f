import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../components/button.tsx'
import { Loading } from '../../components/code.tsx'
import { FaultNotice } from '../../components/notice.tsx'
import { cicopassSupport } from '../../../shared/contacts.ts'
import { useAccounts } from '../../counter/queries.ts'
import { LanguageChoice } from '../first-run/language-choice.tsx'
import type { ScreenProps } from '../screen.ts'
import { CicopassAccount } from './cicopass-account.tsx'
import { CyclesoftwareAccount } from './cyclesoftware-account.tsx'
import { CustomerData } from './customer-data.tsx'
import { Diagnostics } from './diagnostics.tsx'
import { LearnedArticles } from './learned-articles.tsx'
import { DeskSetting } from './desk-setting.tsx'
import { ModeSetting } from './mode-setting.tsx'
import { OperatorsSetting } from './operators-setting.tsx'
import { PaperSetting } from './paper-setting.tsx'
import { RecoverySetting } from './recovery-setting.tsx'
import { SettingsIndex } from './settings-index.tsx'
import { ScannerSetting } from './scanner-setting.tsx'
import { UpdatesSetting } from './updates-setting.tsx'
import '../first-run/pages.css'
import './settings.css'

const LicencesSheet = lazy(async () => ({
  default: (await import('./licences-sheet.tsx')).LicencesSheet,
}))

export function SettingsScreen({ app }: ScreenProps) {
  const { t } = useTranslation()
  const { data: accounts, error } = useAccounts()
  const [showsLicences, setShowsLicences] = useState(false)
  return (
    <main className="screen settings" data-screen="settings">
      <div className="settings-middle">
        <h1>{t('settings.title')}</h1>
        <SettingsIndex />
        <section className="settings-group" aria-labelledby="settings-accounts">
          <h2 id="settings-accounts">{t('settings.accounts')}</h2>
          {app.mode === 'training' ? (
            <p className="soft">{t('settings.accountsTraining')}</p>
          ) : null}
          {error === null ? null : <FaultNotice fault={error.fault} />}
          {accounts === undefined ? (
            <Loading />
          ) : (
            <div className="settings-columns">
              <CicopassAccount account={accounts.cicopass} configured={app.configured.cicopass} />
              <CyclesoftwareAccount
                account={accounts.cyclesoftware}
                configured={app.configured.cyclesoftware}
              />
            </div>
          )}
        </section>
        <section className="settings-group" aria-labelledby="settings-scanner">
          <h2 id="settings-scanner">{t('settings.scanner')}</h2>
          <ScannerSetting />
        </section>
        <DeskSetting isTraining={app.mode === 'training'} />
        <section className="settings-group" aria-labelledby="settings-general">
          <h2 id="settings-general">{t('settings.general')}</h2>
          <div className="settings-columns">
            <div className="settings-stack">
              <div className="panel">
                <LanguageChoice language={app.language} />
                <ModeSetting mode={app.mode ?? 'shop'} />
              </div>
              <RecoverySetting made={app.recoveryCodeMade} isTraining={app.mode === 'training'} />
            </div>
            <PaperSetting />
          </div>
        </section>
        <section className="settings-group" aria-labelledby="settings-operators">
          <h2 id="settings-operators">{t('operators.title')}</h2>
          <OperatorsSetting />
        </section>
        <section className="settings-group" aria-labelledby="settings-articles">
          <h2 id="settings-articles">{t('settings.articles')}</h2>
          <LearnedArticles />
        </section>
        <section className="settings-group" aria-labelledby="settings-privacy">
          <h2 id="settings-privacy">{t('privacy.title')}</h2>
          <CustomerData />
        </section>
        <section className="settings-group" aria-labelledby="settings-diagnostics">
          <h2 id="settings-diagnostics">{t('diagnostics.title')}</h2>
          <Diagnostics />
        </section>
        <UpdatesSetting />
        <footer className="settings-foot soft">
          <p>{t('settings.helpCicopass', { address: cicopassSupport })}</p>
          <p>{t('settings.version', { version: app.version })}</p>
          <Button look="plain" onPress={() => setShowsLicences(true)}>
            {t('settings.licences')}
          </Button>
          {showsLicences ? (
            <Suspense fallback={<Loading />}>
              <LicencesSheet onClose={() => setShowsLicences(false)} />
            </Suspense>
          ) : null}
        </footer>
      </div>
    </main>
  )
}
