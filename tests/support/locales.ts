import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { wordsOf } from '../../build/words.mjs'
import type { Messages } from '../../renderer/i18n/messages.ts'
import { languages, type Language } from '../../shared/language.ts'

/** Here each language has a folder, and in it a file a subject. */
export const localesFolder = join(import.meta.dirname, '..', '..', 'shared', 'locales')

export function folderOf(language: Language): string {
  return join(localesFolder, language)
}

/** The command line speaks English: other programs read it. */
const inEnglishOnly = ['command-line']

/** A language's files by name, without the ending. */
function filesOf(folder: string, language: string): ReadonlyMap<string, object> {
  const names = readdirSync(join(folder, language)).toSorted()
  return new Map(
    names.map((name) => [
      name.replace(/\.json$/, ''),
      JSON.parse(readFileSync(join(folder, language, name), 'utf8')) as object,
    ]),
  )
}

/** Every text by the path of its key, `sell.part.bike`; the members of a list are counted from 0. */
export function textsOf(words: object, path = ''): Map<string, string> {
  const found = new Map<string, string>()
  for (const [name, value] of Object.entries(words) as [string, unknown][]) {
    const place = path === '' ? name : `${path}.${name}`
    if (typeof value === 'object' && value !== null) {
      for (const [key, text] of textsOf(value, place)) found.set(key, text)
    } else found.set(place, typeof value === 'string' ? value : '')
  }
  return found
}

/** What the window says in a language. */
export function windowWords(language: Language): Messages {
  const folder = folderOf(language)
  return { ...wordsOf('first', folder), ...wordsOf('later', folder) } as Messages
}

/** One for each language that there is. */
export function inEveryLanguage<T>(make: (language: Language) => T): Record<Language, T> {
  return Object.fromEntries(languages.map((code) => [code, make(code)])) as Record<Language, T>
}

/**
 * What is wrong with a language: each line names the language, the file and the key. It has to say
 * what Dutch says, with the same parameters, and counted things in every form that it tells apart.
 */
export function problemsOf(language: string, folder = localesFolder): string[] {
  const dutch = filesOf(folder, 'nl')
  const ours = filesOf(folder, language)
  const wanted = [...dutch.keys(), ...(language === 'en' ? inEnglishOnly : [])]
  return [
    ...wanted
      .filter((name) => !ours.has(name))
      .map((name) => `${language}/${name}.json is missing`),
    ...[...ours].flatMap(([name, words]) => {
      const place = `${language}/${name}.json`
      if (!wanted.includes(name)) return [`${place}: Dutch has no such file`]
      const texts = textsOf(words)
      const empty = [...texts].filter(([, text]) => text.trim() === '').map(([key]) => key)
      const unlike = differences(textsOf(dutch.get(name) ?? words), { language, texts })
      return [...empty.map((key) => `${key} is empty`), ...unlike].map(
        (what) => `${place}: ${what}`,
      )
    }),
  ]
}

function differences(
  dutch: ReadonlyMap<string, string>,
  { language, texts }: { language: string; texts: ReadonlyMap<string, string> },
): string[] {
  const forms = pluralForms(language)
  const wanted = new Set(
    [...dutch.keys()].flatMap((key) => {
      const counted = countedKey(key)
      return counted === null ? [key] : forms.map((form) => `${counted}_${form}`)
    }),
  )
  return [
    ...[...wanted].flatMap((key) => {
      const own = texts.get(key)
      return own === undefined ? [`${key} is missing`] : otherParameters(key, { own, dutch })
    }),
    ...[...texts.keys()].filter((key) => !wanted.has(key)).map((key) => `${key} is not in Dutch`),
  ]
}

/** A form that Dutch does not have may leave something out: "one bike" needs no count. */
function otherParameters(
  key: string,
  { own, dutch }: { own: string; dutch: ReadonlyMap<string, string> },
): string[] {
  const same = dutch.get(key)
  const theirs = parameterNames(same ?? dutch.get(`${countedKey(key) ?? ''}_other`) ?? '')
  const ours = parameterNames(own)
  const isFine =
    same === undefined ? ours.every((name) => theirs.includes(name)) : ours.join() === theirs.join()
  if (isFine) return []
  const said = (names: readonly string[]) => names.join(', ') || 'no parameter'
  return [`${key} has ${said(ours)}, in Dutch ${said(theirs)}`]
}

/** `sell.day.sold` of `sell.day.sold_one`; null when nothing is counted. */
function countedKey(key: string): string | null {
  return /^(.*)_(?:zero|one|two|few|many|other)$/.exec(key)?.[1] ?? null
}

/** The forms for numbers that a counter gets to: "many" is a million and more in French. */
function pluralForms(language: string): Intl.LDMLPluralRule[] {
  const rules = new Intl.PluralRules(language)
  return [...new Set(Array.from({ length: 1_000 }, (_, count) => rules.select(count)))]
}

/** Of each parameter its name, without how it is written. */
function parameterNames(text: string): string[] {
  const names = parametersIn(text).map((parameter) => /\w+/.exec(parameter)?.[0] ?? '')
  return [...new Set(names)].toSorted()
}

/** The parameters of a text as they stand in it, `{{count}}`. */
export function parametersIn(text: string): string[] {
  return text.match(/\{\{.*?\}\}/g) ?? []
}
