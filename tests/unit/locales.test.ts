import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { format, resolveConfig } from 'prettier'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { languages } from '../../shared/language.ts'
import {
  localesFolder,
  parametersIn,
  problemsOf,
  textsOf,
  windowWords,
} from '../support/locales.ts'

const root = join(import.meta.dirname, '..', '..')
const parametersFile = join(root, 'renderer/i18n/message-parameters.ts')

describe('The folder of languages', () => {
  it('has one for each that was declared, and no other', () => {
    expect(readdirSync(localesFolder).toSorted()).toEqual(languages.toSorted())
  })

  it.each(languages)(
    'has every sentence of %s, with its parameters and its plurals',
    (language) => {
      expect(textsOf(windowWords(language)).size).toBeGreaterThan(1_000)
      expect(problemsOf(language)).toEqual([])
    },
  )
})

describe('A language with a mistake', () => {
  const folder = mkdtempSync(join(tmpdir(), 'counter-locales-'))
  beforeAll(() => cpSync(localesFolder, folder, { recursive: true }))
  afterAll(() => rmSync(folder, { recursive: true }))

  /** Changes a file of the copy as a translator would, and says what is found. */
  function problemsWith(file: string, change: (text: string) => string): string[] {
    const place = join(folder, file)
    const before = readFileSync(place, 'utf8')
    const after = change(before)
    expect(after).not.toBe(before)
    writeFileSync(place, after)
    const problems = languages.flatMap((language) => problemsOf(language, folder))
    writeFileSync(place, before)
    return problems
  }

  it.each([
    ['a sentence left out', /"certificate": ".*",\n/, '', 'paper.certificate is missing'],
    [
      'a sentence too many',
      '"certificate":',
      '"diploma": "x", "certificate":',
      'paper.diploma is not in Dutch',
    ],
    [
      'an empty sentence',
      /"certificate": ".*"/,
      '"certificate": " "',
      'paper.certificate is empty',
    ],
  ])('is told with the language, the file and the key: %s', (_, from, to, problem) => {
    expect(problemsWith('fr/paper.json', (text) => text.replace(from, to))).toEqual([
      `fr/paper.json: ${problem}`,
    ])
  })

  it('is told about a parameter with another name, and about a plural that is not there', () => {
    const renamed = problemsWith('de/queue.json', (text) =>
      text.replace('{{service}}', '{{Dienst}}'),
    )
    expect(renamed).toEqual([
      expect.stringMatching(/^de\/queue\.json: queue\.\S+ has Dienst, in Dutch service$/),
    ])
    const singular = problemsWith('en/sell.json', (text) =>
      text.replace('"sold_one"', '"sold_once"'),
    )
    expect(singular).toEqual([
      'en/sell.json: sell.day.sold_one is missing',
      'en/sell.json: sell.day.sold_once is not in Dutch',
    ])
  })

  it('wants the plural forms of its own: Polish has three', () => {
    cpSync(join(folder, 'nl'), join(folder, 'pl'), { recursive: true })
    const problems = problemsOf('pl', folder)
    rmSync(join(folder, 'pl'), { recursive: true })
    expect(problems).toContain('pl/sell.json: sell.day.sold_few is missing')
    expect(problems).toContain('pl/sell.json: sell.day.sold_many is missing')
    expect(problems).toContain('pl/sell.json: sell.day.sold_other is not in Dutch')
  })

  it('is told about a file that was forgotten', () => {
    rmSync(join(folder, 'de/photos.json'))
    expect(problemsOf('de', folder)).toEqual(['de/photos.json is missing'])
  })
})

it.each([
  ['nl', 'papers'],
  ['nl', 'desktop'],
  ['en', 'command-line'],
])('main says every sentence of %s/%s.json', (language, name) => {
  const file = readFileSync(join(localesFolder, language, `${name}.json`), 'utf8')
  const keys = [...textsOf(JSON.parse(file) as object).keys()]
  const asked = wordsInCode(['electron', 'shared'])
  expect(keys.length).toBeGreaterThan(10)
  expect(keys.filter((key) => !key.split('.').every((part) => asked.has(part)))).toEqual([])
})

/** Every name and text in the code of these folders, and the places of a list. */
function wordsInCode(folders: readonly string[]): Set<string> {
  const sources = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => readFileSync(join(root, folder, file), 'utf8')),
  )
  return new Set(sources.flatMap((source) => source.match(/[\w-]+/g) ?? []))
}

/** JSON has no literal types, so the parameters that a sentence wants stand in a file of their own. */
it('the window must give each sentence the parameters that it names', async () => {
  const tree: Record<string, unknown> = {}
  for (const [key, text] of [...textsOf(windowWords('nl'))].toSorted(byTopic)) {
    const parameters = parametersIn(text)
    if (parameters.length > 0) put(tree, key.split('.'), parameters.join(' '))
  }
  const source = `// From shared/locales/nl; COUNTER_WRITE_DOCS=1 on tests/unit/locales.test.ts renews it.

/** The parameters of the sentences that have some. JSON cannot say them to the compiler. */
export type MessageParameters = ${JSON.stringify(tree)}`
  const config = await resolveConfig(parametersFile)
  const wanted = await format(source, { ...config, parser: 'typescript' })
  if (process.env['COUNTER_WRITE_DOCS'] === '1') writeFileSync(parametersFile, wanted)
  expect(readFileSync(parametersFile, 'utf8')).toBe(wanted)
})

/** The order of the files is the build's affair. */
function byTopic([one]: [string, string], [other]: [string, string]): number {
  const topics = [one, other].map((key) => key.split('.')[0] ?? '')
  return (topics[0] ?? '').localeCompare(topics[1] ?? '', 'en')
}

function put(tree: Record<string, unknown>, [name = '', ...rest]: string[], value: string): void {
  if (rest.length === 0) tree[name] = value
  else put((tree[name] ??= {}) as Record<string, unknown>, rest, value)
}
