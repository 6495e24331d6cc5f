import type { SameKeys } from '../same-keys.ts'
import type { handOvers as nl } from '../nl/hand-overs.ts'

export const handOvers: SameKeys<typeof nl> = {
  label: 'From the till',
  sale: 'The till hands over a bike',
  check: 'The till asks to check a frame number',
  lead: 'The till hands over a customer for a lead',
  aside: 'Sale set aside',
  noName: 'no name yet',
  more_one: '{{count}} more waits',
  more_other: '{{count}} more wait',
  take: 'Take it',
  takeInstead: 'Take it; this sale waits',
  putAway: 'Not needed',
  wentAway: 'Taken away. Nothing was sent.',
  setAside: 'set aside',
  refused: 'The till handed over something the counter cannot use. Nothing was changed.',
  refusedFor: 'For whoever makes the till',
}
