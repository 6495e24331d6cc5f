import type { SameKeys } from '../same-keys.ts'
import type { scanning as nl } from '../nl/scanning.ts'

export const scanning: SameKeys<typeof nl> = {
  what: {
    shield: 'Shield {{code}}',
    'product-code': 'Product code {{code}}',
    'frame-number': 'Frame number {{code}}',
    badge: 'An operator’s badge',
    object: 'Bike {{code}} of the shop’s own stock',
    understood: 'The card “understood”',
    nothing: 'The counter does not know this code',
  },
  hold: {
    eyebrow: 'Scan not used',
    notHere: 'Nothing is done with this on the screen “{{screen}}”.',
    unknown:
      'It fits no rule of the shop. If it should mean something, make a rule for it in Settings.',
    read: 'Read',
    canGo: 'It can be used here:',
    useAt: 'Use at {{screen}}',
    held_one: 'Held since, and not used yet:',
    held_other: 'Held since, and not used yet ({{count}}):',
    useHeld_one: 'Use it now',
    useHeld_other: 'Use these {{count}} now',
    understood: 'Understood',
    card: 'Until then no scan is used. With the scanner in your hand: scan the card “understood” (Settings, Scanner).',
  },
}
