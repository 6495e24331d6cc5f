// Packs the app around a distribution in which nothing runs, and reads back what came out: all of packaging
// that can be tried where Electron itself cannot be had, on Linux for the other systems too.

import { join } from 'node:path'
import { ROOT } from './bootstrap.mjs'
import { asarFiles, problemsOf } from './check-package.mjs'
import { makeHollowElectron } from './hollow-electron.mjs'
import { packageConfig } from './package-config.mjs'
import { placesIn } from './packed-places.mjs'

/**
 * @param {object} how
 * @param {string} how.appFolder what `gatherApp` made for that system
 * @param {string} how.folder for the distribution and what is made of it
 * @param {boolean} how.inspectable
 * @param {import('./package-files.mjs').Target} how.target of macOS one processor: only macOS joins two
 * @returns {Promise<{ resources: string, binary: string, packed: string[], problems: string[] }>} `packed`:
 *   what is in the asar
 */
export async function tryPackage({ appFolder, folder, inspectable, target }) {
  const { build, Platform, Arch } = await import('electron-builder')
  const electronDist = join(folder, 'electron')
  const config = packageConfig({ appFolder, electronDist, inspectable })
  makeHollowElectron(electronDist, String(config.electronVersion), target.platform)
  const electronsIcon = join(electronDist, 'Electron.app/Contents/Resources/electron.icns')
  const output = join(folder, 'out')
  const system = { win32: Platform.WINDOWS, darwin: Platform.MAC, linux: Platform.LINUX }
  await build({
    projectDir: ROOT,
    publish: 'never',
    targets: system[target.platform].createTarget('dir', Arch[target.arch]),
    config: {
      ...config,
      // What only the system itself can do, or a tool that is downloaded: signing, and turning pictures
      // into icons.
      win: { ...config.win, icon: null, signAndEditExecutable: false },
      mac: { ...config.mac, icon: electronsIcon, identity: null },
      directories: { ...config.directories, output },
    },
  })
  const places = placesIn(output, target)
  return {
    ...places,
    packed: [...asarFiles(join(places.resources, 'app.asar')).keys()],
    problems: problemsOf({ appFolder, ...places, inspectable }),
  }
}
