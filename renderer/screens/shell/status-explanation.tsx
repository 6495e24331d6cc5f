import type { RefObject } from 'react'
import type { Fault } from '../../../shared/fault.ts'
import { Dialog } from 'react-aria-components/Dialog'
import { Heading } from 'react-aria-components/Heading'
import { Popover } from 'react-aria-components/Popover'
import { useTranslation } from 'react-i18next'
import { Button } from '../../components/button.tsx'
import { WaitingHere } from '../../components/waiting-here.tsx'
import { faultMessage } from '../../i18n/fault-message.ts'
import { useScanLayer } from '../../scanning/scan-layers.ts'
import type { Lamp } from './status-view.ts'

export type StatusLampProps = {
  name: string
  lamp: Lamp
  label: string
  what: string
  todo: string
  fault: Fault | null
  lines?: readonly (string | null)[]
  /** Where to go from here; a button that closes when there is nowhere. */
  action?: { label: string; onPress: () => void }
}

export type StatusExplanationProps = StatusLampProps & {
  trigger: RefObject<HTMLButtonElement | null>
  onClose: () => void
}

/** Why a lamp burns as it does, and what to do. A fault's own words come before ours in general. */
export function StatusExplanation(props: StatusExplanationProps) {
  const { t } = useTranslation()
  useScanLayer('wait', true)
  const message = props.fault === null ? null : faultMessage(t, props.fault)
  return (
    <Popover
      className="popover explanation"
      triggerRef={props.trigger}
      placement="top start"
      offset={10}
      isOpen
      onOpenChange={(open) => {
        if (!open) props.onClose()
      }}
    >
      <Dialog className="explanation-body">
        <Heading slot="title" level={2}>
          {props.label}
        </Heading>
        <WaitingHere />
        <p>{message?.what ?? props.what}</p>
        <p>{message?.todo ?? props.todo}</p>
        {message?.serviceWords ? <p className="soft">{message.serviceWords}</p> : null}
        {props.lines
          ?.filter((line) => line !== null)
          .map((line) => (
            <p key={line} className="soft">
              {line}
            </p>
          ))}
        <div className="button-row">
          <Button
            onPress={() => {
              props.onClose()
              props.action?.onPress()
            }}
          >
            {props.action?.label ?? t('common.close')}
          </Button>
        </div>
      </Dialog>
    </Popover>
  )
}
