import type { Fault } from '../../../shared/fault.ts'
import type { Draft, FrameCheck } from '../../../shared/registration.ts'
import type { z } from 'zod'
import type { Tone } from '../../components/pill.tsx'

export type FilledFrameNumber = NonNullable<Draft['frameNumber']>

export type VerdictWord = 'checking' | 'clear' | 'registered' | 'stolen' | 'unknown' | 'notChecked'

/** Staff read "not reported stolen at Cicopass", never "not stolen" (DESIGN.md). */
export function verdictView(check: z.infer<typeof FrameCheck>): { tone: Tone; word: VerdictWord } {
  if (check.state === 'checking') return { tone: 'wait', word: 'checking' }
  switch (check.verdict) {
    case 'clear':
      return { tone: 'go', word: 'clear' }
    case 'registered':
      return { tone: 'look', word: 'registered' }
    case 'stolen':
      return { tone: 'stop', word: 'stolen' }
    case 'unknown':
      return { tone: 'look', word: 'unknown' }
    case 'not-checked':
    case null:
      return { tone: 'look', word: 'notChecked' }
  }
}

/** Why a check could not be asked, in the three ways that ask something else of staff. */
export function notCheckedReason(fault: Fault): 'offline' | 'account' | 'other' {
  switch (fault.kind) {
    case 'offline':
    case 'no-answer':
      return 'offline'
    case 'not-signed-in':
    case 'sign-in-refused':
      return 'account'
    default:
      return 'other'
  }
}
