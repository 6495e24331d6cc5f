import { Button } from 'react-aria-components/Button'
import { useTranslation } from 'react-i18next'
import type { RegisteredBike } from '../../../shared/bike.ts'
import { Pill } from '../../components/pill.tsx'
import { useFormats } from '../../i18n/format.ts'
import { registryWord } from '../../i18n/registry-word.ts'
import { titleOf } from '../sell/sell-view.ts'
import { statusTone, statusWords } from './check-view.ts'

export type BikeLineProps = { bike: RegisteredBike; isChosen: boolean; onPress: () => void }

/** A bike of the register in one line; pressed, its page opens. */
export function BikeLine({ bike, isChosen, onPress }: BikeLineProps) {
  const { t } = useTranslation()
  const formats = useFormats()
  const about = [
    bike.color && registryWord(t, 'color', bike.color),
    bike.type && registryWord(t, 'type', bike.type),
    bike.year,
    bike.createdAt && t('sell.stop.registered.since', { date: formats.day(bike.createdAt) }),
  ]
  return (
    <Button
      className="bike-line"
      data-bike={bike.id}
      aria-pressed={isChosen}
      aria-label={`${t('check.open')}: ${titleOf(bike)} ${bike.frameNumber}`}
      onPress={onPress}
    >
      <span className="bike-line-title">{titleOf(bike)}</span>
      {bike.currentStatus === null ? null : (
        <Pill tone={statusTone(bike.currentStatus)}>{statusWords(t, bike.currentStatus)}</Pill>
      )}
      <span className="code">{bike.frameNumber}</span>
      <span className="soft">{about.filter(Boolean).join(' · ')}</span>
    </Button>
  )
}
