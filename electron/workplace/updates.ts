import type { KeyObject } from 'node:crypto'
import { join } from 'node:path'
import { readUpdateServer } from '../../shared/base-url.ts'
import { ok, type Result } from '../../shared/fault.ts'
import type { UpdateDesk as DeskView } from '../../shared/update.ts'
import { createClock } from '../adapters/clock.ts'
import { createKeychain } from '../adapters/keychain.ts'
import { trustSystemCertificates } from '../adapters/system-certificates.ts'
import { removeUnfinished, writeWhole } from '../adapters/write-whole.ts'
import type { Handler } from '../core/handlers.ts'
import type { Log } from '../core/ports.ts'
import { doingNothing, type Doing } from '../core/updates/may-install.ts'
import {
  createUpdateDesk,
  type ConfiguredUpdates,
  type UpdateDesk,
} from '../core/updates/update-desk.ts'
import { createHttp, type Http } from '../services/http.ts'
import { findProxy } from '../services/proxy.ts'
import { createUpdater, type InstalledCopy } from '../services/updates/updater.ts'
import { placeOf, type Environment } from './environment.ts'
import type { OpenCounter } from './open-counter.ts'
import { keptProxyCredentials } from './proxy-credentials.ts'
import { settingsFile } from './settings-file.ts'

/** What only the shell can do for updates. */
export type UpdateShell = {
  copy: InstalledCopy
  /** Who releases the counter; null: this build was made without a key. */
  key: KeyObject | null
  /** Asks about what is unsent in a box of the system's own. */
  ask: () => Promise<boolean>
}

export type UpdatesOfWorkplace = {
  shell: UpdateShell
  environment: Environment
  version: string
  log: Log
  proxyFor: (url: URL) => Promise<URL | null>
  configured: ConfiguredUpdates
  current: () => OpenCounter | null
  mayLeave: (otherwise: () => Promise<boolean>) => Promise<boolean>
  /** Lets go of the data, runs this, and opens again when it failed. */
  closedDuring: (install: () => Promise<Result<void>>) => Promise<Result<void>>
  changed: (view: DeskView) => void
}

type Name =
  | 'updates.get'
  | 'updates.set'
  | 'updates.look'
  | 'updates.download'
  | 'updates.cancel'
  | 'updates.install'

export function createUpdates(of: UpdatesOfWorkplace): {
  handlers: { readonly [N in Name]: Handler<N> }
  stop: () => void
} {
  const { environment, log, shell, current, configured } = of
  const file = settingsFile('updates.json', { dataFolder: environment.dataFolder, log })
  const folder = join(environment.dataFolder, 'updates')
  removeUnfinished(folder)
  const desk = createUpdateDesk({
    updater: createUpdater({
      copy: shell.copy,
      key: shell.key,
      http: openedOnce(of),
      folder,
      writeWhole,
      log,
    }),
    clock: createClock(),
    log,
    configured,
    kept: file.read(),
    keep: (settings) => file.write(settings),
    isServer: readUpdateServer,
    doing: () => doingOf(current()),
    mayLeave: () => of.mayLeave(shell.ask),
    closedDuring: of.closedDuring,
    changed: of.changed,
  })
  return { handlers: handlersOf(desk), stop: () => desk.stop() }
}

function handlersOf(desk: UpdateDesk): { readonly [N in Name]: Handler<N> } {
  return {
    'updates.get': () => ok(desk.get()),
    'updates.set': (settings) => desk.set(settings),
    'updates.look': () => desk.look(),
    'updates.download': () => desk.download(),
    'updates.cancel': () => ok(desk.cancel()),
    'updates.install': () => desk.install(),
  }
}

function doingOf(open: OpenCounter | null): Doing {
  if (open === null) return doingNothing
  const { sending, held, waiting, unknown } = open.ports.database.jobs.counts()
  const draftIsOpen = open.counter.seller.onScreen() !== null
  return { sending, held, draftIsOpen, unsent: sending + held + waiting + unknown }
}

/** Made when something is asked for: certificates are read and the keychain is asked only then. */
function openedOnce({
  version,
  log,
  proxyFor,
  environment,
}: UpdatesOfWorkplace): Pick<Http, 'open'> {
  let http: Http | null = null
  function opened(): Http {
    trustSystemCertificates(log)
    const { keychainService } = placeOf(environment, 'shop')
    const keychain = createKeychain({ service: keychainService })
    const found = findProxy({
      variables: process.env,
      system: proxyFor,
      credentials: () => keptProxyCredentials(keychain),
    })
    return createHttp({ version, connectTimeoutMs: 10_000, proxyFor: found })
  }
  return {
    open(url, how) {
      http ??= opened()
      return http.open(url, how)
    },
  }
}
