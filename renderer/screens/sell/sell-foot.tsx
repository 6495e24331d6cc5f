import { Undo2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Draft } from '../../../shared/registration.ts'
import { Button } from '../../components/button.tsx'
import { Key } from '../../components/code.tsx'
import { useUndoKey } from '../../components/undo-key.ts'
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
  onUndoClear: () => void
}

export function SellFoot(props: SellFootProps) {
  const { draft, isReady, isRepeated, onEditBike, onPhotos, clear, onClear, onUndoClear } = props
  const { t } = useTranslation()
  const formats = useFormats()
  const setAside = useCall('handOvers.setAside')
  useUndoKey(onUndoClear, draft.canUndoClear)
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
      <span className="only-for-readers" role="status">
        {draft.canUndoClear ? t('sell.cleared') : null}
      </span>
      {draft.canUndoClear ? (
        <span className="sell-foot-side" data-cleared>
          <span aria-hidden>{t('sell.cleared')}</span>
          <Button look="plain" aria-keyshortcuts="Control+Z" onPress={onUndoClear}>
            <Undo2 size={16} aria-hidden />
            {t('sell.held.undo')}
          </Button>
          <Key>{t('sell.held.undoKey')}</Key>
        </span>
      ) : isEmptyDraft(draft) ? null : (
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
