// What the counter is made of, as CycloneDX 1.6: https://cyclonedx.org/docs/1.6/json/
//
//   node build/bill-of-materials.mjs    prints it

import { readFileSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { ROOT } from './bootstrap.mjs'
import { nameOf, shippedPackages } from './shipped-packages.mjs'

/** Packages that are bundled into the window or main; package.json has them for the build only. */
export const BUNDLED = [
  '@fontsource-variable/atkinson-hyperlegible-mono',
  '@fontsource-variable/atkinson-hyperlegible-next',
  '@tanstack/react-query',
  '@tanstack/react-virtual',
  'i18next',
  'libphonenumber-js',
  'lucide-react',
  'react',
  'react-aria-components',
  'react-dom',
  'react-hook-form',
  'react-i18next',
]

/**
 * From the lock file alone, so that the same commit gives the same bill: no time and no serial number.
 * `electron` is in it: it is most of what a shop installs.
 *
 * @returns {object}
 */
export function billOfMaterials() {
  const { name, version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))
  const components = allThatShips()
    .map((one) => componentOf(one))
    .toSorted((one, other) => (one['bom-ref'] < other['bom-ref'] ? -1 : 1))
    .filter((one, place, all) => one['bom-ref'] !== all[place - 1]?.['bom-ref'])
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: { component: { type: 'application', 'bom-ref': name, name, version } },
    components,
  }
}

/** @returns {import('./shipped-packages.mjs').ShippedPackage[]} installed beside the app, and bundled into it */
export function allThatShips() {
  const bundled = closureOf(['electron', ...BUNDLED])
  return [...new Map([...shippedPackages(), ...bundled].map((one) => [one.place, one])).values()]
}

/**
 * The named packages of the root and whatever they need, found as Node finds it.
 *
 * @param {readonly string[]} names
 * @returns {import('./shipped-packages.mjs').ShippedPackage[]}
 */
function closureOf(names) {
  /** @type {{ packages: Record<string, import('./shipped-packages.mjs').LockedPackage> }} */
  const { packages } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8'))
  /** @type {Map<string, import('./shipped-packages.mjs').ShippedPackage>} */
  const found = new Map()
  /** @param {string} name @param {string} from */
  const add = (name, from) => {
    let folder = from
    while (packages[`${folder}node_modules/${name}`] === undefined) {
      if (folder === '') return // an optional one, for another system
      folder = folder.slice(0, Math.max(0, folder.lastIndexOf('node_modules/')))
    }
    const place = `${folder}node_modules/${name}`
    const locked = packages[place]
    if (locked === undefined || found.has(place)) return
    found.set(place, { ...locked, place })
    // Electron's own needs only fetch its binary.
    if (name === 'electron') return
    for (const needed of Object.keys(locked.dependencies ?? {})) add(needed, `${place}/`)
  }
  for (const name of names) add(name, '')
  return [...found.values()]
}

/** @param {import('./shipped-packages.mjs').ShippedPackage} shipped */
function componentOf(shipped) {
  const { version, license, integrity } = shipped
  const name = nameOf(shipped)
  const purl = `pkg:npm/${name.replace('@', '%40')}@${version}`
  const hash = /^sha512-(.+)$/.exec(integrity ?? '')?.[1]
  return {
    type: 'library',
    'bom-ref': purl,
    name,
    version,
    purl,
    licenses: [license === undefined ? { license: { name: 'unknown' } } : { expression: license }],
    ...(hash === undefined
      ? {}
      : {
          hashes: [{ alg: 'SHA-512', content: Buffer.from(hash, 'base64').toString('hex') }],
        }),
  }
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  process.stdout.write(`${JSON.stringify(billOfMaterials(), null, 2)}\n`)
}
