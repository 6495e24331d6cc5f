// The licences of everything that ships, for the window: a module `virtual:licences` that Vite bundles.

import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { allThatShips } from './bill-of-materials.mjs'
import { ROOT } from './bootstrap.mjs'
import { nameOf } from './shipped-packages.mjs'

/** @typedef {{ packages: string[], licence: string, text: string }} Licence `packages`: name and version */

const MODULE = 'virtual:licences'

/** @returns {import('vite').Plugin} */
export function licencesPlugin() {
  return {
    name: 'licences',
    resolveId: (id) => (id === MODULE ? `\0${MODULE}` : undefined),
    load: (id) =>
      id === `\0${MODULE}` ? `export const licences = ${JSON.stringify(licences())}` : undefined,
  }
}

/**
 * Packages with the very same text stand together.
 *
 * @returns {Licence[]} by the first package's name
 */
export function licences() {
  /** @type {Map<string, Licence>} */
  const found = new Map()
  for (const shipped of allThatShips()) {
    const licence = shipped.license ?? 'unknown'
    const text = textIn(join(ROOT, shipped.place))
    const key = `${licence}\n${text}`
    const known = found.get(key) ?? { packages: [], licence, text }
    const name = `${nameOf(shipped)} ${shipped.version}`
    if (!known.packages.includes(name)) known.packages.push(name)
    found.set(key, known)
  }
  const first = (/** @type {Licence} */ { packages: [name = ''] }) => name
  return [...found.values()].toSorted((one, other) => (first(one) < first(other) ? -1 : 1))
}

/**
 * @param {string} folder of a package; one for another system is not there
 * @returns {string} what the package says of its licence, or nothing
 */
function textIn(folder) {
  if (!existsSync(folder)) return ''
  return readdirSync(folder)
    .filter((name) => /^(licen[cs]e|copying|notice)/i.test(name))
    .toSorted()
    .map((name) => readFileSync(join(folder, name), 'utf8').trim())
    .join('\n\n')
}
