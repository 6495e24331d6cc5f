import type { keys as nl } from '../nl/keys.ts'
import type { SameKeys } from '../same-keys.ts'

/** The list of keys. */
export const keys: SameKeys<typeof nl> = {
  title: 'Keys',
  lead: 'These keys work beside the scanner and the touch screen.',
  screens: 'Screens',
  everywhere: 'Everywhere',
  back: 'a step back; what you began stays',
  take: 'take over what the till sends',
  tips: 'a letter on every button; that letter presses it',
  this: 'this list',
  confirm: 'register',
  takeBack: 'empty the last card',
  clear: 'clear the sale',
  undo: 'undo what was just saved or cleared',
  lists: 'Lists: sold, leads, queue',
  walk: 'walk through the list',
  open: 'open or carry out what is chosen',
  days: 'a day back or forward',
  print: 'print the day',
  parts: 'one part back or on',
  close: 'Close',
}
