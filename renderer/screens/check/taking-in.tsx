import { ExternalLink } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { takingInAt } from '../../../shared/contacts.ts'
import { Button } from '../../components/button.tsx'
import { FaultNotice } from '../../components/notice.tsx'
import { useCall } from '../../counter/queries.ts'

/** What a dealer has to think of who takes a bike in, with the pages of the country. */
export function TakingIn({ country }: { country: string | undefined }) {
  const { t } = useTranslation()
  const open = useCall('pages.open')
  const { check, register } = takingInAt(country)
  const pages = [check, register].filter((page) => page !== null)
  return (
    <section className="evidence" aria-label={t('check.takingIn.title')}>
      <h3>{t('check.takingIn.title')}</h3>
      <ul className="reminders">
        <li>{t('check.takingIn.identity')}</li>
        <li>{t('check.takingIn.police')}</li>
        <li>{t('check.takingIn.register')}</li>
        <li>{t('check.takingIn.keep')}</li>
      </ul>
      {pages.length === 0 ? null : (
        <div className="button-row">
          {pages.map(({ name, address }) => (
            <Button
              key={address}
              aria-label={`${name}: ${t('check.takingIn.opens')}`}
              onPress={() => open.mutate({ address })}
            >
              <ExternalLink size={18} aria-hidden />
              {name}
            </Button>
          ))}
        </div>
      )}
      {open.error === null ? null : <FaultNotice fault={open.error.fault} />}
    </section>
  )
}
