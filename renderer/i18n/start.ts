import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { dutch } from './nl/index.ts'
import { english } from './en/index.ts'

/** Dutch first; both languages travel along, because the window has no network to fetch one. */
export async function startLanguages(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: 'nl',
    fallbackLng: false,
    defaultNS: 'counter',
    ns: ['counter'],
    resources: { nl: { counter: dutch }, en: { counter: english } },
    interpolation: { escapeValue: false },
    returnNull: false,
  })
}

export async function speak(language: 'nl' | 'en'): Promise<void> {
  document.documentElement.lang = language
  if (i18next.language !== language) await i18next.changeLanguage(language)
}
