// A folder laid out as Electron's distribution for a system is, with nothing in it that runs: what
// electron-builder does with a distribution can be tried where the real one cannot be downloaded.

import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { NtExecutable, NtExecutableResource, Resource } from 'resedit'
import { FUSES, SENTINEL } from './fuses.mjs'

const WHOLE = 'nothing of Electron is in here\n'

/**
 * @param {string} folder made, with what is in it
 * @param {string} version Electron's
 * @param {import('./package-files.mjs').Target['platform']} platform
 */
export function makeHollowElectron(folder, version, platform) {
  /** @type {Record<string, string | Buffer>} */
  const files = {
    ...layouts[platform](),
    LICENSE: WHOLE,
    'LICENSES.chromium.html': WHOLE,
    version,
  }
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, content)
  }
  if (platform === 'linux') chmodSync(join(folder, 'electron'), 0o755)
}

const besideTheBinary = {
  'icudtl.dat': WHOLE,
  'resources.pak': WHOLE,
  'snapshot_blob.bin': WHOLE,
  'v8_context_snapshot.bin': WHOLE,
  'locales/en-US.pak': WHOLE,
  'locales/nl.pak': WHOLE,
  'resources/default_app.asar': WHOLE,
}

/** @type {Record<import('./package-files.mjs').Target['platform'], () => Record<string, string | Buffer>>} */
const layouts = {
  linux: () => ({
    ...besideTheBinary,
    electron: Buffer.concat([Buffer.from('#!/bin/false\n'), openFuses(), Buffer.from('\n')]),
    'chrome-sandbox': WHOLE,
    chrome_crashpad_handler: WHOLE,
    'libEGL.so': WHOLE,
    'libGLESv2.so': WHOLE,
    'libffmpeg.so': WHOLE,
  }),
  win32: () => ({
    ...besideTheBinary,
    'electron.exe': emptyProgram(),
    'ffmpeg.dll': WHOLE,
    'libEGL.dll': WHOLE,
    'libGLESv2.dll': WHOLE,
  }),
  darwin: () => {
    const contents = 'Electron.app/Contents'
    /** @type {Record<string, string>} */
    const helpers = {}
    for (const kind of ['', ' (GPU)', ' (Plugin)', ' (Renderer)']) {
      const name = `Electron Helper${kind}`
      const place = `${contents}/Frameworks/${name}.app/Contents`
      helpers[`${place}/Info.plist`] = aboutApp(name)
      helpers[`${place}/MacOS/${name}`] = WHOLE
    }
    const framework = `${contents}/Frameworks/Electron Framework.framework`
    return {
      [`${contents}/Info.plist`]: aboutApp('Electron'),
      [`${contents}/MacOS/Electron`]: WHOLE,
      [`${contents}/Resources/electron.icns`]: WHOLE,
      [`${contents}/Resources/default_app.asar`]: WHOLE,
      [`${framework}/Electron Framework`]: openFuses(),
      ...helpers,
    }
  },
}

/** As Electron leaves them: the first three on. */
function openFuses() {
  const wire = [1, FUSES.length, ...FUSES.map((_, place) => (place < 3 ? 0x31 : 0x30))]
  return Buffer.concat([Buffer.from(SENTINEL), Buffer.from(wire)])
}

/** A program of Windows that electron-builder can write resources into. */
function emptyProgram() {
  const program = NtExecutable.createEmpty()
  const resources = NtExecutableResource.from(program)
  const about = Resource.VersionInfo.createEmpty()
  about.setStringValues({ lang: 1033, codepage: 1200 }, { ProductName: 'Electron' })
  about.outputToResourceEntries(resources.entries)
  resources.outputResource(program)
  program.setExtraData(openFuses())
  return Buffer.from(program.generate())
}

/** @param {string} name */
function aboutApp(name) {
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0"><dict>
<key>CFBundleExecutable</key><string>${name}</string>
<key>CFBundleIdentifier</key><string>com.github.${name.replaceAll(/[ ()]/g, '')}</string>
<key>CFBundleName</key><string>${name}</string>
</dict></plist>
`
}
