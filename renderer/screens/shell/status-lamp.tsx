import { lazy, Suspense, useRef, useState } from 'react'
import { Button } from 'react-aria-components/Button'
import type { StatusLampProps } from './status-explanation.tsx'

const StatusExplanation = lazy(async () => ({
  default: (await import('./status-explanation.tsx')).StatusExplanation,
}))

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
