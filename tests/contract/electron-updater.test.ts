import { EventEmitter } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import updaters, { type AppUpdater } from 'electron-updater'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

// electron-updater takes no network by its types: its constructor leaves `httpExecutor` empty for whoever
// gives it an application, and its own tests fill it in, as electron/services/updates/updater.ts does. This
// is what the counter holds it to; it fails the day the field moves, or something goes past it.

const { cache, resolve } = createRequire(import.meta.resolve('electron-updater'))

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'counter-updater-'))
  vi.stubEnv('APPIMAGE', '/opt/counter.AppImage')
})
afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true })
})

function copy(): ConstructorParameters<typeof updaters.NsisUpdater>[1] {
  const appUpdateConfigPath = join(folder, 'app-update.yml')
  writeFileSync(appUpdateConfigPath, 'provider: generic\nurl: https://updates.invalid\n')
  return {
    version: '1.0.0',
    name: 'Cicopass Counter',
    isPackaged: true,
    appUpdateConfigPath,
    userDataPath: folder,
    baseCachePath: folder,
    whenReady: () => Promise.resolve(),
    relaunch: () => undefined,
    quit: () => undefined,
    onQuit: () => undefined,
  }
}

/** Of Electron, only what tells of an update of macOS: there is no Electron here. */
function macUpdater(): AppUpdater {
  const electron = resolve('electron')
  const before = cache[electron]
  cache[electron] = { exports: { autoUpdater: new EventEmitter() } } as NodeJS.Module
  try {
    return new updaters.MacUpdater(undefined, copy())
  } finally {
    if (before === undefined) Reflect.deleteProperty(cache, electron)
    else cache[electron] = before
  }
}

const kinds: [string, string, () => AppUpdater][] = [
  ['NSIS', 'exe', () => new updaters.NsisUpdater(null, copy())],
  ['macOS', 'zip', macUpdater],
  ['deb', 'deb', () => new updaters.DebUpdater(null, copy())],
  ['AppImage', 'AppImage', () => new updaters.AppImageUpdater(null, copy())],
]

describe.each(kinds)('electron-updater for %s', (_kind, extension, create) => {
  it('has no network of its own where it is given an application', () => {
    expect(create()).toHaveProperty('httpExecutor', null)
  })

  it('asks for the feed and for the file through the one that is put in, and passes its errors on', async () => {
    const updater = create()
    updater.autoDownload = false
    updater.disableDifferentialDownload = true
    updater.logger = null
    const asked: unknown[] = []
    const broken = new Error('the network of the counter')
    const sha512 = Buffer.alloc(64, 7).toString('base64')
    const feed = `version: 1.1.0\nfiles:\n  - url: counter.${extension}\n    sha512: ${sha512}\n    size: 5\nreleaseDate: '2026-11-20T09:00:00.000Z'\n`
    const executor = {
      request(address: { hostname: string; path: string }) {
        asked.push(`${address.hostname} ${address.path.replace(/\?.*/, '')}`)
        return Promise.resolve(feed)
      },
      download(url: URL, destination: string, options: { sha512: string }) {
        asked.push({ url: url.href, sha512: options.sha512 })
        expect(destination.startsWith(folder)).toBe(true)
        return Promise.reject(broken)
      },
    }
    Object.assign(updater, { httpExecutor: executor })
    updater.setFeedURL({ provider: 'generic', url: 'https://updates.example/counter/' })
    const found = await updater.checkForUpdates()
    expect(found).toMatchObject({ isUpdateAvailable: true, updateInfo: { version: '1.1.0' } })
    await expect(updater.downloadUpdate()).rejects.toBe(broken)
    expect(asked).toEqual([
      expect.stringMatching(/^updates\.example \/counter\/latest.*\.yml$/),
      { url: `https://updates.example/counter/counter.${extension}`, sha512 },
    ])
  })
})
