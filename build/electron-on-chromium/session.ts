import { EventEmitter } from 'node:events'
import type { ProxyConfig } from 'electron'
import type { CDPSession, Download } from 'playwright'
import { originOf, toChromium } from './addresses.ts'
import { makeEvent, say } from './events.ts'
import { setProxy } from './network.ts'

type Details = {
  requestingUrl: string
  isMainFrame: boolean
  mediaType?: string
  mediaTypes?: string[]
}
// As many parameters as Electron's have.
/* eslint-disable @typescript-eslint/max-params */
type CheckHandler = (
  contents: unknown,
  permission: string,
  origin: string,
  details: Details,
) => boolean
type RequestHandler = (
  contents: unknown,
  permission: string,
  callback: (granted: boolean) => void,
  details: Details,
) => void
/* eslint-enable @typescript-eslint/max-params */

/** Electron's names for what DevTools can set; `media` is asked once for each kind. */
const permissions: readonly { devTools: string; electron: string; media?: 'video' | 'audio' }[] = [
  { devTools: 'geolocation', electron: 'geolocation' },
  { devTools: 'notifications', electron: 'notifications' },
  { devTools: 'midi', electron: 'midi' },
  { devTools: 'clipboard-read', electron: 'clipboard-read' },
  { devTools: 'clipboard-write', electron: 'clipboard-sanitized-write' },
  { devTools: 'idle-detection', electron: 'idle-detection' },
  { devTools: 'screen-wake-lock', electron: 'screen-wake-lock' },
  { devTools: 'window-management', electron: 'window-management' },
  { devTools: 'local-fonts', electron: 'unknown' },
  { devTools: 'storage-access', electron: 'storage-access' },
  { devTools: 'persistent-storage', electron: 'persistent-storage' },
  { devTools: 'camera', electron: 'media', media: 'video' },
  { devTools: 'microphone', electron: 'media', media: 'audio' },
]

class StandInSession extends EventEmitter {
  #check: CheckHandler | undefined
  #request: RequestHandler | undefined

  setPermissionCheckHandler(handler: CheckHandler | null): void {
    this.#check = handler ?? undefined
  }

  setPermissionRequestHandler(handler: RequestHandler | null): void {
    this.#request = handler ?? undefined
  }

  /** Chromium without a head has no device choosers: there is nothing to grant. */
  setDevicePermissionHandler(_handler: unknown): void {}

  setDisplayMediaRequestHandler(_handler: unknown): void {}

  /** Chromium as it is started here has no dictionaries and fetches none. */
  setSpellCheckerEnabled(_enabled: boolean): void {}

  setProxy(proxy: ProxyConfig): Promise<void> {
    setProxy(proxy)
    return Promise.resolve()
  }

  /** What Chromium's system proxy is on Linux: the usual variables. */
  resolveProxy(url: string): Promise<string> {
    const { protocol, hostname } = new URL(url)
    const { env } = process
    const excluded = (env['no_proxy'] ?? env['NO_PROXY'] ?? '')
      .split(',')
      .map((name) => name.trim())
    const bare = excluded.some((name) => name === '*' || (name && hostname.endsWith(name)))
    const named =
      protocol === 'https:'
        ? (env['https_proxy'] ?? env['HTTPS_PROXY'])
        : (env['http_proxy'] ?? env['HTTP_PROXY'])
    const proxy = named ? URL.parse(named) : null
    if (bare || proxy === null) return Promise.resolve('DIRECT')
    const kind = proxy.protocol.startsWith('socks') ? 'SOCKS5' : 'PROXY'
    return Promise.resolve(`${kind} ${proxy.host}`)
  }

  /** Both handlers say yes; a handler that is missing grants, as in Electron. */
  async allows(permission: string, url: string, media?: 'video' | 'audio'): Promise<boolean> {
    const details: Details = {
      requestingUrl: url,
      isMainFrame: true,
      ...(media && { mediaType: media, mediaTypes: [media] }),
    }
    if (this.#check?.(null, permission, `${originOf(url)}/`, details) === false) return false
    const request = this.#request
    if (request === undefined) return true
    return new Promise((resolve) => request(null, permission, resolve, details))
  }

  willDownload(download: Download, contents: unknown): void {
    const event = makeEvent({})
    const item = {
      getURL: () => download.url(),
      getFilename: () => download.suggestedFilename(),
      cancel: () => void download.cancel(),
    }
    this.emit('will-download', event, item, contents)
    if (!event.defaultPrevented) say(`a download is not kept: ${download.suggestedFilename()}`)
    download.cancel().catch((error: unknown) => say(`a download goes on: ${String(error)}`))
  }
}

export const session = {
  defaultSession: new StandInSession(),
  /** Without pages: only to ask for the system's proxy. */
  fromPartition: (_name: string): Pick<StandInSession, 'resolveProxy'> => new StandInSession(),
}

/**
 * Chromium asks nobody outside it when a page wants a permission, so the shell's handlers are asked
 * beforehand, for each permission, and Chromium is told what they said.
 */
export async function applyPermissions(browser: CDPSession, url: string): Promise<void> {
  const origin = URL.parse(toChromium(url))?.origin
  if (origin === undefined || origin === 'null') return
  for (const { devTools, electron, media } of permissions) {
    const granted = await session.defaultSession.allows(electron, url, media)
    await browser.send('Browser.setPermission', {
      permission: { name: devTools },
      setting: granted ? 'granted' : 'denied',
      origin,
    })
  }
}
