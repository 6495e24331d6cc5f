import { z } from 'zod'
import { confirmable, confirmableReasons } from './frame-number-confirmable.ts'

export const ConfirmableReason = z.enum(confirmableReasons)
export type ConfirmableReason = z.infer<typeof ConfirmableReason>

/** Why a text is not taken for a frame number. The first ones may be confirmed, the others never. */
export const FrameNumberReason = z.enum([
  ...ConfirmableReason.options,
  'empty',
  /** A word for "no number", or something typed to fill the field. */
  'placeholder',
  'shield-code',
  /** A scanner or a person typed for another keyboard. */
  'keyboard',
  /** It says itself that it is something else: a product code, a shipping unit, a lot. */
  'something-else',
  'web-address',
  /** Letters of another script. */
  'letters',
  /** Ø and its kind: is it O or 0? */
  'struck-letter',
  'line-break',
  /** More than one column, or more than one number. */
  'columns',
  /** A spreadsheet shortened it: 1,23E+11. */
  'shortened',
  'too-long',
  /** A code of another register: Velopass, FNUCI, the police. */
  'other-tag',
])
export type FrameNumberReason = z.infer<typeof FrameNumberReason>

/** Whether a person may say that it is the frame number all the same. */
export function canBeConfirmed(reason: FrameNumberReason): reason is ConfirmableReason {
  return confirmable.has(reason)
}

/**
 * What staff are asked about a number. `replaces`: another one was answered for already. `look-alike`:
 * the registry has a bike under one that differs from the typed one by O and 0 or the like.
 */
export const FrameNumberQuestion = z.enum([...ConfirmableReason.options, 'replaces', 'look-alike'])
export type FrameNumberQuestion = z.infer<typeof FrameNumberQuestion>
