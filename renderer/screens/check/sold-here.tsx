import { Button } from 'react-aria-components/Button'
import { useTranslation } from 'react-i18next'
import type { NamedBike } from '../../../shared/check.ts'
import { useSoldHere } from '../../counter/check-queries.ts'
import { useFormats } from '../../i18n/format.ts'
import { bikeOfSale, titleOf } from '../sell/sell-view.ts'

export type SoldHereProps = { chosen: number | null; onOpenBike: (bike: NamedBike) => void }

/** The last bikes sold at this counter: to link a shield that was forgotten, or report a theft. */
export function SoldHere({ chosen, onOpenBike }: SoldHereProps) {
  const { t } = useTranslation()
  const formats = useFormats()
  const { data: sales = [] } = useSoldHere()
  return (
    <section className="evidence" aria-label={t('check.soldHere.title')}>
      <h3>{t('check.soldHere.title')}</h3>
      {sales.length === 0 ? <p className="soft">{t('check.soldHere.none')}</p> : null}
      {sales.map((sale) => {
        const bike = bikeOfSale(sale)
        if (bike === null) return null
        return (
          <Button
            key={sale.id}
            className="bike-line"
            data-bike={bike.id}
            aria-pressed={bike.id === chosen}
            onPress={() => onOpenBike(bike)}
          >
            <span className="bike-line-title">{titleOf(sale.bike)}</span>
            <time dateTime={sale.soldAt}>{formats.dayAndClock(sale.soldAt)}</time>
            <span className="code">{sale.frameNumber.sent}</span>
            <span className="soft">{sale.shieldCode ?? t('sell.day.noShield')}</span>
          </Button>
        )
      })}
    </section>
  )
}
