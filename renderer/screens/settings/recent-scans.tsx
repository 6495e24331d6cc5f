import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { EventPayload } from '../../../shared/counter-api.ts'
import { dutch } from '../../i18n/nl/index.ts'
import { useScans } from '../../scanning/use-scans.ts'

/** The last scans with what each was taken for and why, for setting up a scanner. */
export function RecentScans() {
  const { t } = useTranslation()
  const [scans, setScans] = useState<{ place: number; scanned: EventPayload<'scanned'> }[]>([])
  useScans('settings', (scanned) =>
    setScans((known) => [{ place: (known[0]?.place ?? 0) + 1, scanned }, ...known].slice(0, 6)),
  )
  return (
    <section className="panel" aria-live="polite">
      <h3>{t('settings.scans')}</h3>
      {scans.length === 0 ? <p className="soft">{t('settings.scansHint')}</p> : null}
      <ul className="scans">
        {scans.map(({ place, scanned: { scan, meaning, outcome } }) => (
          <li key={place}>
            <span className="code scan-text">{scan.text}</span>
            <span>
              {t(`settings.meaning.${meaning.kind}`)} · {t(`settings.outcome.${outcome}`)}
            </span>
            <span className="soft">
              {isKnownReason(meaning.why) ? t(`settings.why.${meaning.why}`) : meaning.why}
              {scan.aim === null ? '' : ` · ${t('settings.aim', { aim: scan.aim })}`}
              {` · ${t(`settings.from.${scan.from}`)}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The names of the rules of shared/scan-meaning.ts; one that is new here is shown as it is. */
function isKnownReason(why: string): why is keyof (typeof dutch)['settings']['why'] {
  return Object.hasOwn(dutch.settings.why, why)
}
