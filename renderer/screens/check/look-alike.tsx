import { useTranslation } from 'react-i18next'
import type { RegisteredBike } from '../../../shared/bike.ts'
import { Button } from '../../components/button.tsx'
import { Notice } from '../../components/notice.tsx'

/** A bike under a number that looks almost like the one that was typed: a question, not a verdict. */
export function LookAlike({ bike, onLook }: { bike: RegisteredBike; onLook: () => void }) {
  const { t } = useTranslation()
  const number = bike.frameNumber
  return (
    <div className="notice-beside" role="alert" data-look-alike={number}>
      <Notice tone="look">
        <p>
          <strong>{t('check.lookAlike.title')}</strong>{' '}
          {t('check.lookAlike.said', { number, status: bike.currentStatus ?? '' })}
        </p>
      </Notice>
      <Button look="go" onPress={onLook}>
        {t('check.lookAlike.look', { number })}
      </Button>
    </div>
  )
}
