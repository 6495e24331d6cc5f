// Where electron-builder leaves the app itself, unpacked. Its own words for the folders: `computeAppOutDir`
// of app-builder-lib.

import { join } from 'node:path'

/**
 * @param {string} output the folder that electron-builder was given
 * @param {import('./package-files.mjs').Target} target
 * @returns {{ resources: string, binary: string }} the folder with `app.asar`, and Electron's binary
 */
export function placesIn(output, { platform, arch }) {
  const suffix = arch === 'x64' ? '' : `-${arch}`
  switch (platform) {
    case 'darwin': {
      const contents = join(output, `mac${suffix}`, 'Cicopass Counter.app', 'Contents')
      const framework = join(contents, 'Frameworks', 'Electron Framework.framework')
      return {
        resources: join(contents, 'Resources'),
        binary: join(framework, 'Electron Framework'),
      }
    }
    case 'win32': {
      const folder = join(output, `win${suffix}-unpacked`)
      return { resources: join(folder, 'resources'), binary: join(folder, 'Cicopass Counter.exe') }
    }
    case 'linux': {
      const folder = join(output, `linux${suffix}-unpacked`)
      return { resources: join(folder, 'resources'), binary: join(folder, 'cicopass-counter') }
    }
  }
}
