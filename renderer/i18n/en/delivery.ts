import type { delivery as nl } from '../nl/delivery.ts'
import type { SameKeys } from '../same-keys.ts'

/** A delivery of stock bikes, scanned one after another. */
export const delivery: SameKeys<typeof nl> = {
  title: 'Delivery',
  sub: 'Scan the product code once, then frame number, shield, frame number, shield … The list is kept.',
  close: 'To the sold bikes',
  lines: 'Bikes of this delivery',
  add: 'Onto the list',
  otherBike: 'Another bike',
  correct: 'Correct {{number}}',
  correctText:
    'Scan the right frame number or the right shield, or type it here. The rest of the list stays as it is.',
  typeOne: 'Type a frame number or a shield.',
  remove: 'Take {{number}} off the list',
  register_one: 'Register {{count}} bike',
  register_other: 'Register {{count}} bikes',
  saved_one: 'Saved: {{count}} bike',
  saved_other: 'Saved: {{count}} bikes',
  next: {
    article: 'Scan the product code',
    fields: 'Complete the bike once',
    frameNumber: 'Scan a frame number',
    shield: 'Scan this bike’s shield',
  },
  state: {
    checking: 'being checked',
    clear: 'not reported stolen at Cicopass',
    'not-checked': 'checked before it goes',
    stolen: 'reported stolen',
    registered: 'registered already',
    'here-already': 'registered here already',
    'shield-in-use': 'shield used already',
  },
}
