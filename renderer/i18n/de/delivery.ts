import type { delivery as nl } from '../nl/delivery.ts'
import type { SameKeys } from '../same-keys.ts'

/** A delivery of stock bikes, scanned one after another. */
export const delivery: SameKeys<typeof nl> = {
  title: 'Lieferung',
  sub: 'Einmal den Produktcode scannen, dann Rahmennummer, Shield, Rahmennummer, Shield … Die Liste bleibt erhalten.',
  close: 'Zu den verkauften Rädern',
  lines: 'Räder dieser Lieferung',
  add: 'Auf die Liste',
  otherBike: 'Anderes Rad',
  correct: '{{number}} berichtigen',
  correctText:
    'Scanne die richtige Rahmennummer oder den richtigen Shield, oder gib sie hier ein. Der Rest der Liste bleibt, wie er ist.',
  typeOne: 'Gib eine Rahmennummer oder einen Shield ein.',
  remove: '{{number}} von der Liste nehmen',
  register_one: '{{count}} Rad registrieren',
  register_other: '{{count}} Räder registrieren',
  saved_one: 'Gespeichert: {{count}} Rad',
  saved_other: 'Gespeichert: {{count}} Räder',
  next: {
    article: 'Produktcode scannen',
    fields: 'Rad einmal ergänzen',
    frameNumber: 'Rahmennummer scannen',
    shield: 'Shield dieses Rads scannen',
  },
  state: {
    checking: 'wird geprüft',
    clear: 'bei Cicopass nicht als gestohlen gemeldet',
    'not-checked': 'wird vor dem Senden geprüft',
    stolen: 'als gestohlen gemeldet',
    registered: 'schon registriert',
    'here-already': 'hier schon registriert',
    'shield-in-use': 'Shield schon verwendet',
  },
}
