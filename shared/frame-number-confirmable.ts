/** What a person may confirm: it may be a frame number all the same. Without a schema, for the window. */
export const confirmableReasons = [
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
  /** It has the form of a code of a parcel, an account, a telephone, a device or a number plate. */
  'other-code',
  /** A word, a date, a measure, an amount, digits in a row, a number that a spreadsheet rounded. */
  'unlikely',
] as const

export const confirmable: ReadonlySet<string> = new Set(confirmableReasons)
