import i18next, { type BackendModule, type ResourceKey } from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { Language } from '../../shared/language.ts'

/** One file a language, loaded when it is spoken: the window opens with the words it needs. */
const words: Record<Language, () => Promise<ResourceKey>> = {
  nl: async () => (await import('./nl/index.ts')).dutch,
  en: async () => (await import('./en/index.ts')).english,
  de: async () => (await import('./de/index.ts')).german,
  fr: async () => (await import('./fr/index.ts')).french,
}

const wordsOnDemand: BackendModule = {
  type: 'backend',
  init: () => undefined,
  read(language, _namespace, answer) {
    words[language as Language]().then(
      (found) => answer(null, found),
      (error: unknown) => answer(error instanceof Error ? error : new Error(String(error)), null),
    )
  },
}

/** Dutch first; another language is loaded by `speak`. */
export async function startLanguages(language: Language = 'nl'): Promise<void> {
  await i18next
    .use(wordsOnDemand)
    .use(initReactI18next)
    .init({
      lng: language,
      fallbackLng: false,
      supportedLngs: Object.keys(words),
      defaultNS: 'counter',
      ns: ['counter'],
      interpolation: { escapeValue: false },
      returnNull: false,
    })
}

export async function speak(language: Language): Promise<void> {
  document.documentElement.lang = language
  if (i18next.language !== language) await i18next.changeLanguage(language)
}
