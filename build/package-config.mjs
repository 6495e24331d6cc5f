// What electron-builder makes of the counter. It packs the folder that package-files.mjs puts together,
// so that nothing gets in that is not listed there.

import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './bootstrap.mjs'

/** What a link begins with that opens the counter. */
const LINK_SCHEME = 'cicopass-counter'

/**
 * What is welded shut in Electron's binary. `inspectable` is for the end-to-end suite alone: Playwright
 * attaches through `--inspect`, and so could whoever sits at the till.
 *
 * @param {{ inspectable: boolean }} how
 * @returns {NonNullable<import('electron-builder').Configuration['electronFuses']>}
 */
export function fusesFor({ inspectable }) {
  return {
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: inspectable,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    grantFileProtocolExtraPrivileges: false,
    loadBrowserProcessSpecificV8Snapshot: false,
  }
}

/**
 * @param {object} options
 * @param {string} options.appFolder what `gatherApp` made
 * @param {string} [options.electronDist] a folder with Electron's distribution; otherwise it is downloaded
 * @param {boolean} [options.inspectable] a build for the end-to-end suite, never for a shop
 * @returns {import('electron-builder').Configuration}
 */
export function packageConfig({ appFolder, electronDist, inspectable = false }) {
  return {
    appId: 'com.cicopass.counter',
    productName: 'Cicopass Counter',
    copyright: 'Cicopass',
    electronVersion: installedElectron(),
    ...(electronDist === undefined ? {} : { electronDist }),
    directories: { app: appFolder, buildResources: 'build/icons', output: 'dist/packages' },
    files: ['**/*', { from: 'node_modules', to: 'node_modules', filter: ['**/*'] }],
    // Electron's own page for whoever starts it bare. electron-builder removes it from a distribution that
    // it downloads, not from one that is given.
    afterExtract: ({ appOutDir, electronPlatformName }) => {
      // Not yet under our name.
      const resources =
        electronPlatformName === 'darwin' ? 'Electron.app/Contents/Resources' : 'resources'
      rmSync(join(appOutDir, resources, 'default_app.asar'), { force: true })
      return Promise.resolve()
    },
    asar: true,
    asarUnpack: ['**/*.node'],
    // Every native part is a Node-API prebuild that fits as it is: nothing is compiled. And the packages
    // are in the folder already (`false`): electron-builder would look for what package.json depends on
    // and lay it out anew, which is another set of files than the one that was listed.
    beforeBuild: () => Promise.resolve(false),
    nodeGypRebuild: false,
    electronFuses: fusesFor({ inspectable }),
    protocols: [{ name: 'Cicopass Counter', schemes: [LINK_SCHEME] }],
    win: { icon: 'build/icons/icon.png', target: [{ target: 'nsis', arch: ['x64'] }] },
    nsis: {
      // For one user or for all, asked by the installer; silent with /S, then with /currentuser or /allusers.
      oneClick: false,
      perMachine: false,
      allowElevation: true,
      allowToChangeInstallationDirectory: false,
      deleteAppDataOnUninstall: false,
      // Makes the folder of IT's configuration for administrators only.
      include: join(ROOT, 'build', 'installer.nsh'),
    },
    mac: {
      icon: 'build/icons/icon.png',
      category: 'public.app-category.business',
      // The zip is what an update is made of: a dmg cannot replace an app that runs.
      target: ['dmg', 'zip'].map((target) => ({ target, arch: ['universal'] })),
      hardenedRuntime: true,
      gatekeeperAssess: false,
      entitlements: 'build/entitlements.mac.plist',
      entitlementsInherit: 'build/entitlements.mac.plist',
      extendInfo: {
        NSCameraUsageDescription: 'Photos of a bike that is being registered.',
      },
      // Prebuilds of both processors lie in both halves of a universal app.
      x64ArchFiles: '**/*.node',
    },
    linux: {
      icon: 'build/icons/icon.png',
      category: 'Office',
      // A deb without one is refused.
      maintainer: 'Cicopass <jjfarnholt@mijncico.com>',
      executableName: 'cicopass-counter',
      target: ['AppImage', 'deb', 'tar.gz'].map((target) => ({ target, arch: ['x64'] })),
    },
    deb: {
      // Without a Secret Service there is no keychain, and without a keychain no counter.
      depends: ['libsecret-1-0', 'libgtk-3-0', 'libnss3', 'libxss1', 'libxtst6', 'xdg-utils'],
    },
    // Nothing is published from here. It makes electron-builder write what an update needs: `latest*.yml`
    // beside the packages and `app-update.yml` into them. The counter takes its server from elsewhere.
    publish: { provider: 'generic', url: 'https://updates.invalid/' },
  }
}

/** @returns {string} the version that the lock file has, never a range */
function installedElectron() {
  /** @type {{ packages: Record<string, { version: string }> }} */
  const { packages } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8'))
  const electron = packages['node_modules/electron']
  if (electron === undefined) throw new Error('The lock file has no Electron')
  return electron.version
}
