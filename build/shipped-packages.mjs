// Which packages a shop gets, from the lock file alone: what package.json calls dependencies, and
// whatever those need.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './bootstrap.mjs'

/**
 * @typedef {object} LockedPackage as npm writes it
 * @property {string} [name] when it is installed under another name
 * @property {string} version
 * @property {string} [license]
 * @property {string} [integrity]
 * @property {boolean} [dev]
 * @property {boolean} [optional]
 * @property {boolean} [peer]
 * @property {Record<string, string>} [dependencies]
 */

/** @typedef {LockedPackage & { place: string }} ShippedPackage `place`: its folder, from the root */

/**
 * @param {string} [root]
 * @returns {ShippedPackage[]} by their places
 */
export function shippedPackages(root = ROOT) {
  /** @type {{ packages: Record<string, LockedPackage> }} */
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))
  return Object.entries(packages)
    .filter(([place, { dev, peer }]) => place.startsWith('node_modules/') && !dev && !peer)
    .map(([place, locked]) => ({ ...locked, place }))
    .toSorted((one, other) => (one.place < other.place ? -1 : 1))
}

/**
 * @param {ShippedPackage} shipped
 * @returns {string} the name it has at the registry
 */
export function nameOf({ name, place }) {
  return name ?? place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length)
}
