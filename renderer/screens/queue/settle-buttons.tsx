import { Check, RotateCw } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../components/button.tsx'
import { FaultNotice } from '../../components/notice.tsx'
import { useCall } from '../../counter/queries.ts'

/** For a job that only a person can settle: they looked at the service and say what they found. */
export function SettleButtons({ jobId }: { jobId: string }) {
  const { t } = useTranslation()
  const settle = useCall('queue.settle')
  return (
    <>
      <div className="button-row">
        <Button
          look="go"
          isDisabled={settle.isPending}
          onPress={() => settle.mutate({ jobId, arrived: true })}
        >
          <Check size={18} aria-hidden />
          {t('queue.arrived')}
        </Button>
        <Button
          isDisabled={settle.isPending}
          onPress={() => settle.mutate({ jobId, arrived: false })}
        >
          <RotateCw size={18} aria-hidden />
          {t('queue.notArrived')}
        </Button>
      </div>
      {settle.error === null ? null : <FaultNotice fault={settle.error.fault} />}
    </>
  )
}
