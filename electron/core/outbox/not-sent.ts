import type { Fault, Result } from '../../../shared/fault.ts'
import { meaningOf, serviceWordsOf } from './answer-meaning.ts'
import type { StepOutcome } from './handler.ts'

/** An outcome that no kind's own result is part of. */
export type WithoutResult = Exclude<StepOutcome, { to: 'done' }>

/** It is a person's now. A right that is missing is named, whether the service used words or not. */
function refusedBy(fault: Fault): Extract<StepOutcome, { to: 'parked' }> {
  const words = serviceWordsOf(fault)
  if (fault.kind !== 'scope-missing')
    return { to: 'parked', because: 'refused', serviceWords: words }
  const named = words === null ? fault.scope : `${words} (${fault.scope})`
  return { to: 'parked', because: 'scope-missing', serviceWords: named }
}

/** A read before the send failed, so nothing was sent: refused for good, or to be tried again. */
export function notSent(fault: Fault): WithoutResult {
  if (meaningOf(fault) !== 'refused') return { to: 'waiting', fault }
  return refusedBy(fault)
}

/** What a call that creates something came to where it did not answer that it did. */
export function afterFault(answer: Extract<Result<unknown>, { ok: false }>): WithoutResult {
  const { fault } = answer
  switch (meaningOf(fault)) {
    case 'not-processed':
      return { to: 'waiting', fault }
    case 'refused':
      return refusedBy(fault)
    case 'unknown':
      return { to: 'unknown', fault }
  }
}
