import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import type { CDPSession, Page, Request as PageRequest } from 'playwright'
import { toChromium, toElectron } from './addresses.ts'
import { makeEvent, say } from './events.ts'
import { StandInFrame } from './frames.ts'
import { setWebRtcPolicy } from './network.ts'
import { answerInvocation, pack } from './ipc-main.ts'
import type { InvokeEvent } from './ipc-main.ts'
import { applyPermissions, session } from './session.ts'
import { binding, pageWorldSource, preloadWorld, preloadWorldSource } from './page/worlds.ts'
import type { FromPreload } from './page/worlds.ts'
import { toDevToolsPrint } from './print-options.ts'
import type { PrintOptions } from './print-options.ts'
import type { Chromium } from './chromium.ts'

type WindowOpenDetails = {
  url: string
  frameName: string
  features: string
  disposition: string
  referrer: object
}
type WindowOpenHandler = (details: WindowOpenDetails) => { action: 'allow' | 'deny' }
type Attached = { page: Page; targetId: string; devTools: CDPSession; chromium: Chromium }

let nextId = 1
export const allContents = new Set<StandInWebContents>()

/** Chromium gives input five seconds before it says that a page hangs. */
const hangsAfterMs = 5_000
const lookEveryMs = 2_000

export class StandInWebContents extends EventEmitter {
  readonly id = nextId++
  readonly session = session.defaultSession
  readonly #preload: string | undefined
  readonly #open: () => Promise<Chromium>
  #attached: Promise<Attached>
  #live: Attached | undefined
  #destroyed = false
  #crashed = false
  #preloadContext: number | undefined
  /** Counts documents of the main frame: a frame of an earlier one is stale. */
  #document = 0
  /** A navigation that the main process itself asked for is not asked about. */
  #expected: string | undefined
  #url = ''
  #windowOpenHandler: WindowOpenHandler | undefined
  #lastPopupAllowed = true

  constructor(preload: string | undefined, open: () => Promise<Chromium>) {
    super()
    this.#preload = preload
    this.#open = open
    this.#attached = open().then((chromium) => this.#attach(chromium))
    // Whoever loads a page hears of a failure; before that it is nobody's.
    this.#attached.catch(() => undefined)
    allContents.add(this)
  }

  get targetId(): string | undefined {
    return this.#live?.targetId
  }

  get mainFrame(): StandInFrame {
    const page = this.#page()
    const document = this.#document
    return new StandInFrame(page.mainFrame(), () => !this.#destroyed && this.#document === document)
  }

  isDestroyed(): boolean {
    return this.#destroyed
  }

  isCrashed(): boolean {
    return this.#crashed
  }

  getURL(): string {
    this.#assertLive()
    return this.#url
  }

  getTitle(): Promise<string> {
    return this.#page().title()
  }

  setWindowOpenHandler(handler: WindowOpenHandler): void {
    this.#assertLive()
    this.#windowOpenHandler = handler
  }

  setWebRTCIPHandlingPolicy(policy: string): void {
    setWebRtcPolicy(policy)
  }

  /** Whether a page that this one opened may stay; without a handler all may, as in Electron. */
  allowsPopup(url: string): boolean {
    if (this.#windowOpenHandler === undefined) return true
    if (url === '' || url === 'about:blank') return this.#lastPopupAllowed
    return this.#askWindowOpen({
      url,
      frameName: '',
      features: '',
      disposition: 'new-window',
      referrer: {},
    })
  }

