import { useTranslation } from 'react-i18next'
import type { DayFigures } from '../../../shared/overview.ts'
import { useFormats } from '../../i18n/format.ts'
import { dayFormatsOf, figures, sumOf } from './overview-view.ts'

export type DayTableProps = { days: readonly DayFigures[]; isShown: boolean; knowsTill: boolean }

/** The figures of the chart, newest first; while the chart is shown it is for readers alone. */
export function DayTable({ days, isShown, knowsTill }: DayTableProps) {
  const { t, i18n } = useTranslation()
  const formats = useFormats()
  const dayFormats = dayFormatsOf(i18n.language)
  const known = figures.filter((figure) => knowsTill || figure !== 'toRegister')
  return (
    <div className={isShown ? 'day-table' : 'only-for-readers'} data-table>
      <table>
        <caption className="only-for-readers">
          {t('overview.daysTitle', { count: days.length })}
        </caption>
        <thead>
          <tr>
            <th scope="col">{t('overview.day')}</th>
            {known.map((figure) => (
              <th key={figure} scope="col">
                {t(`overview.parts.${figure}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {days.toReversed().map((day) => (
            <tr key={day.day}>
              <th scope="row">{dayFormats.whole(day.day)}</th>
              {known.map((figure) => (
                <td key={figure} className={day[figure] === 0 ? 'soft' : undefined}>
                  {formats.number(day[figure])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('overview.total')}</th>
            {known.map((figure) => (
              <td key={figure}>{formats.number(sumOf(days, figure))}</td>
            ))}
          </tr>
        </tfoot>
      </table>
    </div>
  )
}
