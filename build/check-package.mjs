// Whether a packaged app is what was meant: its files, its native parts, its fuses, read back from it.

import { closeSync, existsSync, openSync, readdirSync, readSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { readFuses } from './fuses.mjs'
import { fusesFor } from './package-config.mjs'

/** @typedef {{ files?: Record<string, AsarEntry>, unpacked?: boolean, integrity?: object }} AsarEntry */

/**
 * @param {object} packaged
 * @param {string} packaged.appFolder what was to be packed
 * @param {string} packaged.resources the folder with `app.asar`
 * @param {string} packaged.binary Electron's
 * @param {boolean} packaged.inspectable
 * @returns {string[]} what is wrong, a sentence each; nothing is as it should be
 */
export function problemsOf({ appFolder, resources, binary, inspectable }) {
  const wanted = filesIn(appFolder)
  const packed = asarFiles(join(resources, 'app.asar'))
  const unpackedFolder = join(resources, 'app.asar.unpacked')
  const unpacked = existsSync(unpackedFolder) ? filesIn(unpackedFolder) : []
  const isNative = (/** @type {string} */ path) => path.endsWith('.node')
  return [
    ...difference('is missing', wanted, [...packed.keys()]),
    ...difference('should not be there', [...packed.keys()], wanted),
    ...difference('lies beside the asar but should be in it', unpacked, wanted.filter(isNative)),
    ...difference('does not lie beside the asar', wanted.filter(isNative), unpacked),
    ...[...packed].flatMap(([path, { integrity }]) =>
      integrity === undefined ? [`${path} has no hash in the asar.`] : [],
    ),
    ...['app', 'default_app.asar'].flatMap((other) =>
      existsSync(join(resources, other)) ? [`Code lies outside of the asar, in ${other}.`] : [],
    ),
    ...readFuses(binary).flatMap((fuses) =>
      isDeepStrictEqual(fuses, fusesFor({ inspectable }))
        ? []
        : [`The fuses are not as they were asked for: ${JSON.stringify(fuses)}`],
    ),
  ]
}

/** @param {string} what @param {readonly string[]} these @param {readonly string[]} those */
function difference(what, these, those) {
  const known = new Set(those)
  return these.filter((path) => !known.has(path)).map((path) => `${path} ${what}.`)
}

/**
 * An asar begins with a pickle of its header: three sizes and the length of the JSON that follows.
 *
 * @param {string} path
 * @returns {Map<string, AsarEntry>} its files, by their paths with forward slashes
 */
export function asarFiles(path) {
  const file = openSync(path, 'r')
  try {
    const sizes = Buffer.alloc(16)
    readSync(file, sizes)
    const json = Buffer.alloc(sizes.readUInt32LE(12))
    readSync(file, json, 0, json.length, 16)
    /** @type {Map<string, AsarEntry>} */
    const found = new Map()
    /** @param {AsarEntry} folder @param {string} under */
    const walk = (folder, under) => {
      for (const [name, entry] of Object.entries(folder.files ?? {})) {
        if (entry.files === undefined) found.set(`${under}${name}`, entry)
        else walk(entry, `${under}${name}/`)
      }
    }
    /** @type {AsarEntry} */
    const header = JSON.parse(json.toString('utf8'))
    walk(header, '')
    return found
  } finally {
    closeSync(file)
  }
}

/** @param {string} folder @param {string} [under] @returns {string[]} */
function filesIn(folder, under = '') {
  return readdirSync(join(folder, under), { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesIn(folder, `${under}${entry.name}/`) : [`${under}${entry.name}`],
  )
}
