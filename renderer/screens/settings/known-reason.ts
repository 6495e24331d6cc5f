import { settings } from '../../i18n/nl/settings.ts'

/** The names of the rules that the counter came with; a rule of the shop is shown as it is called. */
export function isKnownReason(why: string): why is keyof typeof settings.why {
  return Object.hasOwn(settings.why, why)
}
