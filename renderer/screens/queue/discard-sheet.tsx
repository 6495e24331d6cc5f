import { useTranslation } from 'react-i18next'
import { ReasonSheet } from '../../components/reason-sheet.tsx'
import { useCall } from '../../counter/queries.ts'

/** Giving a job up asks for a reason; the row and the reason stay. */
export function DiscardSheet({ jobId, onClose }: { jobId: string; onClose: () => void }) {
  const { t } = useTranslation()
  const discard = useCall('queue.discard')
  return (
    <ReasonSheet
      title={t('queue.discardTitle')}
      text={t('queue.discardText')}
      yes={t('queue.discardYes')}
      look="stop"
      isPending={discard.isPending}
      fault={discard.error?.fault ?? null}
      onReason={(reason) => discard.mutate({ jobId, reason }, { onSuccess: onClose })}
      onClose={onClose}
    />
  )
}
