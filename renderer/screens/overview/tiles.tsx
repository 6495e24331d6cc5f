import type { ReactNode } from 'react'
import { Button } from 'react-aria-components/Button'
import { useTranslation } from 'react-i18next'
import type { DayFigures } from '../../../shared/overview.ts'
import { Key } from '../../components/code.tsx'
import { toneIcon, type Tone } from '../../components/pill.tsx'
import { useSoldBikes, useStatus } from '../../counter/queries.ts'
import { useFormats } from '../../i18n/format.ts'
import { screens, type Screen } from '../../../shared/screens.ts'
import { openJobs } from '../shell/status-view.ts'
import { needsSomebody } from '../sold/sold-view.ts'

export type TilesProps = {
  today: DayFigures
  knowsTill: boolean
  onScreen: (screen: Screen) => void
}

/** How things stand now; each leads to where something can be done about it. */
export function Tiles({ today, knowsTill, onScreen }: TilesProps) {
  const { t } = useTranslation()
  const { data: status } = useStatus()
  const { data: sold } = useSoldBikes()
  const jobs = status?.jobs
  const unsent = jobs === undefined ? null : openJobs(jobs)
  const parked = jobs?.parked ?? 0
  const shields = status?.shields
  const toDo = knowsTill
    ? (sold?.bikes.filter(({ state }) => needsSomebody(state)).length ?? null)
    : null
  const { registered, onTheirWay, attention, leads } = today
  return (
    <ul className="tiles" aria-label={t('overview.now')}>
      <Tile
        to="sell"
        onScreen={onScreen}
        name={t('overview.tiles.registered')}
        figure={registered}
        tone={attention > 0 ? 'stop' : onTheirWay > 0 ? 'wait' : registered > 0 ? 'go' : 'quiet'}
      >
        {attention > 0
          ? t('overview.inWords.attention', { count: attention })
          : onTheirWay > 0
            ? t('overview.inWords.onTheirWay', { count: onTheirWay })
            : t(registered > 0 ? 'overview.tiles.allRegistered' : 'overview.tiles.noneToday')}
      </Tile>
      <Tile
        to="sold"
        onScreen={onScreen}
        name={t('overview.tiles.toRegister')}
        figure={toDo}
        tone={toDo === null ? 'quiet' : toDo > 0 ? 'look' : 'go'}
      >
        {toDo === null
          ? t('overview.tiles.noTill')
          : toDo > 0
            ? t('overview.tiles.toDo')
            : t('overview.tiles.nothingToDo')}
      </Tile>
      <Tile
        to="leads"
        onScreen={onScreen}
        name={t('overview.tiles.leads')}
        figure={leads}
        tone="quiet"
      >
        {t('overview.tiles.leadsToday')}
      </Tile>
      <Tile
        to="queue"
        onScreen={onScreen}
        name={t('overview.tiles.unsent')}
        figure={unsent}
        tone={parked > 0 ? 'stop' : (unsent ?? 0) > 0 ? 'wait' : 'go'}
      >
        {parked > 0
          ? t('overview.inWords.attention', { count: parked })
          : (unsent ?? 0) > 0
            ? t('overview.tiles.goesByItself')
            : t('overview.tiles.allSent')}
      </Tile>
      <Tile
        to="shields"
        onScreen={onScreen}
        name={t('overview.tiles.shields')}
        figure={shields?.left ?? null}
        tone={shields?.isLow === true ? 'look' : shields?.left === null ? 'quiet' : 'go'}
      >
        {shields?.left === null
          ? t('overview.tiles.countFirst')
          : t(shields?.isLow === true ? 'overview.tiles.orderSoon' : 'overview.tiles.enough')}
      </Tile>
    </ul>
  )
}

function Tile({
  to,
  onScreen,
  name,
  figure,
  tone,
  children,
}: {
  to: Screen
  onScreen: (screen: Screen) => void
  name: string
  figure: number | null
  tone: Tone
  children: ReactNode
}) {
  const formats = useFormats()
  const Icon = toneIcon[tone]
  const key = screens.find((screen) => screen.name === to)?.key ?? ''
  return (
    <li className="tile-place">
      <Button className="tile" data-tile={to} onPress={() => onScreen(to)}>
        <span className="tile-name">{name}</span>
        <Key>{key}</Key>
        <b className="tile-figure">{figure === null ? '–' : formats.number(figure)}</b>
        <span className={`tile-hint tone-${tone}`}>
          {tone === 'quiet' ? null : <Icon size={16} aria-hidden />}
          {children}
        </span>
      </Button>
    </li>
  )
}
