import { useTranslation } from 'react-i18next'
import { licences } from 'virtual:licences'
import { Fold } from '../../components/fold.tsx'
import { Sheet } from '../../components/sheet.tsx'

/** What others made that is in the counter, each with its licence as it was given. */
export function LicencesSheet({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  return (
    <Sheet title={t('settings.licences')} isOpen scans="wait" isWide onClose={onClose}>
      <p className="soft">{t('settings.licencesHint')}</p>
      <ul className="licences">
        {licences.map(({ packages, licence, text }) => (
          <li key={packages[0]}>
            <p>
              <strong>{packages.join(', ')}</strong> <span className="soft">{licence}</span>
            </p>
            {text === '' ? null : (
              <Fold label={t('settings.licenceText')}>
                <pre className="licence-text">{text}</pre>
              </Fold>
            )}
          </li>
        ))}
      </ul>
    </Sheet>
  )
}
