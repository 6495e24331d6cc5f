import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Output } from '../../../shared/counter-api.ts'
import type { JobDetail } from '../../../shared/job.ts'
import { Button } from '../../components/button.tsx'
import { FaultNotice } from '../../components/notice.tsx'
import type { CounterFault } from '../../counter/client.ts'
import { asked, useCall } from '../../counter/queries.ts'
import { titleOf } from '../sell/sell-view.ts'

type OtherMakeProps = {
  job: JobDetail
  /** The job that took its place. */
  onSent: (jobId: string) => void
}

/** A registration that stands still for a bike of another make with its number: staff say it is another bike. */
export function OtherMake({ job, onSent }: OtherMakeProps) {
  const { t } = useTranslation()
  const { data: bikes = [], error } = useQuery<Output<'queue.otherMakes'>, CounterFault>({
    ...asked('queue.otherMakes', { jobId: job.id }),
    // What is there may have changed since somebody looked.
    staleTime: 0,
    gcTime: 0,
  })
  const edit = useCall('queue.edit')
  const fault = error?.fault ?? edit.error?.fault ?? null
  const changes = { otherMakes: bikes.map(({ id }) => id) }
  return (
    <>
      {bikes.length === 0 ? null : (
        <>
          <p>{t('sell.stop.otherBrand.hint', { bike: bikes.map(titleOf).join(', ') })}</p>
          <div className="button-row">
            <Button
              isDisabled={edit.isPending}
              onPress={() =>
                edit.mutate(
                  { jobId: job.id, changes, notArrived: false },
                  { onSuccess: ({ id }) => onSent(id) },
                )
              }
            >
              {t('sell.stop.otherBrand.goOn')}
            </Button>
          </div>
        </>
      )}
      {fault === null ? null : <FaultNotice fault={fault} />}
    </>
  )
}
