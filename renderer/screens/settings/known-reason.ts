import { isKnownWord } from '../../i18n/known-word.ts'
import type { Messages } from '../../i18n/messages.ts'

/** The names of the rules that the counter came with; a rule of the shop is shown as it is called. */
export function isKnownReason(why: string): why is keyof Messages['settings']['why'] {
  return isKnownWord('settings.why', why)
}
