import { useTranslation } from 'react-i18next'
import type { SoldBike } from '../../../shared/sold-bike.ts'
import { Button } from '../../components/button.tsx'
import { Pill } from '../../components/pill.tsx'
import { WalkList } from '../../components/walk-list.tsx'
import { useFormats } from '../../i18n/format.ts'
import { titleOf } from '../sell/sell-view.ts'
import { soldTones } from './sold-view.ts'

export type SoldListProps = {
  bikes: readonly SoldBike[]
  shown: string | null
  onOpen: (bike: SoldBike) => void
}

/** The bikes, newest first; arrow keys walk along them. */
export function SoldList({ bikes, shown, onOpen }: SoldListProps) {
  const { t } = useTranslation()
  return (
    <WalkList label={t('sold.list')}>
      {bikes.map((bike) => (
        <li key={bike.id}>
          <Button
            className="worklist-line"
            aria-current={bike.id === shown ? 'true' : undefined}
            data-sold={bike.id}
            data-sold-state={bike.state}
            onPress={() => onOpen(bike)}
          >
            <SoldLine bike={bike} />
          </Button>
        </li>
      ))}
    </WalkList>
  )
}

function SoldLine({ bike }: { bike: SoldBike }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const { attributes } = bike
  const price = attributes.salePriceCents
  return (
    <>
      <span className="worklist-line-title">{titleOf(attributes) || t('sold.noName')}</span>
      {bike.state !== 'open' ? (
        <Pill tone={soldTones[bike.state]}>{t(`sold.state.${bike.state}`)}</Pill>
      ) : bike.condition !== 'new' ? (
        <Pill tone="quiet">{t(`sold.condition.${bike.condition}`)}</Pill>
      ) : null}
      {bike.frameNumber === null ? (
        <span className="soft">{t('sold.noFrameNumber')}</span>
      ) : (
        <span className="code">{bike.frameNumber}</span>
      )}
      <span className="soft sold-line-side">
        {price === undefined ? null : `${formats.amount(price)} · `}
        <time dateTime={bike.soldAt}>{formats.dayAndClock(bike.soldAt)}</time>
      </span>
    </>
  )
}
