import { languageOf, type Language } from '../../../shared/language.ts'
import type nlPapers from '../../../shared/locales/nl/papers.json'
import type nlRegistry from '../../../shared/locales/nl/registry.json'
import type { RegistryWords } from '../../../shared/registry-words.ts'

/** What stands on papers in one language, and how it writes dates and amounts. */
export type PaperWords = (typeof nlPapers)['papers'] & {
  language: Language
  locale: string
  registry: RegistryWords
}

/** Read from the language's folder when the first paper in it is made. */
export async function paperWords(language: Language): Promise<PaperWords> {
  const [papers, registry] = await Promise.all([
    import(`../../../shared/locales/${language}/papers.json`, { with: { type: 'json' } }),
    import(`../../../shared/locales/${language}/registry.json`, { with: { type: 'json' } }),
  ] as [Promise<{ default: typeof nlPapers }>, Promise<{ default: typeof nlRegistry }>])
  const { locale } = languageOf[language]
  return { language, locale, ...papers.default.papers, ...registry.default }
}
