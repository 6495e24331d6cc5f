// The small form: the window's first screen asks for the languages, and nothing else of zod.
import * as z from 'zod/mini'

/** The languages that staff can choose, Dutch first. */
export const Language = z.enum(['nl', 'en', 'de', 'fr'])
export type Language = z.infer<typeof Language>

/** How each writes numbers, amounts and dates. */
export const localeOf = {
  nl: 'nl-NL',
  en: 'en-GB',
  de: 'de-DE',
  fr: 'fr-FR',
} as const satisfies Record<Language, string>

/** The first of these that the counter speaks; each as a system says it: `nl-BE`, `en_GB.UTF-8`. */
export function firstSpoken(tags: readonly string[]): Language | null {
  for (const tag of tags) {
    const spoken = Language.safeParse(tag.slice(0, 2).toLowerCase())
    if (spoken.success) return spoken.data
  }
  return null
}
