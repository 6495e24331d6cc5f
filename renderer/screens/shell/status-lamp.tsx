import { lazy, Suspense, useRef, useState } from 'react'
import { Button } from 'react-aria-components/Button'
import type { Fault } from '../../../shared/fault.ts'
import type { Lamp } from './status-view.ts'

const StatusExplanation = lazy(async () => ({
  default: (await import('./status-explanation.tsx')).StatusExplanation,
}))

export type StatusLampProps = {
  name: string
  lamp: Lamp
  label: string
  what: string
  todo: string
  fault: Fault | null
  lines?: readonly (string | null)[]
  action: { label: string; onPress: () => void }
}

export function StatusLamp(props: StatusLampProps) {
  const [open, setOpen] = useState(false)
  const trigger = useRef<HTMLButtonElement>(null)
  return (
    <>
      <Button
        ref={trigger}
        className={`lamp lamp-${props.lamp}`}
        data-status={props.name}
        data-lamp={props.lamp}
        aria-haspopup="dialog"
        aria-expanded={open}
        onPress={() => setOpen(!open)}
      >
        <i aria-hidden />
        {props.label}
      </Button>
      {open ? (
        <Suspense fallback={null}>
          <StatusExplanation {...props} trigger={trigger} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  )
}
