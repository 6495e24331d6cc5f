import { useTranslation } from 'react-i18next'
import type { Mended } from '../../../shared/backup.ts'
import { Button } from '../../components/button.tsx'
import { FaultNotice, Notice } from '../../components/notice.tsx'
import { useCall } from '../../counter/queries.ts'
import { MendedWords } from '../settings/mended-words.tsx'

/** The records were damaged and mended: on every screen until somebody saw it, then in Settings. */
export function MendedBar({ mended }: { mended: Mended }) {
  const { t } = useTranslation()
  const seen = useCall('backups.mendingSeen')
  return (
    <div className="mended" data-notice="mended" role="status">
      {seen.error === null ? null : <FaultNotice fault={seen.error.fault} />}
      <Notice tone="look">
        <MendedWords mended={mended} />
        <Button isDisabled={seen.isPending} onPress={() => seen.mutate({})}>
          {t('settings.mendedSeen')}
        </Button>
      </Notice>
    </div>
  )
}
