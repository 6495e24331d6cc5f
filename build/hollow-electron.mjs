// A folder laid out as Electron's distribution for Linux is, with nothing in it that runs: what
// electron-builder does with a distribution can be tried where the real one cannot be downloaded.

import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { FUSES, SENTINEL } from './fuses.mjs'

const WHOLE = 'nothing of Electron is in here\n'

/**
 * @param {string} folder made, with what is in it
 * @param {string} version Electron's
 */
export function makeHollowElectron(folder, version) {
  // As Electron leaves them: the first three on.
  const wire = Buffer.from([1, FUSES.length, ...FUSES.map((_, place) => (place < 3 ? 0x31 : 0x30))])
  const files = {
    electron: Buffer.concat([Buffer.from(`#!/bin/false\n${SENTINEL}`), wire, Buffer.from('\n')]),
    'chrome-sandbox': WHOLE,
    chrome_crashpad_handler: WHOLE,
    'icudtl.dat': WHOLE,
    'libEGL.so': WHOLE,
    'libGLESv2.so': WHOLE,
    'libffmpeg.so': WHOLE,
    'resources.pak': WHOLE,
    'snapshot_blob.bin': WHOLE,
    'v8_context_snapshot.bin': WHOLE,
    'locales/en-US.pak': WHOLE,
    'locales/nl.pak': WHOLE,
    'resources/default_app.asar': WHOLE,
    LICENSE: WHOLE,
    'LICENSES.chromium.html': WHOLE,
    version: version,
  }
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, content)
  }
  chmodSync(join(folder, 'electron'), 0o755)
}
