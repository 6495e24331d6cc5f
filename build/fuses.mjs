// What is welded shut in a packaged app, as its binary says it, not as the configuration asked for it:
// https://www.electronjs.org/docs/latest/tutorial/fuses

import { readFileSync } from 'node:fs'

/** Stands before the wire in every Electron binary, once for each processor it is for. */
export const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'
/** By their place on the wire (version 1), by electron-builder's names. */
export const FUSES = /** @type {const} */ ([
  'runAsNode',
  'enableCookieEncryption',
  'enableNodeOptionsEnvironmentVariable',
  'enableNodeCliInspectArguments',
  'enableEmbeddedAsarIntegrityValidation',
  'onlyLoadAppFromAsar',
  'loadBrowserProcessSpecificV8Snapshot',
  'grantFileProtocolExtraPrivileges',
])
const WIRE_VERSION = 1
const ON = 0x31

/**
 * @param {string} binary Electron's own; on macOS that of its framework
 * @returns {Record<typeof FUSES[number], boolean>[]} one for each processor
 * @throws {Error} when it is no Electron, or one with a wire of another form
 */
export function readFuses(binary) {
  const bytes = readFileSync(binary)
  /** @type {Record<typeof FUSES[number], boolean>[]} */
  const wires = []
  for (let at = bytes.indexOf(SENTINEL); at !== -1; at = bytes.indexOf(SENTINEL, at + 1)) {
    const wire = at + SENTINEL.length
    if (bytes[wire] !== WIRE_VERSION) throw new Error(`${binary} has fuses of another form.`)
    const states = FUSES.map((name, place) => [name, bytes[wire + 2 + place] === ON])
    /** @type {Record<typeof FUSES[number], boolean>} */
    const fuses = Object.fromEntries(states)
    wires.push(fuses)
  }
  if (wires.length === 0) throw new Error(`${binary} has no fuses: it is not Electron.`)
  return wires
}
