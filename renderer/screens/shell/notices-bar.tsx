import { useTranslation } from 'react-i18next'
import type { Notice as NoticeName } from '../../../shared/status.ts'
import { Button } from '../../components/button.tsx'
import { FaultNotice, Notice } from '../../components/notice.tsx'
import { useCall } from '../../counter/queries.ts'

/** What staff are told once: on every screen until somebody read it. */
export function NoticesBar({ notices }: { notices: readonly NoticeName[] }) {
  const { t } = useTranslation()
  const seen = useCall('status.noticeSeen')
  return (
    <div className="mended" data-notice="once" role="status">
      {seen.error === null ? null : <FaultNotice fault={seen.error.fault} />}
      {notices.map((notice) => (
        <Notice key={notice} tone="look">
          <p>
            <strong>{t(`settings.notice.${notice}.what`)}</strong>
          </p>
          <p>{t(`settings.notice.${notice}.todo`)}</p>
          <Button isDisabled={seen.isPending} onPress={() => seen.mutate({ notice })}>
            {t('settings.mendedSeen')}
          </Button>
        </Notice>
      ))}
    </div>
  )
}
