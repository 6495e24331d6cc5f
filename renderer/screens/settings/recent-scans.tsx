import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { EventPayload } from '../../../shared/counter-api.ts'
import { hear } from '../../counter/client.ts'
import { Pill } from '../../components/pill.tsx'
import { colourOf, toneFor } from '../../scanning/tones.ts'
import { useScans } from '../../scanning/use-scans.ts'
import { isKnownReason } from './known-reason.ts'

/** So many of the newest bytes are shown, two hex digits each. */
const shownBytes = 96

function colourOfOutcome(outcome: EventPayload<'scanned'>['outcome']) {
  const tone = outcome === 'shown' ? null : toneFor(outcome)
  return tone === null ? 'quiet' : colourOf[tone]
}

/** The last scans with what each was taken for and why, for setting up a scanner. */
export function RecentScans() {
  const { t } = useTranslation()
  const [scans, setScans] = useState<{ place: number; scanned: EventPayload<'scanned'> }[]>([])
  useScans('settings', (scanned) =>
    setScans((known) => [{ place: (known[0]?.place ?? 0) + 1, scanned }, ...known].slice(0, 6)),
  )
  const [hex, setHex] = useState('')
  const [dropped, setDropped] = useState<EventPayload<'scanner.bytes'>['dropped']>(null)
  useEffect(
    () =>
      hear('scanner.bytes', (heard) => {
        setHex((known) => `${known}${heard.hex}`.slice(-2 * shownBytes))
        setDropped(heard.dropped)
      }),
    [],
  )
  const noise = dropped === null ? 0 : dropped.controlCharacters + dropped.bytesOverLimit
  const halfScans = dropped?.halfScans ?? 0
  return (
    <section className="panel" aria-live="polite">
      <h3>{t('settings.scans')}</h3>
      {scans.length === 0 ? <p className="soft">{t('settings.scansHint')}</p> : null}
      <ul className="scans">
        {scans.map(({ place, scanned: { scan, meaning, outcome } }) => (
          <li key={place}>
            <span className="code scan-text">{scan.text}</span>
            <span>
              {t(`settings.meaning.${meaning.kind}`)}{' '}
              <Pill tone={colourOfOutcome(outcome)}>{t(`settings.outcome.${outcome}`)}</Pill>
            </span>
            <span className="soft">
              {isKnownReason(meaning.why) ? t(`settings.why.${meaning.why}`) : meaning.why}
              {scan.aim === null ? '' : ` · ${t('settings.aim', { aim: scan.aim })}`}
              {` · ${t(`settings.from.${scan.from}`)}`}
            </span>
          </li>
        ))}
      </ul>
      <div aria-live="off">
        <h4 className="field-label">{t('scanning.live.title')}</h4>
        <p className="code live-bytes" data-live-bytes>
          {hex === '' ? t('scanning.live.empty') : hex.match(/../g)?.join(' ')}
        </p>
        {noise + halfScans === 0 ? null : (
          <p className="soft" data-dropped>
            {t('scanning.live.dropped', { noise, halfScans })}
          </p>
        )}
      </div>
    </section>
  )
}
