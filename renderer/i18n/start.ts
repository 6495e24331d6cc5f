import i18next, { type BackendModule, type ResourceKey } from 'i18next'
import { initReactI18next } from 'react-i18next'
import { Language } from '../../shared/language.ts'

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
    wordsOf(language as Language).then(
      (found) => answer(null, found),
      (error: unknown) => answer(error instanceof Error ? error : new Error(String(error)), null),
    )
  },
}

/** Words that come with their screen, so that the window opens without them. */
const laterWords = {
  leads: {
    nl: async () => (await import('./nl/leads.ts')).leads,
    en: async () => (await import('./en/leads.ts')).leads,
    de: async () => (await import('./de/leads.ts')).leads,
    fr: async () => (await import('./fr/leads.ts')).leads,
  },
} as const satisfies Record<string, Record<Language, () => Promise<ResourceKey>>>

type Later = keyof typeof laterWords
const asked = new Set<Later>()

async function wordsOf(language: Language): Promise<ResourceKey> {
  const [atStart, ...more] = await Promise.all([
    words[language](),
    ...[...asked].map(async (area) => ({ [area]: await laterWords[area][language]() })),
  ])
  return Object.assign({}, atStart, ...more) as ResourceKey
}

/** Before a screen with words of its own is shown; in every language that is spoken from then on. */
export async function loadWords(area: Later): Promise<void> {
  asked.add(area)
  for (const language of Language.options) {
    if (!i18next.hasResourceBundle(language, 'counter')) continue
    const more = await laterWords[area][language]()
    i18next.addResourceBundle(language, 'counter', { [area]: more }, true)
  }
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
