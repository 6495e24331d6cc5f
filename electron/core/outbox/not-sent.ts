import type { Fault } from '../../../shared/fault.ts'
import { meaningOf, serviceWordsOf } from './answer-meaning.ts'
import type { StepOutcome } from './handler.ts'

/** A read before the send failed, so nothing was sent: refused for good, or to be tried again. */
export function notSent(fault: Fault): StepOutcome {
  if (meaningOf(fault) !== 'refused') return { to: 'waiting', fault }
  const because = fault.kind === 'scope-missing' ? 'scope-missing' : 'refused'
  return { to: 'parked', because, serviceWords: serviceWordsOf(fault) }
}
