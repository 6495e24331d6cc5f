import { useTranslation } from 'react-i18next'
import type { Fault } from '../../../shared/fault.ts'
import { Button } from '../../components/button.tsx'
import { FaultNotice } from '../../components/notice.tsx'
import { useCall } from '../../counter/queries.ts'

/** What went wrong in the counter itself: on every screen until somebody saw it, or it is over. */
export function FaultsBar({ faults }: { faults: readonly Fault[] }) {
  const { t } = useTranslation()
  const seen = useCall('status.faultsSeen')
  const shown = distinct(faults)
  return (
    <div className="mended" data-notice="faults" role="status">
      {seen.error === null ? null : <FaultNotice fault={seen.error.fault} />}
      {shown.map((fault, nth) => (
        <FaultNotice key={keyOf(fault)} fault={fault}>
          {nth < shown.length - 1 ? null : (
            <Button isDisabled={seen.isPending} onPress={() => seen.mutate({})}>
              {t('settings.mendedSeen')}
            </Button>
          )}
        </FaultNotice>
      ))}
    </div>
  )
}

/** Which task failed is for the log: staff read the same sentence of each. */
function keyOf(fault: Fault): string {
  return fault.kind === 'task-failed' ? fault.kind : JSON.stringify(fault)
}

function distinct(faults: readonly Fault[]): Fault[] {
  return [...new Map(faults.map((fault) => [keyOf(fault), fault])).values()]
}
