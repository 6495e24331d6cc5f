import { ImageOff } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { JobDetail } from '../../../shared/job.ts'
import { Button } from '../../components/button.tsx'
import { FaultNotice } from '../../components/notice.tsx'
import { useCall } from '../../counter/queries.ts'

/** A registration that was refused with its photos may go without them: when a person says so. */
export function WithoutPhotos({
  job,
  onSent,
}: {
  job: JobDetail
  /** The job that took its place. */
  onSent: (jobId: string) => void
}) {
  const { t } = useTranslation()
  const edit = useCall('queue.edit')
  if (job.state !== 'parked' || job.parkedBecause !== 'refused' || job.photos === 0) return null
  return (
    <>
      <p>{t('photos.refused', { count: job.photos })}</p>
      <div className="button-row">
        <Button
          look="go"
          isDisabled={edit.isPending}
          onPress={() =>
            edit.mutate(
              { jobId: job.id, changes: { images: [] }, notArrived: false },
              { onSuccess: ({ id }) => onSent(id) },
            )
          }
        >
          <ImageOff size={18} aria-hidden />
          {t('queue.edit.withoutPhotos', { count: job.photos })}
        </Button>
      </div>
      {edit.error === null ? null : <FaultNotice fault={edit.error.fault} />}
    </>
  )
}
