import i18next, { type BackendModule, type ResourceKey } from 'i18next'
import { initReactI18next } from 'react-i18next'
import { languages, type Language } from '../../shared/language.ts'
import { firstWords, laterWords } from 'virtual:words'

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

/** Words of the screens that are not the first, so that the window opens without them. */
let later: Promise<void> | null = null

async function wordsOf(language: Language): Promise<ResourceKey> {
  const atStart = await firstWords[language]()
  // Looked at only now: they may have been asked for meanwhile.
  return later === null ? atStart : { ...atStart, ...(await laterWords[language]()) }
}

/** Before another screen than the first is shown; in every language that is spoken from then on. */
export function loadLaterWords(): Promise<void> {
  later ??= addLaterWords()
  return later
}

async function addLaterWords(): Promise<void> {
  for (const language of languages) {
    if (!i18next.hasResourceBundle(language, 'counter')) continue
    i18next.addResourceBundle(language, 'counter', await laterWords[language](), true)
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
      supportedLngs: languages,
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
