import i18next from 'i18next'
import type { Messages } from './messages.ts'

/** Whether there are words of ours for this one, which somebody else may have made: a service, a rule. */
export function isKnownWord(place: keyof Messages | `${keyof Messages}.${string}`, word: string) {
  const words: unknown = i18next.getResource(i18next.language, 'counter', place)
  return typeof words === 'object' && words !== null && Object.hasOwn(words, word)
}
