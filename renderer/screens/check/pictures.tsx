import { useTranslation } from 'react-i18next'
import { usePicture } from '../../counter/check-queries.ts'

/** More than this nobody looks at, and each one is fetched. */
const mostShown = 6

/** A bike's pictures, fetched by main: the page has no network. */
export function Pictures({ bikeId, count }: { bikeId: number; count: number }) {
  const { t } = useTranslation()
  if (count === 0) return null
  const places = Array.from({ length: Math.min(count, mostShown) }, (_, place) => place)
  return (
    <section aria-label={t('check.bike.pictures')}>
      <h3>{t('check.bike.pictures')}</h3>
      <ul className="pictures">
        {places.map((place) => (
          <li key={place}>
            <Picture bikeId={bikeId} place={place} count={count} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Picture({ bikeId, place, count }: { bikeId: number; place: number; count: number }) {
  const { t } = useTranslation()
  const { data, error } = usePicture(bikeId, place)
  if (error !== null) return <p className="soft">{t('check.bike.pictureFault')}</p>
  if (data === undefined) return <p className="soft">{t('common.loading')}</p>
  return (
    <img
      src={`data:${data.type};base64,${data.content}`}
      alt={t('check.bike.picture', { place: place + 1, count })}
    />
  )
}
