import type { Fault } from '../../../shared/fault.ts'
import type { Draft, FrameCheck } from '../../../shared/registration.ts'
import type { RegisteredBike } from '../../../shared/bike.ts'
import type { TFunction } from 'i18next'
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

/** The registry's own statuses that are neither registered nor stolen, each once, as they came. */
export function unknownStatuses(hits: readonly RegisteredBike[]): string[] {
  const words = hits.flatMap(({ currentStatus }) => currentStatus?.trim() || [])
  const known = new Set(['registered', 'stolen'])
  return [...new Set(words.filter((word) => !known.has(word.toLowerCase())))]
}

/** The verdict in words. A status we do not know is never called "not reported stolen". */
export function verdictWords(t: TFunction, check: z.infer<typeof FrameCheck>): string {
  const { word } = verdictView(check)
  const statuses = unknownStatuses(check.hits)
  return word === 'registered' && statuses.length > 0
    ? t('sell.verdict.statusRegistered', { status: statuses.join(', ') })
    : t(`sell.verdict.${word}`)
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
