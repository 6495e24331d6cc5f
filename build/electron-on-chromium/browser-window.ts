import { EventEmitter } from 'node:events'
import { app } from './app.ts'
import { chromium } from './chromium.ts'
import { makeEvent, say } from './events.ts'
import { openWindows } from './open-windows.ts'
import { StandInWebContents } from './web-contents.ts'

interface WebPreferences {
  preload?: string
  [name: string]: unknown
}
interface WindowOptions {
  width?: number
  height?: number
  minWidth?: number
  minHeight?: number
  show?: boolean
  title?: string
  backgroundColor?: string
  webPreferences?: WebPreferences
  [name: string]: unknown
}

/** What would weaken a window, and the only value the stand-in takes. Electron's defaults agree. */
const guarded: Readonly<Record<string, boolean>> = {
  sandbox: true,
  contextIsolation: true,
  webSecurity: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  navigateOnDragDrop: false,
}
/** Not served, so never silently ignored. */
const unknownPreferences = ['partition', 'session', 'enableBlinkFeatures', 'offscreen']

let nextId = 1
let focused: StandInWindow | undefined

export class StandInWindow extends EventEmitter {
  readonly id = nextId++
  readonly #contents: StandInWebContents
  readonly #size: { width: number; height: number }
  #title: string
  #visible: boolean
  #minimized = false
  #closed = false

  constructor(options: WindowOptions = {}) {
    super()
    if (!app.isReady()) throw new Error('Cannot create BrowserWindow before app is ready')
    const preferences = options.webPreferences ?? {}
    refuseWeakness(preferences)
    this.#size = { width: options.width ?? 800, height: options.height ?? 600 }
    this.#title = options.title ?? app.getName()
    this.#visible = options.show ?? true
    this.#contents = new StandInWebContents(preferences.preload, () => chromium(this.#size))
    openWindows.add(this)
    this.#contents.once('first-paint', () => {
      this.emit('ready-to-show')
    })
    this.#contents.once('page-closed', () => this.#afterClose())
    this.#contents.ready().then(
      () => this.#fit(),
      (error: unknown) => {
        say(`Chromium did not start: ${String(error)}`)
        this.#afterClose()
      },
    )
    app.emit('web-contents-created', makeEvent({}), this.#contents)
    app.emit('browser-window-created', makeEvent({}), this)
  }

  static getAllWindows(): StandInWindow[] {
    return [...openWindows] as StandInWindow[]
  }

  static getFocusedWindow(): StandInWindow | null {
    return focused ?? null
  }

  static fromWebContents(contents: unknown): StandInWindow | null {
    return StandInWindow.getAllWindows().find((window) => window.#contents === contents) ?? null
  }

  get webContents(): StandInWebContents {
    this.#assertLive()
    return this.#contents
  }

  loadURL(url: string): Promise<void> {
    return this.webContents.loadURL(url)
  }

  reload(): void {
    this.webContents.reload()
  }

  show(): void {
    this.#assertLive()
    this.#visible = true
    this.emit('show')
    this.focus()
  }

  showInactive(): void {
    this.#assertLive()
    this.#visible = true
    this.emit('show')
  }

  hide(): void {
    this.#assertLive()
    this.#visible = false
    this.#blur()
  }

  focus(): void {
    this.#assertLive()
    if (!this.#visible) return
    // eslint-disable-next-line @typescript-eslint/no-this-alias -- which window it is, not whose `this`
    focused = this
    this.#send(({ devTools }) => devTools.send('Page.bringToFront'))
    this.emit('focus')
  }

  minimize(): void {
    this.#assertLive()
    this.#minimized = true
    this.#blur()
    this.#setBounds({ windowState: 'minimized' })
    this.emit('minimize')
  }

  restore(): void {
    this.#assertLive()
    this.#minimized = false
    this.#setBounds({ windowState: 'normal' })
    this.emit('restore')
  }

  maximize(): void {
    this.#assertLive()
    this.#setBounds({ windowState: 'maximized' })
  }

  isMinimized(): boolean {
    this.#assertLive()
    return this.#minimized
  }

  isVisible(): boolean {
    this.#assertLive()
    return this.#visible && !this.#minimized
  }

  isFocused(): boolean {
    this.#assertLive()
    return focused === this
  }

  isDestroyed(): boolean {
    return this.#closed
  }

  getTitle(): string {
    this.#assertLive()
    return this.#title
  }

  setTitle(title: string): void {
    this.#assertLive()
    this.#title = title
  }

  setMenu(_menu: unknown): void {
    this.#assertLive()
  }

  close(): void {
    this.#assertLive()
    void this.tryClose()
  }

  /** Electron's order: close, beforeunload, closed. `false`: somebody said no. */
  async tryClose(): Promise<boolean> {
    if (this.#closed) return true
    const asked = makeEvent({})
    this.emit('close', asked)
    if (asked.defaultPrevented) return false
    if (this.isDestroyed()) return true // a listener destroyed it
    const gone = await this.#contents.closePage().catch(() => true)
    if (gone) this.#afterClose()
    return gone
  }

  /** Closes without asking anybody; only `closed` is emitted. */
  destroy(): void {
    if (this.#closed) return
    const page = this.#contents.destroyPage()
    this.#afterClose()
    page.catch((error: unknown) => say(`a page stays open: ${String(error)}`))
  }

  #afterClose(): void {
    if (this.#closed) return
    this.#closed = true
    this.#blur()
    this.#contents.markDestroyed()
    openWindows.delete(this)
    this.emit('closed')
    if (openWindows.size === 0) app.allWindowsClosed()
  }

  #blur(): void {
    if (focused === this) focused = undefined
  }

  /** Electron's sizes are those of a window without a frame of its own; Chromium's include one. */
  async #fit(): Promise<void> {
    const [width, height] = (await this.#contents.executeJavaScript(
      '[innerWidth, innerHeight]',
    )) as [number, number]
    const { chromium: host, targetId } = await this.#contents.ready()
    const { windowId, bounds } = await host.browser.send('Browser.getWindowForTarget', { targetId })
    const wanted = {
      width: (bounds.width ?? width) + this.#size.width - width,
      height: (bounds.height ?? height) + this.#size.height - height,
    }
    if (wanted.width === bounds.width && wanted.height === bounds.height) return
    await host.browser.send('Browser.setWindowBounds', { windowId, bounds: wanted })
  }

  #setBounds(bounds: { windowState: 'minimized' | 'normal' | 'maximized' }): void {
    this.#send(async ({ chromium: host, targetId }) => {
      const { windowId } = await host.browser.send('Browser.getWindowForTarget', { targetId })
      await host.browser.send('Browser.setWindowBounds', { windowId, bounds })
    })
  }

  #send(
    act: (attached: Awaited<ReturnType<StandInWebContents['ready']>>) => Promise<unknown>,
  ): void {
    this.#contents
      .ready()
      .then(act)
      .catch((error: unknown) => {
        if (!this.#closed) say(`the window did not follow: ${String(error)}`)
      })
  }

  #assertLive(): void {
    if (this.#closed) throw new TypeError('Object has been destroyed')
  }
}

function refuseWeakness(preferences: WebPreferences): void {
  for (const [name, only] of Object.entries(guarded)) {
    const given = preferences[name]
    if (given !== undefined && given !== only) {
      throw new Error(
        `electron-on-chromium refuses webPreferences.${name}: ${JSON.stringify(given)}.`,
      )
    }
  }
  const missing = unknownPreferences.find((name) => preferences[name] !== undefined)
  if (missing !== undefined)
    throw new Error(`electron-on-chromium has no webPreferences.${missing}.`)
}
