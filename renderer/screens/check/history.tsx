import { useTranslation } from 'react-i18next'
import type { StatusChange } from '../../../shared/bike.ts'
import { useFormats } from '../../i18n/format.ts'
import { statusWords } from './check-view.ts'

/** A bike's history at the registry, newest first. The police's number is not in it: it is staff's. */
export function History({ entries }: { entries: readonly StatusChange[] }) {
  const { t } = useTranslation()
  if (entries.length === 0) return null
  const when = (entry: StatusChange) => entry.changedOn ?? entry.happenedOn ?? ''
  const newestFirst = entries.toSorted((one, other) => when(other).localeCompare(when(one)))
  return (
    <ol className="history" aria-label={t('check.history.title')}>
      {newestFirst.map((entry, place) => (
        <Entry key={`${String(place)}${when(entry)}`} entry={entry} />
      ))}
    </ol>
  )
}

function Entry({ entry }: { entry: StatusChange }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const isStolen = entry.status.trim().toLowerCase() === 'stolen'
  const { happenedOn, isPoliceReported, changedOn } = entry
  const facts = [
    [entry.placeTitle, entry.placeLocation].filter(Boolean).join(', '),
    happenedOn === null
      ? ''
      : t('check.history.happened', { date: formats.dayAndClock(happenedOn) }),
    isPoliceReported === null || !isStolen
      ? ''
      : t(isPoliceReported ? 'check.history.police' : 'check.history.noPolice'),
    entry.isInsured === true ? t('check.history.insured') : '',
    entry.notes ?? '',
  ].filter((fact) => fact !== '')
  return (
    <li className={isStolen ? 'history-entry history-stolen' : 'history-entry'}>
      <span className="history-day">{changedOn === null ? '' : formats.day(changedOn)}</span>
      <div>
        <strong>{statusWords(t, entry.status)}</strong>
        {facts.length === 0 ? null : <p className="soft">{facts.join(' · ')}</p>}
      </div>
    </li>
  )
}
