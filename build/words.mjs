// What the window says, a module a language: `virtual:words` has a function for each that loads the
// words of the first screen, and one that loads the rest. They come from shared/locales/<code>/*.json;
// a language needs no more than its folder.

import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'

const MODULE = 'virtual:words'

/** The window opens with these; the rest comes after its first screen. */
const FIRST_SCREEN = ['fault', 'hand-overs', 'photos', 'queue', 'registry', 'sell', 'shell', 'sold']
/** Main reads these, and the window never. */
const NOT_IN_WINDOW = ['command-line', 'desktop', 'papers']

/**
 * @param {string} part `first` or `later`
 * @param {string} code of a language
 * @returns {string} the module that says it
 */
export function wordsModule(part, code) {
  return `${MODULE}/${part}/${code}`
}

/**
 * @param {string} root the repository's folder
 * @returns {import('vite').Plugin}
 */
export function wordsPlugin(root) {
  const locales = join(root, 'shared', 'locales')
  return {
    name: 'words',
    resolveId: (id) => (id.startsWith(MODULE) ? `\0${id}` : undefined),
    load(id) {
      if (!id.startsWith(`\0${MODULE}`)) return undefined
      const [, part = '', code = ''] = id.split('/')
      if (part === '') return allModules(readdirSync(locales))
      return `export const words = ${JSON.stringify(wordsOf(part, join(locales, code)))}`
    },
  }
}

/** @param {string[]} codes */
function allModules(codes) {
  const load = (/** @type {string} */ part) =>
    codes.map((code) => `${code}: async () => (await import('${wordsModule(part, code)}')).words`)
  return `export const firstWords = { ${load('first').join()} }
export const laterWords = { ${load('later').join()} }`
}

/**
 * @param {string} part `first` or `later`
 * @param {string} folder of a language
 * @returns {Record<string, unknown>} the files of this part in one
 */
export function wordsOf(part, folder) {
  const files = readdirSync(folder).filter((file) => {
    const name = basename(file, '.json')
    return !NOT_IN_WINDOW.includes(name) && FIRST_SCREEN.includes(name) === (part === 'first')
  })
  /** @type {Record<string, unknown>} */
  const words = {}
  for (const file of files) {
    Object.assign(words, JSON.parse(readFileSync(join(folder, file), 'utf8')))
  }
  return words
}
