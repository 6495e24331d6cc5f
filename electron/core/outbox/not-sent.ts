import type { Fault } from '../../../shared/fault.ts'
import { meaningOf, serviceWordsOf } from './answer-meaning.ts'
import type { StepOutcome } from './handler.ts'

/** It is a person's now. A right that is missing is named, whether the service used words or not. */
export function refusedBy(fault: Fault): Extract<StepOutcome, { to: 'parked' }> {
  const words = serviceWordsOf(fault)
  if (fault.kind !== 'scope-missing')
    return { to: 'parked', because: 'refused', serviceWords: words }
  const named = words === null ? fault.scope : `${words} (${fault.scope})`
  return { to: 'parked', because: 'scope-missing', serviceWords: named }
}

/** A read before the send failed, so nothing was sent: refused for good, or to be tried again. */
export function notSent(fault: Fault): StepOutcome {
  if (meaningOf(fault) !== 'refused') return { to: 'waiting', fault }
  return refusedBy(fault)
}
