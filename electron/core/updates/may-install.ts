import type { UpdateWaits } from '../../../shared/update-waits.ts'

/** What the counter is doing; nothing while it is not open. */
export type Doing = {
  sending: number
  /** Sales that can still be undone. */
  held: number
  /** Something of a sale is on the screen. */
  draftIsOpen: boolean
  /** Jobs that go by themselves and have not. */
  unsent: number
}

export const doingNothing: Doing = { sending: 0, held: 0, draftIsOpen: false, unsent: 0 }

/** A person says so, and is asked about what is unsent; or nobody is there, in the hour that was set. */
export type Word = { by: 'person' } | { by: 'hour'; quietHour: number | null; hour: number }

/**
 * What keeps the counter from being replaced now; nothing: it may. Neither word interrupts a job on its
 * way, a sale that can be undone or one on the screen. Without a person nothing unsent is left behind.
 */
export function standsInTheWay(word: Word, doing: Doing): UpdateWaits[] {
  const waits: UpdateWaits[] = []
  if (doing.sending > 0) waits.push('sending')
  if (doing.held > 0) waits.push('undo')
  if (doing.draftIsOpen) waits.push('draft')
  if (word.by === 'hour') {
    if (doing.unsent > 0) waits.push('unsent')
    if (word.quietHour === null || word.hour !== word.quietHour) waits.push('hour')
  }
  return waits
}
