import { useTranslation } from 'react-i18next'
import type { Mended } from '../../../shared/backup.ts'
import { useFormats } from '../../i18n/format.ts'

/** Tables with a name that staff know; the others are told together. */
const named = [
  'jobs',
  'sales',
  'leads',
  'sold_bikes',
  'hand_overs',
  'settings',
  'learned_articles',
  'taught_words',
  'job_photos',
] as const
type Named = (typeof named)[number]

function isNamed(table: string): table is Named {
  return named.some((one) => one === table)
}

/** What happened to the records, what could not be read any more, and what waits for a person. */
export function MendedWords({ mended }: { mended: Mended }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const time = formats.dayAndClock(mended.at)
  const lost = [...lostByName(mended)].map(([table, rows]) =>
    t(`settings.mendedRows.${table}`, { rows: formats.number(rows) }),
  )
  return (
    <>
      <p>
        {t(mended.because === 'missing' ? 'settings.mendedMissing' : 'settings.mended', { time })}
      </p>
      {lost.length === 0 ? null : (
        <p data-mended="lost">{t('settings.mendedLost', { lost: lost.join(', ') })}</p>
      )}
      {mended.asked + mended.lookedUp === 0 ? null : <p>{t('settings.mendedQueue')}</p>}
    </>
  )
}

function lostByName({ unreadable, unreadableOf }: Mended): ReadonlyMap<Named | 'other', number> {
  const byName = new Map<Named | 'other', number>()
  const add = (name: Named | 'other', rows: number): void => {
    if (rows > 0) byName.set(name, (byName.get(name) ?? 0) + rows)
  }
  for (const [table, rows] of Object.entries(unreadableOf)) {
    add(isNamed(table) ? table : 'other', rows)
  }
  const told = Object.values(unreadableOf).reduce((sum, rows) => sum + rows, 0)
  add('other', unreadable - told)
  return byName
}
