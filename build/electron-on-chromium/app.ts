import { EventEmitter } from 'node:events'
import { existsSync, mkdirSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { dirname, isAbsolute, join } from 'node:path'
import { onChromiumGone, onPopup, removeFolder, stopChromium } from './chromium.ts'
import { commandLine } from './command-line.ts'
import { makeEvent, say } from './events.ts'
import { openWindows } from './open-windows.ts'
import { connectProtocol } from './protocol.ts'
import { hasLock, releaseLock, takeLock } from './single-instance.ts'
import { allContents } from './web-contents.ts'

const realExit = process.exit.bind(process)
/** A page or Chromium that does not end in this time is left to end with its pipe. */
const patienceMs = 5_000

class StandInApp extends EventEmitter {
  readonly isPackaged = false
  readonly commandLine = commandLine
  readonly #package = packageOf(process.argv[1] ?? process.cwd())
  readonly #paths = new Map<string, string>()
  readonly #whenReady = Promise.withResolvers<void>()
  /** The main process lives until it quits, whatever Node has left to do. */
  readonly #life = setInterval(() => undefined, 2 ** 30)
  #login: { openAtLogin?: boolean; args?: string[] } = {}
  #name = this.#package.name
  #ready = false
  #quitting = false
  #exiting = false

  whenReady(): Promise<void> {
    return this.#whenReady.promise
  }

  isReady(): boolean {
    return this.#ready
  }

  /** By register.mjs, when the main module and its top-level awaits are through. */
  mainModuleLoaded(): void {
    if (this.#ready || this.#exiting) return
    this.#ready = true
    this.emit('will-finish-launching')
    this.emit('ready', makeEvent({}), {})
    this.#whenReady.resolve()
  }

  quit(): void {
    if (this.#quitting || this.#exiting) return
    void this.#quit()
  }

  exit(code = 0): void {
    if (this.#exiting) return
    this.#exiting = true
    void this.#end(code)
  }

  getName(): string {
    return this.#name
  }

  setName(name: string): void {
    this.#name = name
  }

  getVersion(): string {
    return this.#package.version
  }

  getAppPath(): string {
    return this.#package.folder
  }

  getLocale(): string {
    return Intl.DateTimeFormat().resolvedOptions().locale
  }

  getSystemLocale(): string {
    return this.getLocale()
  }

  getPreferredSystemLanguages(): string[] {
    const named = process.env['LANGUAGE'] ?? process.env['LANG'] ?? ''
    const tags = named.split(':').map((word) => word.replace(/\..*$/, '').replace('_', '-'))
    const known = tags.filter((tag) => /^[a-z]{2,3}(-|$)/i.test(tag))
    return known.length > 0 ? known : [this.getLocale()]
  }

  getPath(name: string): string {
    const set = this.#paths.get(name)
    if (set !== undefined) return set
    const usual = usualPath(name, this.#name)
    if (usual === undefined) throw new Error(`Failed to get '${name}' path`)
    if (name === 'userData') mkdirSync(usual, { recursive: true })
    return usual
  }

  setPath(name: string, path: string): void {
    if (!isAbsolute(path)) throw new Error('Path must be absolute')
    if (!existsSync(path)) throw new Error(`Failed to set path: ${path} does not exist`)
    this.#paths.set(name, path)
  }

  requestSingleInstanceLock(): boolean {
    return takeLock(this.getPath('userData'), ({ argv, cwd }) => {
      this.emit('second-instance', makeEvent({}), asChromiumTells(argv), cwd, {})
    })
  }

  hasSingleInstanceLock(): boolean {
    return hasLock()
  }

  releaseSingleInstanceLock(): void {
    releaseLock()
  }

  /** Every window is sandboxed here anyway. */
  enableSandbox(): void {
    if (this.#ready) throw new Error('app.enableSandbox() can only be called before app is ready')
  }

  focus(): void {
    ;[...openWindows][0]?.focus()
  }

  setAppUserModelId(_id: string): void {}

  /** There is no installed program here that the system could start: it never takes the scheme. */
  setAsDefaultProtocolClient(_scheme: string, _path?: string, _args?: readonly string[]): boolean {
    return false
  }

  /** Windows and macOS, as `settings` says; nothing is written to the system. */
  setLoginItemSettings(settings: { openAtLogin?: boolean; args?: string[] }): void {
    this.#login = { ...this.#login, ...settings }
  }

  getLoginItemSettings(): { openAtLogin: boolean; wasOpenedAtLogin: boolean } {
    return { openAtLogin: this.#login.openAtLogin ?? false, wasOpenedAtLogin: false }
  }

  allWindowsClosed(): void {
    if (this.#quitting || this.#exiting) return
    if (this.listenerCount('window-all-closed') > 0) this.emit('window-all-closed')
    else this.quit()
  }

  /** before-quit, close each, will-quit, quit; one window that stays cancels it all. */
  async #quit(): Promise<void> {
    const before = makeEvent({})
    this.emit('before-quit', before)
    if (before.defaultPrevented) return
    this.#quitting = true
    for (const window of [...openWindows]) {
      if (await window.tryClose()) continue
      this.#quitting = false
      return
    }
    const will = makeEvent({})
    this.emit('will-quit', will)
    this.#quitting = !will.defaultPrevented
    if (will.defaultPrevented) return
    this.exit(0)
  }

  async #end(code: number): Promise<void> {
    for (const window of [...openWindows]) window.destroy()
    this.emit('quit', makeEvent({}), code)
    releaseLock()
    const late = setTimeout(() => leave(code), patienceMs)
    await stopChromium()
    clearTimeout(late)
    clearInterval(this.#life)
    leave(code)
  }
}

function leave(code: number): never {
  removeFolder()
  return realExit(code)
}

export const app = new StandInApp()

connectProtocol({
  isReady: () => app.isReady(),
  judgeNavigation: (request, url) => {
    const owner = [...allContents].find((contents) => contents.ownsRequest(request))
    return owner?.judgeNavigation(request, url) ?? true
  },
})
onPopup(({ openerId, url }) => {
  const opener = [...allContents].find((contents) => contents.targetId === openerId)
  // Ctrl+click names no opener: then every window has to agree.
  const asked = opener === undefined ? [...allContents] : [opener]
  return asked.every((contents) => contents.allowsPopup(url))
})
onChromiumGone(() => {
  for (const window of [...openWindows]) window.destroy()
})

for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => app.quit())
// Whoever started us over an IPC channel is gone: nobody would ever end this process.
process.on('disconnect', () => app.quit())
// In Electron `process.exit` is `app.exit`: it returns, and no before-quit is heard.
process.exit = ((code?: number) => app.exit(code ?? 0)) as typeof process.exit
process.on('unhandledRejection', (reason) => {
  const told = reason instanceof Error ? (reason.stack ?? reason.message) : String(reason)
  say(`(UnhandledPromiseRejectionWarning) ${told}`)
})
process.on('uncaughtException', (error) => {
  if (process.listenerCount('uncaughtException') > 1) return
  say(`A JavaScript error occurred in the main process\n${error.stack ?? error.message}`)
})

/**
 * A running program hears of a second start's words as Chromium's command line holds them: the
 * switches first, one of Chromium's own among them, then the rest.
 */
function asChromiumTells([program = '', ...words]: readonly string[]): string[] {
  const isSwitch = (word: string) => word.startsWith('-')
  const own = '--allow-file-access-from-files'
  return [program, ...words.filter(isSwitch), own, ...words.filter((word) => !isSwitch(word))]
}

/** The folder whose package.json names the app; a lone script has only its own name. */
function packageOf(main: string): { folder: string; name: string; version: string } {
  const start = existsSync(main) ? realpathSync(main) : process.cwd()
  let folder = statSync(start).isDirectory() ? start : dirname(start)
  for (;;) {
    const file = join(folder, 'package.json')
    if (existsSync(file)) {
      const { productName, name, version } = JSON.parse(readFileSync(file, 'utf8')) as Record<
        string,
        string | undefined
      >
      return { folder, name: productName ?? name ?? 'Electron', version: version ?? '0.0.0' }
    }
    const above = dirname(folder)
    if (above === folder) return { folder: dirname(start), name: 'Electron', version: '0.0.0' }
    folder = above
  }
}

function usualPath(name: string, appName: string): string | undefined {
  const home = homedir()
  const { env, platform } = process
  const appData =
    platform === 'win32'
      ? (env['APPDATA'] ?? join(home, 'AppData', 'Roaming'))
      : platform === 'darwin'
        ? join(home, 'Library', 'Application Support')
        : (env['XDG_CONFIG_HOME'] ?? join(home, '.config'))
  const folders: Record<string, string> = {
    home,
    appData,
    userData: join(appData, appName),
    sessionData: join(appData, appName),
    temp: tmpdir(),
    exe: process.execPath,
    desktop: join(home, 'Desktop'),
    documents: join(home, 'Documents'),
    downloads: join(home, 'Downloads'),
    logs: join(appData, appName, 'logs'),
  }
  return folders[name]
}