  async loadURL(url: string): Promise<void> {
    this.#assertLive()
    const { page } = await this.#attached
    this.#expected = url
    try {
      await applyPermissions((await this.#attached).chromium.browser, url)
      await page.goto(toChromium(url), { waitUntil: 'load', timeout: 0 })
    } catch (error) {
      if (this.#destroyed) return
      const description = /net::(ERR_\w+)/.exec(String(error))?.[1] ?? 'ERR_FAILED'
      this.emit('did-fail-load', makeEvent({}), -2, description, url, true)
      throw new Error(`${description} (-2) loading '${url}'`, { cause: error })
    } finally {
      this.#expected = undefined
    }
  }

  reload(): void {
    this.#assertLive()
    const failed = (error: unknown) => say(`a reload failed: ${String(error)}`)
    if (this.#crashed) {
      this.#replaceDeadPage().catch(failed)
      return
    }
    this.#expected = this.#url
    this.#devTools().send('Page.reload').catch(failed)
  }

  /** DevTools cannot crash a page that hangs: it counts as dead, and goes when another replaces it. */
  forcefullyCrashRenderer(): void {
    this.#assertLive()
    this.#hasCrashed('killed')
  }

  /** Playwright never speaks to a page again once it died, so a new page takes its place. */
  async #replaceDeadPage(): Promise<void> {
    const dead = this.#page()
    this.#attached = this.#open().then((chromium) => this.#attach(chromium))
    await this.#attached
    this.#crashed = false
    await Promise.all([dead.close(), this.loadURL(this.#url)])
  }

  /** Lost when no page is loaded, as Electron loses it. */
  send(channel: string, ...given: unknown[]): void {
    this.#assertLive()
    this.#toPreload('event', [channel, pack(given)])
  }

  async executeJavaScript(code: string, userGesture = false): Promise<unknown> {
    this.#assertLive()
    const { result, exceptionDetails } = await this.#devTools().send('Runtime.evaluate', {
      expression: code,
      awaitPromise: true,
      returnByValue: true,
      userGesture,
    })
    if (exceptionDetails === undefined) return result.value
    throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
  }

  async printToPDF(options: PrintOptions): Promise<Buffer> {
    this.#assertLive()
    if (typeof options !== 'object') throw new TypeError('printToPDF needs its options')
    const { data } = await this.#devTools().send('Page.printToPDF', toDevToolsPrint(options))
    return Buffer.from(data, 'base64')
  }

  /** Asks the page whether it may go; `false`: it wants to stay and nobody overruled it. */
  async closePage(): Promise<boolean> {
    const { page, devTools } = await this.#attached
    if (page.isClosed()) return true
    if (this.#crashed) {
      await page.close()
      return true
    }
    // Chromium asks `beforeunload` only after a gesture; Electron fakes one.
    await devTools.send('Runtime.evaluate', { expression: '0', userGesture: true })
    return new Promise((resolve) => {
      page.once('close', () => resolve(true))
      page.once('dialog', (dialog) => {
        const asked = makeEvent({})
        this.emit('will-prevent-unload', asked)
        void (asked.defaultPrevented
          ? dialog.accept()
          : dialog.dismiss().then(() => resolve(false)))
      })
      page.close({ runBeforeUnload: true }).catch(() => resolve(true)) // gone already
    })
  }

  async destroyPage(): Promise<void> {
    const attached = await this.#attached.catch(() => undefined)
    await attached?.page.close().catch(() => undefined) // gone already
  }

  /** As in Electron: nothing is heard of destroyed contents, whatever their page still does. */
  override emit(name: string | symbol, ...args: unknown[]): boolean {
    return (!this.#destroyed || name === 'destroyed') && super.emit(name, ...args)
  }

  markDestroyed(): void {
    if (this.#destroyed) return
    this.#destroyed = true
    allContents.delete(this)
    this.emit('destroyed')
  }

  ready(): Promise<Attached> {
    return this.#attached
  }

  ownsRequest(request: PageRequest): boolean {
    try {
      return this.#live !== undefined && request.frame().page() === this.#live.page
    } catch {
      return false // Playwright knows no frame yet for the first request of a popup
    }
  }

  /** Electron's order: will-frame-navigate, then will-navigate for the main frame. */
  judgeNavigation(request: PageRequest, url: string): boolean {
    const isMainFrame = request.frame().parentFrame() === null
    if (isMainFrame && this.#expected === url) {
      this.#expected = undefined
      return true
    }
    const details = { url, isMainFrame, isSameDocument: false, frame: this.mainFrame }
    const each = makeEvent(details)
    this.emit('will-frame-navigate', each)
    if (each.defaultPrevented || !isMainFrame) return !each.defaultPrevented
    const main = makeEvent(details)
    this.emit('will-navigate', main, url)
    return !main.defaultPrevented
  }

  async #attach(chromium: Chromium): Promise<Attached> {
    const { page, targetId } = await chromium.openPage()
    const devTools = await chromium.context.newCDPSession(page)
    this.#live = { page, targetId, devTools, chromium }
    devTools.on('Runtime.executionContextCreated', ({ context }) => this.#contextCreated(context))
    devTools.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
      if (name === binding && executionContextId === this.#preloadContext) {
        this.#fromPreload(JSON.parse(payload) as FromPreload, executionContextId)
      }
    })
    devTools.on('Page.windowOpen', ({ url, windowName, windowFeatures }) => {
      const features = windowFeatures.join(',')
      this.#lastPopupAllowed = this.#askWindowOpen({
        url: toElectron(url),
        frameName: windowName,
        features,
        disposition: 'new-window',
        referrer: {},
      })
    })
    devTools.on('Page.lifecycleEvent', ({ name, frameId }) => {
      if (name === 'firstPaint' && frameId === targetId && this.#url !== '')
        this.emit('first-paint')
    })
    page.on('domcontentloaded', () => this.emit('dom-ready', makeEvent({})))
    page.on('load', () => this.emit('did-finish-load', makeEvent({})))
    page.on('crash', () => {
      if (this.#live?.page === page) this.#hasCrashed('crashed')
    })
    page.once('close', () => {
      if (this.#live?.page === page) this.emit('page-closed')
    })
    page.on('framenavigated', (frame) => {
      if (frame !== page.mainFrame()) return
      this.#url = toElectron(frame.url())
      this.#crashed = false
      this.emit('did-navigate', makeEvent({}), this.#url, 200, 'OK')
    })
    page.on('console', (message) => {
      const { url, lineNumber } = message.location()
      const level = consoleLevels[message.type()] ?? 'info'
      this.emit(
        'console-message',
        makeEvent({ level, message: message.text(), lineNumber, sourceId: toElectron(url) }),
      )
    })
    // Electron's console has these too; Playwright keeps them apart.
    page.on('pageerror', (error) => {
      const message = `Uncaught ${error.stack ?? error.message}`
      const nowhere = { lineNumber: 0, sourceId: this.#url }
      this.emit('console-message', makeEvent({ level: 'error', message, ...nowhere }))
    })
    page.on('download', (download) => session.defaultSession.willDownload(download, this))
    await devTools.send('Page.enable')
    await devTools.send('Page.setLifecycleEventsEnabled', { enabled: true })
    if (this.#preload !== undefined) await this.#installPreload(devTools, this.#preload)
    await devTools.send('Runtime.enable')
    this.#watchForHangs(this.#live)
    return this.#live
  }

  async #installPreload(devTools: CDPSession, preload: string): Promise<void> {
    await devTools.send('Runtime.addBinding', { name: binding, executionContextName: preloadWorld })
    // In this order: the page's end of the bridge must listen when the preload's end calls.
    await devTools.send('Page.addScriptToEvaluateOnNewDocument', { source: pageWorldSource() })
    await devTools.send('Page.addScriptToEvaluateOnNewDocument', {
      source: preloadWorldSource(readFileSync(preload, 'utf8')),
      worldName: preloadWorld,
    })
  }

  /** DevTools hears of input no more than we do: whether the page answers is asked instead. */
  #watchForHangs(attached: Attached): void {
    let hangs = false
    const look = () => {
      if (this.#destroyed || this.#live !== attached) return
      const late = setTimeout(() => {
        if (this.#destroyed || this.#live !== attached || this.#crashed) return
        hangs = true
        this.emit('unresponsive')
      }, hangsAfterMs)
      const answered = () => {
        clearTimeout(late)
        if (hangs && !this.#destroyed) this.emit('responsive')
        hangs = false
        setTimeout(look, lookEveryMs).unref()
      }
      attached.devTools.send('Runtime.evaluate', { expression: '0' }).then(answered, () => {
        clearTimeout(late) // the page is gone: there is nothing to hang any more
      })
    }
    look()
  }

  #contextCreated(context: { id: number; name: string; auxData?: unknown }): void {
    const { frameId, isDefault } = context.auxData as { frameId: string; isDefault: boolean }
    // A page target's main frame has the target's id.
    if (frameId !== this.#live?.targetId) return
    if (isDefault) this.#document += 1
    if (context.name === preloadWorld) this.#preloadContext = context.id
  }

  #fromPreload(message: FromPreload, context: number): void {
    if (message.kind === 'preload-error') {
      const error = Object.assign(new Error(message.message), { stack: message.stack })
      this.emit('preload-error', makeEvent({}), this.#preload, error)
      return
    }
    const frame = this.mainFrame
    const event: InvokeEvent = {
      type: 'frame',
      sender: this,
      processId: 1,
      frameId: 1,
      get senderFrame() {
        return frame.isDestroyed() ? null : frame
      },
    }
    const { channel, given, id } = message
    void answerInvocation({ channel, given, event }).then(({ failure, packed }) => {
      if (!this.#destroyed && this.#preloadContext === context) {
        this.#toPreload('answer', [id, failure, packed])
      }
    })
  }

  #toPreload(name: 'answer' | 'event', given: readonly unknown[]): void {
    const context = this.#preloadContext
    if (context === undefined || this.#live === undefined) return
    this.#live.devTools
      .send('Runtime.callFunctionOn', {
        functionDeclaration: `function (...given) { ${binding}FromMain.${name}(...given) }`,
        executionContextId: context,
        arguments: given.map((value) => ({ value })),
        silent: true,
      })
      .catch((error: unknown) => {
        // The document it was meant for is gone: Electron loses it without a word too.
        if (!/context|closed|destroyed|Target|crash/i.test(String(error))) throw error
      })
  }

  #askWindowOpen(details: WindowOpenDetails): boolean {
    if (this.#windowOpenHandler === undefined) return true
    const { action } = this.#windowOpenHandler(details)
    if (action === 'allow') throw new Error('electron-on-chromium makes no window for a page.')
    return false
  }

  #hasCrashed(reason: 'crashed' | 'killed'): void {
    this.#crashed = true
    this.#preloadContext = undefined
    this.#document += 1
    this.emit('render-process-gone', makeEvent({}), { reason, exitCode: 5 })
  }

  #assertLive(): void {
    if (this.#destroyed) throw new TypeError('Object has been destroyed')
  }

  #page(): Page {
    this.#assertLive()
    if (this.#live === undefined) throw new Error('electron-on-chromium: the page is not open yet')
    return this.#live.page
  }

  #devTools(): CDPSession {
    this.#assertLive()
    if (this.#live === undefined) throw new Error('electron-on-chromium: the page is not open yet')
    return this.#live.devTools
  }
}

const consoleLevels: Record<string, 'info' | 'warning' | 'error' | 'debug'> = {
  error: 'error',
  warning: 'warning',
  debug: 'debug',
}
