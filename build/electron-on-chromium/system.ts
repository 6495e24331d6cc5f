import { spawn } from 'node:child_process'
import { EventEmitter } from 'node:events'
import { makeEvent, say } from './events.ts'

/** Opens with the desktop's own program. Answers '' or, as Electron does, why not. */
function openWithDesktop(target: string): Promise<string> {
  const programs: Partial<Record<NodeJS.Platform, string>> = {
    darwin: 'open',
    win32: 'explorer.exe',
  }
  const program = programs[process.platform] ?? 'xdg-open'
  return new Promise((resolve) => {
    const child = spawn(program, [target], { stdio: 'ignore', detached: true })
    child.once('error', (error) => resolve(error.message))
    child.once('exit', (status) => resolve(status === 0 ? '' : `${program} ended with ${status}`))
    child.unref()
  })
}

export const shell = {
  openPath: openWithDesktop,
  async openExternal(url: string): Promise<void> {
    const failure = await openWithDesktop(url)
    if (failure) throw new Error(failure)
  },
  showItemInFolder(path: string): void {
    void openWithDesktop(path).then((failure) => failure && say(failure))
  },
}

/** There is no dialog to click on: what it says goes to standard error, and the answer is cancel. */
export const dialog = {
  showErrorBox(title: string, content: string): void {
    say(`${title}: ${content}`)
  },
  showMessageBox(...given: unknown[]): Promise<{ response: number; checkboxChecked: boolean }> {
    const { message, cancelId } = given.at(-1) as { message: string; cancelId?: number }
    say(message)
    return Promise.resolve({ response: cancelId ?? 0, checkboxChecked: false })
  },
  showSaveDialog(): Promise<{ canceled: boolean; filePath: string }> {
    return Promise.resolve({ canceled: true, filePath: '' })
  },
}

/** Chromium's own reports are off here; whoever wanted them sent would hear it. */
export const crashReporter = {
  start({ uploadToServer = true }: { uploadToServer?: boolean }): void {
    if (uploadToServer) throw new Error('electron-on-chromium sends no crash report anywhere.')
  },
}

/** Chromium brings its own editing and zoom keys; the menu itself is not drawn. */
export class Menu {
  static #application: Menu | null = null
  readonly items: readonly unknown[]

  constructor(items: readonly unknown[] = []) {
    this.items = items
  }

  static buildFromTemplate(template: readonly unknown[]): Menu {
    return new Menu(template)
  }

  static setApplicationMenu(menu: Menu | null): void {
    Menu.#application = menu
  }

  static getApplicationMenu(): Menu | null {
    return Menu.#application
  }
}

/** The wall clock runs on while the machine sleeps and the monotonic one does not (Linux, macOS). */
class PowerMonitor extends EventEmitter {
  readonly #everyMs = 5_000
  readonly #asleepMs = 15_000
  #last = { wall: Date.now(), monotonic: performance.now() }

  constructor() {
    super()
    setInterval(() => this.#look(), this.#everyMs).unref()
    // Electron hears of a shutdown from logind, over the system's bus. What a process without that bus
    // hears is the signal that init sends when the power goes. It is listened to only while somebody
    // wants to know, as in Electron; nothing is shut down here.
    let hears = false
    this.on('newListener', (name) => {
      if (name !== 'shutdown' || hears || process.platform !== 'linux') return
      hears = true
      process.on('SIGPWR', () => this.emit('shutdown', makeEvent({})))
    })
  }

  #look(): void {
    const now = { wall: Date.now(), monotonic: performance.now() }
    const asleep = now.wall - this.#last.wall - (now.monotonic - this.#last.monotonic)
    this.#last = now
    if (asleep > this.#asleepMs) this.emit('resume')
  }
}
export const powerMonitor = new PowerMonitor()
