import { useTranslation } from 'react-i18next'
import type { NamedBike } from '../../../shared/check.ts'
import type { Input } from '../../../shared/counter-api.ts'
import { Loading } from '../../components/code.tsx'
import { FaultNotice } from '../../components/notice.tsx'
import { useBikeSearch } from '../../counter/check-queries.ts'
import { BikeLine } from './bike-line.tsx'
import { namedBike } from './check-view.ts'

export type FoundProps = {
  criteria: Input<'bikes.search'>
  chosen: number | null
  onOpenBike: (bike: NamedBike) => void
}

/** More than this nobody reads; the page says so. */
const mostShown = 50

export function Found({ criteria, chosen, onOpenBike }: FoundProps) {
  const { t } = useTranslation()
  const { data: bikes, error, isFetching } = useBikeSearch(criteria)
  if (error !== null) return <FaultNotice isOfReading fault={error.fault} />
  if (bikes === undefined || isFetching) return <Loading />
  return (
    <div className="search-found">
      <p className="soft" role="status">
        {bikes.length === 0
          ? t('check.search.none')
          : t('check.search.found', { count: bikes.length })}
        {bikes.length > mostShown ? ` ${t('check.search.more', { count: mostShown })}` : null}
      </p>
      {bikes.slice(0, mostShown).map((bike) => (
        <BikeLine
          key={bike.id}
          bike={bike}
          isChosen={bike.id === chosen}
          onPress={() => onOpenBike(namedBike(bike))}
        />
      ))}
    </div>
  )
}
