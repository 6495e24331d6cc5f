/** The languages that staff can choose, Dutch first. */
export const languages = ['nl', 'en', 'de', 'fr'] as const
export type Language = (typeof languages)[number]

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
    const code = tag.slice(0, 2).toLowerCase()
    const spoken = languages.find((language) => language === code)
    if (spoken !== undefined) return spoken
  }
  return null
}
