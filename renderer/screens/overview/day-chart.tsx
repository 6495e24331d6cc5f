import type { CSSProperties, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { DayFigures } from '../../../shared/overview.ts'
import { useFormats } from '../../i18n/format.ts'
import {
  confirmedOn,
  dayFormatsOf,
  heightsOf,
  isWeekend,
  registrationParts,
  sumOf,
} from './overview-view.ts'

export type DayChartProps = {
  days: readonly DayFigures[]
  chosen: string
  knowsTill: boolean
  onChoose: (day: string) => void
}

/**
 * A picture for eyes and pointers only: readers have the table with the same figures behind it, keys
 * the buttons below it. Every bar has its number on it, and what it is made of has a pattern besides
 * its colour.
 */
export function DayChart({ days, chosen, knowsTill, onChoose }: DayChartProps) {
  const { t } = useTranslation()
  const heights = heightsOf(days)
  const confirmed = days.reduce((sum, day) => sum + confirmedOn(day), 0)
  const style = { '--days': days.length } as CSSProperties
  const row = (bars: (day: DayFigures) => ReactNode, count: (day: DayFigures) => number) =>
    days.map((day) => (
      <div
        key={day.day}
        className={columnClass(day.day, chosen)}
        data-day={day.day}
        onClick={() => onChoose(day.day)}
      >
        {count(day) > 0 ? <span className="chart-number">{count(day)}</span> : null}
        {bars(day)}
      </div>
    ))
  return (
    <div className="day-chart" style={style} aria-hidden data-chart>
      <RowHead name={t('overview.registrations')} total={confirmed}>
        {registrationParts.map((part) =>
          sumOf(days, part) === 0 ? null : (
            <span key={part} className="chart-key">
              <i className={`chart-bar chart-${part}`} />
              {t(`overview.inWords.${part}`, { count: sumOf(days, part) })}
            </span>
          ),
        )}
      </RowHead>
      {row(
        (day) =>
          registrationParts
            .toReversed()
            .map((part) => (
              <Bar key={part} look={part} height={heights.registrations(day, part)} />
            )),
        confirmedOn,
      )}
      <RowHead name={t('overview.toRegister')} total={knowsTill ? sumOf(days, 'toRegister') : null}>
        {knowsTill ? null : t('overview.noTill')}
      </RowHead>
      {row(
        (day) => (
          <Bar look="toRegister" height={heights.toRegister(day)} />
        ),
        ({ toRegister }) => toRegister,
      )}
      <RowHead name={t('overview.leads')} total={sumOf(days, 'leads')} />
      {row(
        (day) => (
          <Bar look="leads" height={heights.leads(day)} />
        ),
        ({ leads }) => leads,
      )}
      <DayNames days={days} chosen={chosen} onChoose={onChoose} />
    </div>
  )
}

function RowHead({
  name,
  total,
  children,
}: {
  name: string
  total: number | null
  children?: ReactNode
}) {
  const formats = useFormats()
  return (
    <div className="chart-head">
      <span>{name}</span>
      {total === null ? null : <b>{formats.number(total)}</b>}
      {children}
    </div>
  )
}

function Bar({ look, height }: { look: string; height: number }) {
  if (height === 0) return null
  const style = { '--height': height } as CSSProperties
  return <i className={`chart-bar chart-${look}`} style={style} />
}

function DayNames({ days, chosen, onChoose }: Omit<DayChartProps, 'knowsTill'>) {
  const { i18n } = useTranslation()
  const formats = dayFormatsOf(i18n.language)
  const isWide = days.length < 20
  return (
    <>
      <div />
      {days.map(({ day }, place) => (
        <div
          key={day}
          className={`chart-day ${columnClass(day, chosen)}`}
          onClick={() => onChoose(day)}
        >
          <span>{isWide ? formats.weekday(day) : formats.letter(day)}</span>
          <b>{formats.ofMonth(day)}</b>
          {place === 0 || formats.ofMonth(day) === '1' ? (
            <span className="chart-month">{formats.month(day)}</span>
          ) : null}
        </div>
      ))}
    </>
  )
}

function columnClass(day: string, chosen: string): string {
  const classes = [
    'chart-column',
    isWeekend(day) ? 'chart-weekend' : null,
    day === chosen ? 'chart-chosen' : null,
  ]
  return classes.filter((name) => name !== null).join(' ')
}
