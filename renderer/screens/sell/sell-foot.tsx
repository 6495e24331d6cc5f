import { useTranslation } from 'react-i18next'
import type { Draft } from '../../../shared/registration.ts'
import { Button } from '../../components/button.tsx'
import { Key } from '../../components/code.tsx'
import { useCall } from '../../counter/queries.ts'
import { useFormats } from '../../i18n/format.ts'
import { EnterKey } from './card.tsx'
import { isEmptyDraft } from './sell-view.ts'

type SellFootProps = {
  draft: Draft
  isReady: boolean
  /** The last scan was the one before it once more. */
  isRepeated: boolean
  onEditBike: () => void
  onPhotos: () => void
  clear: string
  onClear: () => void
}

export function SellFoot(props: SellFootProps) {
  const { draft, isReady, isRepeated, onEditBike, onPhotos, clear, onClear } = props
  const { t } = useTranslation()
  const formats = useFormats()
  const setAside = useCall('handOvers.setAside')
  const cents = draft.bike?.attributes.salePriceCents
  return (
    <footer className="sell-foot">
      <span>
        {isRepeated ? (
          t('sell.heard.repeated')
        ) : isReady ? null : (
          <>
            <EnterKey /> {t('sell.foot.enter')}
          </>
        )}
      </span>
      {isEmptyDraft(draft) ? null : (
        <span className="sell-foot-side">
          {draft.bike === null ? null : (
            <>
              {cents === undefined
                ? t('sell.foot.noPrice')
                : t('sell.foot.price', { price: formats.amount(cents) })}
              <Button look="plain" onPress={onEditBike}>
                {t('sell.bike.more')}
              </Button>
            </>
          )}
          {draft.existingBikeId === null ? (
            <Button look="plain" onPress={onPhotos}>
              {draft.photos.length === 0
                ? t('photos.add')
                : t('photos.count', { count: draft.photos.length })}
            </Button>
          ) : null}
          <Button look="plain" onPress={() => setAside.mutate({})}>
            {t('handOvers.setAside')}
          </Button>
          <Button look="plain" onPress={onClear}>
            {clear}
          </Button>
          <Key>{t('sell.foot.clearKey')}</Key>
        </span>
      )}
    </footer>
  )
}
