import { z } from 'zod'

/** What a person may confirm: it may be a frame number all the same. */
export const ConfirmableReason = z.enum([
  /** Fewer than four letters and digits. */
  'too-short',
  /** Signs that frame numbers do not have: `+ # * : ( )`. */
  'other-signs',
  /** A word in front that may be a label: `SN 4711`. */
  'label',
  /** Several words or numbers, of which one alone may be it. */
  'several-words',
  /** A product code by its check digit, or one that the shop knows. */
  'product-code',
  /** It has the form of a code of another register, and a frame number may have it too. */
  'tag-like',
])
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
  return ConfirmableReason.safeParse(reason).success
}

/** What staff are asked about a number that was read. `replaces`: another one was answered for already. */
export const FrameNumberQuestion = z.enum([...ConfirmableReason.options, 'replaces'])
export type FrameNumberQuestion = z.infer<typeof FrameNumberQuestion>
