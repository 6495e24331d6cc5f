import { useTranslation } from 'react-i18next'
import type { Fault } from '../../shared/fault.ts'
import { confirmable } from '../../shared/frame-number-confirmable.ts'
import type { ConfirmableReason } from '../../shared/frame-number-reasons.ts'
import { Button } from './button.tsx'
import { FaultNotice } from './notice.tsx'
import { NumberDoubt } from './number-doubt.tsx'

export type ConfirmableFaultProps = {
  fault: Fault
  isBusy: boolean
  /** Staff say that it is the frame number all the same. */
  onUse: () => void
  /** Staff type or scan another one. */
  onDrop: () => void
}

/** Why something was not taken; a frame number that a person may confirm has the way on beside it. */
export function ConfirmableFault({ fault, isBusy, onUse, onDrop }: ConfirmableFaultProps) {
  const { t } = useTranslation()
  if (fault.kind !== 'frame-number-refused' || !isConfirmable(fault.reason)) {
    return <FaultNotice fault={fault} />
  }
  return (
    <div role="alert" data-fault={fault.kind}>
      <NumberDoubt asks={fault.reason} asRead={fault.asRead}>
        <div className="button-row">
          <Button isDisabled={isBusy} onPress={onDrop}>
            {t('sell.stop.frameNumberAsked.rescan')}
          </Button>
          <Button isDisabled={isBusy} onPress={onUse}>
            {t('sell.stop.frameNumberAsked.use')}
          </Button>
        </div>
      </NumberDoubt>
    </div>
  )
}

function isConfirmable(reason: string): reason is ConfirmableReason {
  return confirmable.has(reason)
}
