/**
 * The languages that staff can choose, Dutch first: what each is called in itself, and how it writes
 * numbers, amounts and dates. What the counter says in one is the folder of its code in `locales/`.
 */
export const languageOf = {
  nl: { name: 'Nederlands', locale: 'nl-NL' },
  en: { name: 'English', locale: 'en-GB' },
  de: { name: 'Deutsch', locale: 'de-DE' },
  fr: { name: 'Français', locale: 'fr-FR' },
} as const satisfies Record<string, { name: string; locale: string }>

export type Language = keyof typeof languageOf
export const languages = Object.keys(languageOf) as readonly Language[]

/** The first of these that the counter speaks; each as a system says it: `nl-BE`, `en_GB.UTF-8`. */
export function firstSpoken(tags: readonly string[]): Language | null {
  for (const tag of tags) {
    const code = tag.slice(0, 2).toLowerCase()
    const spoken = languages.find((language) => language === code)
    if (spoken !== undefined) return spoken
  }
  return null
}
