import type { KeyObject } from 'node:crypto'
import { join } from 'node:path'
import type { AppUpdater, UpdateInfo } from 'electron-updater'
import { readUpdateServer } from '../../../shared/base-url.ts'
import { failed, ok, type Fault } from '../../../shared/fault.ts'
import type { Release } from '../../../shared/update.ts'
import type { Log, Updater } from '../../core/ports.ts'
import { describeError } from '../connector.ts'
import type { Http } from '../http.ts'
import type { WriteWhole } from './feed-date.ts'
import { createUpdateServer, sha512Of, UpdateError } from './update-server.ts'

/** What a shell knows of the copy of the counter that runs. */
export type InstalledCopy = {
  /** electron-updater's own for this kind of installation, made when it is first needed. */
  updater: () => Promise<AppUpdater>
  cannot: 'not-installed' | null
  needsPerson: boolean
  /** Lets a new counter start beside this one, until this one has ended; the answer takes it back. */
  makeWay: () => () => void
}

/**
 * How electron-updater asks for files. Where it is given an application it has no executor of its own, and
 * one is put in, which its types leave out: tests/contract/electron-updater.test.ts holds it to that, for
 * every kind of installation. Ours is `http.ts`; its own would be Electron's `net`, which the shop's proxy
 * and a download that goes on where it ended would not survive.
 */
type Executor = {
  request(options: Address): Promise<string>
  download(url: URL, destination: string, options: { sha512?: string | null }): Promise<string>
}
type Address = { protocol?: string; hostname?: string; port?: string | number; path?: string }

/**
 * electron-updater, with the network of the counter (proxy, certificates, no redirect) and nothing in
 * its hands that is not signed. It neither downloads nor installs by itself.
 */
export function createUpdater(around: {
  copy: InstalledCopy
  /** Who releases the counter; null: this build was made without. */
  key: KeyObject | null
  http: Pick<Http, 'open'>
  /** For what was broken off, and when the newest feed was signed. */
  folder: string
  writeWhole: WriteWhole
  log: Log
}): Updater {
  const { copy, key, http, folder, writeWhole, log } = around
  let ready: AppUpdater | null = null
  let downloaded: { path: string; signed: string[] } | null = null
  let found: UpdateInfo | null = null
  let current: { signal: AbortSignal; received: (bytes: number) => void } | null = null

  async function updaterFor(server: URL, known: KeyObject): Promise<AppUpdater> {
    const updater = ready ?? (await copy.updater())
    ready = updater
    updater.autoDownload = false
    updater.autoInstallOnAppQuit = false
    updater.allowDowngrade = false
    updater.disableWebInstaller = true
    // Whole files only: what comes in pieces cannot go on where it broke off.
    updater.disableDifferentialDownload = true
    updater.logger = logTo(log)
    const partial = join(folder, 'partial')
    const files = createUpdateServer({ http, key: known, server, partial, writeWhole })
    const executor: Executor = {
      request: (address) => files.feed(addressOf(address)),
      async download(url, destination, { sha512 }) {
        if (!sha512 || current === null) {
          throw new UpdateError({ kind: 'update-refused', detail: 'the feed has no SHA-512' })
        }
        const size = found?.files.find((file) => file.sha512 === sha512)?.size ?? null
        await files.file(url, { destination, sha512, size, ...current })
        return destination
      },
    }
    // Before the feed is set, which keeps hold of it. Without it nothing is fetched at all.
    Object.assign(updater, { httpExecutor: executor })
    updater.setFeedURL({ provider: 'generic', url: server.href, useMultipleRangeRequest: false })
    return updater
  }

  return {
    cannot: () => copy.cannot ?? (key === null ? 'no-key' : null),
    needsPerson: () => copy.needsPerson,

    async look(written) {
      if (key === null) return failed({ kind: 'update-off' })
      const server = readUpdateServer(written)
      if (!server.ok) return server
      try {
        const updater = await updaterFor(server.value, key)
        const result = await updater.checkForUpdates()
        found = result?.isUpdateAvailable === true ? result.updateInfo : null
        return ok(found === null ? null : releaseOf(found))
      } catch (error) {
        return failed(faultOf(error, folder))
      }
    },

    async download(how) {
      if (ready === null || found === null) return failed({ kind: 'not-found', what: 'a release' })
      current = how
      try {
        const [path] = await ready.downloadUpdate()
        if (path === undefined) return failed({ kind: 'update-failed', detail: 'no file' })
        downloaded = { path, signed: found.files.map(({ sha512 }) => sha512) }
        return ok(undefined)
      } catch (error) {
        return failed(faultOf(error, folder))
      } finally {
        current = null
      }
    },

    async install() {
      const updater = ready
      if (updater === null || downloaded === null) {
        return failed({ kind: 'not-found', what: 'a downloaded release' })
      }
      const { path, signed } = downloaded
      // It has lain on the disk since; it is run with this user's rights, or more.
      const isStillIt = await sha512Of(path).then(
        (now) => signed.includes(now),
        () => false,
      )
      if (!isStillIt) {
        const detail = 'the downloaded file was changed or removed'
        return failed({ kind: 'update-refused', detail })
      }
      const takeBack = copy.makeWay()
      const trouble = troubleOf(updater, () => updater.quitAndInstall(true, true))
      if (trouble === null) return ok(undefined)
      takeBack()
      return failed({ kind: 'update-failed', detail: describeError(trouble) })
    },
  }
}

/** electron-updater tells of an installer that did not start in an event, and returns. */
function troubleOf(updater: AppUpdater, start: () => void): Error | null {
  const heard: Error[] = []
  const hear = (error: Error): void => {
    heard.push(error)
  }
  updater.on('error', hear)
  try {
    start()
  } catch (error) {
    hear(error instanceof Error ? error : new Error(String(error)))
  } finally {
    updater.off('error', hear)
  }
  return heard[0] ?? null
}

function addressOf({ protocol = 'https:', hostname = '', port, path = '/' }: Address): URL {
  return new URL(path, `${protocol}//${hostname}${port === undefined ? '' : `:${String(port)}`}`)
}

function releaseOf({ version, releaseDate, releaseNotes, files }: UpdateInfo): Release {
  const notes = Array.isArray(releaseNotes)
    ? releaseNotes.map(({ note }) => note ?? '').join('\n')
    : (releaseNotes ?? '')
  return {
    version,
    releasedAt: Number.isNaN(Date.parse(releaseDate)) ? null : new Date(releaseDate).toISOString(),
    notes: notes.trim() === '' ? null : notes.trim().slice(0, 10_000),
    bytes: files.length === 1 ? (files[0]?.size ?? null) : null,
  }
}

/** Its chatter is worth a line where something has to be found; what failed is told as a fault. */
function logTo(log: Log): NonNullable<AppUpdater['logger']> {
  const say = (told: unknown): void => {
    const [line = ''] = String(told).split('\n')
    log.info('electron-updater', { says: line })
  }
  return { info: say, warn: say, error: say }
}

function faultOf(error: unknown, folder: string): Fault {
  if (error instanceof UpdateError) return error.fault
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'ENOSPC' || code === 'EDQUOT') return { kind: 'disk-full', path: folder }
  if (code === 'ERR_UPDATER_INVALID_SIGNATURE') {
    return { kind: 'update-refused', detail: describeError(error) }
  }
  return { kind: 'update-failed', detail: describeError(error) }
}
