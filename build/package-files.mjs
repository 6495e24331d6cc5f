// Which files a shop gets, and a folder with exactly those. What is not listed here is not in a package:
// no source, no map, no test, no tool, and of the native parts only those for the target.

import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { ROOT } from './bootstrap.mjs'
import { billOfMaterials } from './bill-of-materials.mjs'
import { nameOf, shippedPackages } from './shipped-packages.mjs'

/** @typedef {{ platform: 'win32' | 'darwin' | 'linux', arch: 'x64' | 'arm64' | 'universal' }} Target */

/** Folders of a package that only whoever develops it needs. */
const WORKSHOP =
  /(^|\/)(\.github|\.vscode|__tests__|benchmarks?|coverage|deps|docs?|examples?|fixtures|script|scripts|tests?|types)\//
/** What is compiled, explained or checked with, but not run. */
const NOT_RUN =
  /(\.(md|markdown|map|[cm]?ts|tsx|flow|c|cc|cpp|h|hpp|m|mm|gyp|gypi|sh|yml|yaml|patch|tsbuildinfo)|\/(\.[^/]+|binding\.gyp|Makefile|tsconfig[^/]*\.json))$/i

/**
 * @param {Target} target
 * @param {string} [root]
 * @returns {string[]} paths from the root with forward slashes, sorted; the same for the same lock file
 */
export function shippedFiles(target, root = ROOT) {
  const built = ['dist/electron', 'dist/renderer'].flatMap((folder) =>
    filesIn(root, folder).filter((file) => !file.endsWith('.map')),
  )
  const packages = shippedPackages(root).flatMap(({ place }) =>
    filesIn(root, place).filter((file) => ships(file.slice(place.length + 1), target)),
  )
  return [...built, ...packages].toSorted()
}

/** Where `electron/shell/updates.ts` looks for the key that a new version is told by. */
const UPDATE_KEY = 'update-key.pem'

/**
 * Puts the app together in an empty folder.
 *
 * @param {Target} target
 * @param {string} folder
 * @param {{ updateKey?: string | undefined }} [how] the public key of whoever releases the counter, a
 *   file; without one the app takes no updates
 */
export function gatherApp(target, folder, { updateKey } = {}) {
  for (const file of shippedFiles(target)) {
    const place = join(folder, file)
    mkdirSync(dirname(place), { recursive: true })
    cpSync(join(ROOT, file), place)
  }
  writeJson(join(folder, 'package.json'), shippedManifest())
  writeJson(join(folder, 'bill-of-materials.json'), billOfMaterials())
  if (updateKey !== undefined) cpSync(updateKey, join(folder, UPDATE_KEY))
}

/** @param {string} path from its package's folder @param {Target} target */
function ships(path, { platform, arch }) {
  const prebuild = /^prebuilds\/([^/.]+)/.exec(path)?.[1]
  if (prebuild !== undefined) {
    return prebuild.startsWith(`${platform}-`) && (arch === 'universal' || prebuild.includes(arch))
  }
  return !WORKSHOP.test(path) && !NOT_RUN.test(`/${path}`)
}

/**
 * @param {string} root
 * @param {string} folder
 * @returns {string[]} without the packages inside a package: each is listed for itself
 */
function filesIn(root, folder) {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : filesIn(root, path)
    return entry.isFile() ? [path] : []
  })
}

/** What the app says it is; the packages by the versions that are locked. */
function shippedManifest() {
  /** @type {Record<string, unknown> & { dependencies: Record<string, string> }} */
  const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))
  const { name, productName, version, description, type, main, dependencies } = manifest
  const locked = new Map(shippedPackages().map((one) => [one.place, one]))
  const exact = Object.keys(dependencies).map((dependency) => {
    const shipped = locked.get(`node_modules/${dependency}`)
    if (shipped === undefined) throw new Error(`${dependency} is not in the lock file`)
    const alias = nameOf(shipped) === dependency ? '' : `npm:${nameOf(shipped)}@`
    return [dependency, `${alias}${shipped.version}`]
  })
  return {
    ...{ name, productName, version, description, type, main },
    author: 'Cicopass',
    // Without one there is no deb: the one address that Cicopass gives of itself.
    homepage: 'https://api.cicopass.com',
    dependencies: Object.fromEntries(exact),
  }
}

/** @param {string} path @param {unknown} value */
function writeJson(path, value) {
  writeFileSync(path, `${JSON.stringify(value, null, 2)}\n`)
}
