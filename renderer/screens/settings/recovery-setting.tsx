import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../components/button.tsx'
import { OwnersOnly } from '../../components/owners-only.tsx'
import { Sheet } from '../../components/sheet.tsx'
import { Copies } from './copies.tsx'
import { RecoveryCode } from '../first-run/recovery-code.tsx'

export function RecoverySetting({ made, isTraining }: { made: boolean; isTraining: boolean }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  return (
    <section className="panel" data-setting="recovery">
      <h3>{t('settings.recovery')}</h3>
      <p className={made || isTraining ? 'soft' : undefined}>
        {t(made ? 'settings.recoveryMade' : 'settings.recoveryNone')}
      </p>
      <Copies />
      <OwnersOnly call="recovery.makeCode">
        <div className="button-row">
          <Button onPress={() => setOpen(true)}>{t('settings.recoveryMake')}</Button>
        </div>
      </OwnersOnly>
      {open ? (
        <Sheet title={t('settings.recovery')} isOpen scans="wait" onClose={() => setOpen(false)}>
          <p className="soft">{t('settings.recoveryReplaces')}</p>
          <RecoveryCode onKept={() => setOpen(false)} />
        </Sheet>
      ) : null}
    </section>
  )
}
