import { ChartColumn, Table2 } from 'lucide-react'
import { useState } from 'react'
import { Label } from 'react-aria-components/Label'
import { RadioGroup } from 'react-aria-components/RadioGroup'
import { useTranslation } from 'react-i18next'
import { Button } from '../../components/button.tsx'
import { Key, Loading } from '../../components/code.tsx'
import { FaultNotice, Notice } from '../../components/notice.tsx'
import { RadioOption } from '../../components/radio-option.tsx'
import { useOverview } from '../../counter/overview-queries.ts'
import type { ScreenProps } from '../screen.ts'
import { ChosenDay } from './chosen-day.tsx'
import { DayChart } from './day-chart.tsx'
import { DayTable } from './day-table.tsx'
import { isEmpty } from './overview-view.ts'
import { Tiles } from './tiles.tsx'
import { useDayKeys } from './use-day-keys.ts'
import '../first-run/pages.css'
import './overview.css'

const spans = [14, 30] as const

/** How the shop stands today, and how the last days went. */
export function OverviewScreen({ goTo }: ScreenProps) {
  const { t } = useTranslation()
  const [span, setSpan] = useState<number>(spans[0])
  const [isTable, setIsTable] = useState(false)
  const [asked, setAsked] = useState<string | null>(null)
  const { data: overview, error } = useOverview(span)
  const days = overview?.days ?? []
  const today = days.at(-1)
  const chosen = days.find(({ day }) => day === asked) ?? today
  const choose = (day: string) => setAsked(day === today?.day ? null : day)
  useDayKeys(days, chosen, choose)

  if (overview === undefined || today === undefined || chosen === undefined) {
    return error === null ? <Loading /> : <FaultNotice fault={error.fault} />
  }
  const isBlank = isEmpty(days)
  return (
    <main className="screen overview" data-screen="overview">
      <div className="overview-middle">
        <header className="sell-head">
          <h1>{t('overview.title')}</h1>
          <p className="soft">{t('overview.sub')}</p>
        </header>
        {error === null ? null : <FaultNotice fault={error.fault} />}
        <Tiles today={today} knowsTill={overview.knowsTill} onScreen={goTo} />
        <section className="overview-days" aria-label={t('overview.daysTitle', { count: span })}>
          <div className="overview-head">
            <h2>{t('overview.daysTitle', { count: span })}</h2>
            <RadioGroup
              className="overview-spans"
              orientation="horizontal"
              value={String(span)}
              onChange={(value) => setSpan(Number(value))}
            >
              <Label className="only-for-readers">{t('overview.span')}</Label>
              <div className="segments-row">
                {spans.map((count) => (
                  <RadioOption key={count} value={String(count)} className="segment">
                    {t('overview.days', { count })}
                  </RadioOption>
                ))}
              </div>
            </RadioGroup>
            <Button className="overview-form" onPress={() => setIsTable(!isTable)}>
              {isTable ? <ChartColumn size={18} aria-hidden /> : <Table2 size={18} aria-hidden />}
              {t(isTable ? 'overview.asChart' : 'overview.asTable')}
            </Button>
          </div>
          {isBlank ? (
            <Notice tone="go">
              <p>
                <strong>{t('overview.empty')}</strong>
              </p>
              <p>{t('overview.emptyTodo')}</p>
              <div className="button-row">
                <Button onPress={() => goTo('sell')}>
                  {t('overview.toSell')} <Key>F1</Key>
                </Button>
              </div>
            </Notice>
          ) : (
            <>
              {isTable ? null : (
                <DayChart
                  days={days}
                  chosen={chosen.day}
                  knowsTill={overview.knowsTill}
                  onChoose={choose}
                />
              )}
              <DayTable days={days} isShown={isTable} knowsTill={overview.knowsTill} />
            </>
          )}
          <ChosenDay days={days} chosen={chosen} knowsTill={overview.knowsTill} onChoose={choose} />
        </section>
      </div>
    </main>
  )
}
