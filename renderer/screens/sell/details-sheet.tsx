import { useTranslation } from 'react-i18next'
import type { DraftBike } from '../../../shared/registration.ts'
import { Button } from '../../components/button.tsx'
import { Sheet } from '../../components/sheet.tsx'
import { BikeForm } from './bike-form.tsx'

export type DetailsSheetProps = {
  attributes: DraftBike
  onSave: (attributes: DraftBike) => void
  /** Forgets the bike, for scanning another. Absent when there is none to forget. */
  onForget: (() => void) | null
  onClose: () => void
}

/** Every field of the bike, over the sale. */
export function DetailsSheet({ attributes, onSave, onForget, onClose }: DetailsSheetProps) {
  const { t } = useTranslation()
  return (
    <Sheet title={t('sell.bike.moreTitle')} isOpen scans="wait" isWide onClose={onClose}>
      <BikeForm
        attributes={attributes}
        fields="all"
        submit={t('sell.bike.keep')}
        onSave={onSave}
        others={
          <>
            {onForget === null ? null : (
              <Button onPress={onForget}>{t('sell.bike.scanOther')}</Button>
            )}
            <Button look="plain" onPress={onClose}>
              {t('common.cancel')}
            </Button>
          </>
        }
      />
    </Sheet>
  )
}
