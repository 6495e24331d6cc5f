// Packs the app for Linux around a distribution in which nothing runs, and reads back what came out: all
// of packaging that can be tried where Electron itself cannot be had.

import { join } from 'node:path'
import process from 'node:process'
import { ROOT } from './bootstrap.mjs'
import { asarFiles, problemsOf } from './check-package.mjs'
import { makeHollowElectron } from './hollow-electron.mjs'
import { packageConfig } from './package-config.mjs'

/**
 * @param {object} how
 * @param {string} how.appFolder what `gatherApp` made for this system
 * @param {string} how.folder for the distribution and what is made of it
 * @param {boolean} how.inspectable
 * @returns {Promise<{ appOut: string, packed: string[], problems: string[] }>} `packed`: what is in the asar
 */
export async function tryPackage({ appFolder, folder, inspectable }) {
  const { build } = await import('electron-builder')
  const electronDist = join(folder, 'electron')
  const config = packageConfig({ appFolder, electronDist, inspectable })
  makeHollowElectron(electronDist, String(config.electronVersion))
  const output = join(folder, 'out')
  await build({
    projectDir: ROOT,
    publish: 'never',
    dir: true,
    config: { ...config, directories: { ...config.directories, output } },
  })
  const arch = process.arch === 'x64' ? '' : `${process.arch}-`
  const appOut = join(output, `linux-${arch}unpacked`)
  const resources = join(appOut, 'resources')
  const binary = join(appOut, 'cicopass-counter')
  return {
    appOut,
    packed: [...asarFiles(join(resources, 'app.asar')).keys()],
    problems: problemsOf({ appFolder, resources, binary, inspectable }),
  }
}
