import { createPublicKey } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { app } from 'electron'
import type { AppUpdater } from 'electron-updater'
import type { UpdateShell } from '../workplace/updates.ts'
import { askNatively } from './leaving.ts'

/**
 * What this copy of the counter needs to be replaced by a newer one. `app-update.yml` comes with an
 * installer, and with nothing else; electron-updater's own name for a copy in development is
 * `dev-app-update.yml`. After `ready`.
 *
 * @param folder the counter's data: what is downloaded lies there until it is installed
 */
export function updateShell(folder: string): UpdateShell {
  const configuration = app.isPackaged
    ? join(process.resourcesPath, 'app-update.yml')
    : join(app.getAppPath(), 'dev-app-update.yml')
  const kind = installedAs()
  return {
    copy: {
      updater: () => makeUpdater(kind, { folder, configuration }),
      cannot: kind === null || !existsSync(configuration) ? 'not-installed' : null,
      needsPerson: kind === 'deb',
      makeWay() {
        // The new counter starts while this one ends; it would find our lock and end, too.
        app.releaseSingleInstanceLock()
        return () => {
          app.requestSingleInstanceLock()
        }
      },
    },
    key: releaseKey(),
    ask: () => askNatively('update'),
  }
}

type Kind = 'nsis' | 'mac' | 'app-image' | 'deb'

/** Null: unpacked from an archive, or by a package manager of its own. */
function installedAs(): Kind | null {
  if (process.platform === 'win32') return 'nsis'
  if (process.platform === 'darwin') return 'mac'
  if (process.env['APPIMAGE'] !== undefined) return 'app-image'
  // An archive made beside a deb has the same note in it; a deb installs to /opt.
  const isDeb = packageType() === 'deb' && process.execPath.startsWith('/opt/')
  return isDeb ? 'deb' : null
}

/** What electron-builder wrote into a Linux package. */
function packageType(): string | null {
  const file = app.isPackaged ? join(process.resourcesPath, 'package-type') : null
  return file !== null && existsSync(file) ? readFileSync(file, 'utf8').trim() : null
}

/** Loaded when it is needed: the window opens without it. */
async function makeUpdater(
  kind: Kind | null,
  { folder, configuration }: { folder: string; configuration: string },
): Promise<AppUpdater> {
  // A CommonJS module whose members are getters: ESM sees only its default.
  const { default: updaters } = await import('electron-updater')
  const copy = {
    version: app.getVersion(),
    name: app.getName(),
    isPackaged: true,
    appUpdateConfigPath: configuration,
    userDataPath: folder,
    baseCachePath: folder,
    whenReady: () => app.whenReady(),
    relaunch: () => app.relaunch(),
    quit: () => app.quit(),
    // Only to install when the counter is closed, which it never does by itself.
    onQuit: () => undefined,
  }
  switch (kind) {
    case 'nsis':
      return new updaters.NsisUpdater(null, copy)
    case 'mac':
      return new updaters.MacUpdater(undefined, copy)
    case 'deb':
      return new updaters.DebUpdater(null, copy)
    case 'app-image':
    case null:
      return new updaters.AppImageUpdater(null, copy)
  }
}

/** Ed25519, put into the package by whoever releases it (docs/packaging.md). */
function releaseKey(): UpdateShell['key'] {
  const file = join(app.getAppPath(), 'update-key.pem')
  return existsSync(file) ? createPublicKey(readFileSync(file)) : null
}
