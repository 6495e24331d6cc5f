import type { Fault } from '../../../shared/fault.ts'
import { canBeConfirmed, type FrameNumberReason } from '../../../shared/frame-number-reasons.ts'

const why: Readonly<Record<FrameNumberReason, string>> = {
  'too-short': 'is too short for a frame number: at least 4 letters and digits are expected',
  'other-signs': 'holds signs that frame numbers do not have',
  label: 'begins with what may be a label',
  'several-words': 'is more than one word or number',
  'product-code': 'looks like a product code: read the number on the frame',
  'tag-like': 'looks like a code of another register',
  'other-code': 'looks like a code of a parcel, a bank account, a telephone or a number plate',
  unlikely: 'looks like a word, a date, an amount or digits in a row, not like a frame number',
  empty: 'is missing',
  placeholder: 'is not a frame number: read it from the frame',
  'shield-code': 'holds a shield code, which is no frame number',
  keyboard: 'was typed for another keyboard: set the scanner to the country of this computer',
  'something-else':
    'says itself that it is something else, such as a product code or a parcel label',
  'web-address': 'is a web address',
  letters: 'holds letters or signs that are not on a frame',
  'struck-letter': 'holds a struck letter: is it the letter O or the digit 0?',
  'line-break': 'is more than one line',
  columns: 'is more than one column or number',
  shortened: 'was shortened or changed by a spreadsheet: format the column as text',
  'too-long': 'is too long for a frame number',
  'other-tag': 'is a code of another register, such as Velopass, FNUCI or the police',
}

/** One English sentence that says what to do. */
export function sentenceOfFrameNumber({
  reason,
  asRead,
}: Extract<Fault, { kind: 'frame-number-refused' }>): string {
  if (reason === 'empty') return 'The frame number is missing.'
  const wayOn = canBeConfirmed(reason)
    ? ' If it is the frame number all the same, give "frameNumberConfirmed": true (check: --frame-number-confirmed).'
    : ''
  return `"${asRead}" ${why[reason]}.${wayOn}`
}
