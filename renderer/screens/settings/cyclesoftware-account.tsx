import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Accounts, Configured } from '../../../shared/account.ts'
import type { Fault } from '../../../shared/fault.ts'
import { posName } from '../../../shared/service-name.ts'
import { FaultNotice, Notice } from '../../components/notice.tsx'
import { AccountPanel } from './account-panel.tsx'
import { CyclesoftwareForm } from './cyclesoftware-form.tsx'
import { writtenStore } from './store-view.ts'

export function CyclesoftwareAccount({
  account,
  configured,
}: {
  account: Accounts[typeof posName]
  configured: Configured[typeof posName]
}) {
  const { t } = useTranslation()
  const [keysFault, setKeysFault] = useState<Fault | null>(null)
  const signedIn =
    account === null
      ? null
      : [
          [account.userName, account.country, account.hasApiKey ? t('settings.hasApiKey') : null]
            .filter((word) => word !== null)
            .join(' · '),
          ...(account.store === null
            ? []
            : [`${t('settings.store')} ${writtenStore(account.store)}`]),
        ]
  return (
    <AccountPanel
      service={posName}
      signedIn={signedIn}
      notice={
        keysFault === null || signedIn === null ? null : (
          <>
            <Notice tone="look">
              <p>{t('settings.keysRefused')}</p>
            </Notice>
            <FaultNotice fault={keysFault} />
          </>
        )
      }
      form={(done) => (
        <CyclesoftwareForm
          account={account}
          configured={configured}
          onDone={(fault) => {
            setKeysFault(fault)
            done()
          }}
        />
      )}
    />
  )
}
