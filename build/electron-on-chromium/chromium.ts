import { accessSync, constants, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { chromium as playwright } from 'playwright'
import type { BrowserContext, CDPSession, Page } from 'playwright'
import { switchValue } from './command-line.ts'
import { say } from './events.ts'
import { networkSwitches } from './network.ts'
import { routeRequest } from './protocol.ts'

const folderPrefix = 'electron-on-chromium-'
const programs = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

export interface Chromium {
  context: BrowserContext
  browser: CDPSession
  /** A blank page of ours. A page that turns up any other way was opened by a page. */
  openPage(): Promise<{ page: Page; targetId: string }>
}

type PopupJudge = (popup: {
  targetId: string
  openerId: string | undefined
  url: string
}) => boolean

let running: Promise<Chromium> | undefined
let folder: string | undefined
let judgePopup: PopupJudge = () => true
const goneListeners = new Set<() => void>()

export function onPopup(judge: PopupJudge): void {
  judgePopup = judge
}

/** Told when Chromium is gone without having been asked to. */
export function onChromiumGone(listener: () => void): void {
  goneListeners.add(listener)
}

/** Starts Chromium when it is first needed, and again if it went away. */
export function chromium(firstWindow: { width: number; height: number }): Promise<Chromium> {
  running ??= start(firstWindow).catch((error: unknown) => {
    running = undefined
    throw error
  })
  return running
}

export async function stopChromium(): Promise<void> {
  goneListeners.clear()
  const started = await running?.catch(() => undefined)
  running = undefined
  await started?.context
    .close()
    .catch((error: unknown) => say(`Chromium did not close: ${String(error)}`))
  removeFolder()
}

/** The last resort, while the process is ending: Chromium itself ends with our end of its pipe. */
export function removeFolder(): void {
  if (folder === undefined) return
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
  folder = undefined
}

async function start(firstWindow: { width: number; height: number }): Promise<Chromium> {
  removeFoldersOfTheDead()
  folder ??= mkdtempSync(join(tmpdir(), `${folderPrefix}${process.pid}-`))
  // The shell hears of the first page only after this has begun, and says then what it may not do.
  await Promise.resolve()
  const port = switchValue('remote-debugging-port')
  const root = process.getuid?.() === 0
  const context = await playwright.launchPersistentContext(folder, {
    executablePath: findProgram(),
    headless: !process.env['DISPLAY'] || Boolean(process.env['COUNTER_HEADLESS']),
    // Chromium refuses its sandbox to root, and only there it goes without.
    chromiumSandbox: !root,
    viewport: null,
    acceptDownloads: false,
    // The main process decides what a signal means.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    ignoreDefaultArgs: ['--enable-automation'],
    args: [
      '--app=about:blank',
      `--window-size=${firstWindow.width},${firstWindow.height}`,
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...networkSwitches(),
      ...(port === undefined ? [] : [`--remote-debugging-port=${port}`]),
    ],
  })
  const connection = context.browser()
  if (connection === null) throw new Error('Playwright gave no browser for its context')
  const browser = await connection.newBrowserCDPSession()
  context.once('close', () => {
    running = undefined
    for (const listener of [...goneListeners]) listener()
  })
  await context.route('**/*', routeRequest)
  return pagesOf(context, browser)
}

/** Hands out pages and closes every target that some page opened and the shell did not allow. */
async function pagesOf(context: BrowserContext, browser: CDPSession): Promise<Chromium> {
  const ours = new Set<string>()
  let opening = 0
  let watching = false
  browser.on('Target.targetCreated', ({ targetInfo }) => {
    const { targetId, openerId, type, url } = targetInfo
    if (!watching || type !== 'page' || ours.has(targetId)) return
    if (openerId === undefined && opening > 0) return
    if (judgePopup({ targetId, openerId, url })) return
    void browser
      .send('Target.closeTarget', { targetId })
      .catch((error: unknown) => say(`a refused window stays open: ${String(error)}`))
  })
  await browser.send('Target.setDiscoverTargets', { discover: true })
  watching = true

  let first = context.pages()[0]
  const openPage = async () => {
    opening += 1
    try {
      const page = first ?? (await context.newPage())
      first = undefined
      const session = await context.newCDPSession(page)
      const { targetInfo } = await session.send('Target.getTargetInfo')
      await session.detach()
      ours.add(targetInfo.targetId)
      return { page, targetId: targetInfo.targetId }
    } finally {
      opening -= 1
    }
  }
  return { context, browser, openPage }
}

function findProgram(): string {
  const named = process.env['COUNTER_CHROMIUM']
  if (named) return named
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  const found = programs
    .flatMap((name) => folders.map((place) => join(place, name)))
    .find((file) => isProgram(file))
  if (found !== undefined) return found
  throw new Error(
    `No Chromium to stand in for Electron: none of ${programs.join(', ')} is on PATH. Install one, or name it in COUNTER_CHROMIUM.`,
  )
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false // not there, or not to be run: the search goes on
  }
}

/** A main process that was killed could not remove its folder; the next one does. */
function removeFoldersOfTheDead(): void {
  for (const name of readdirSync(tmpdir())) {
    const owner = new RegExp(`^${folderPrefix}(\\d+)-`).exec(name)?.[1]
    if (owner === undefined || isAlive(Number(owner))) continue
    try {
      rmSync(join(tmpdir(), name), { recursive: true, force: true })
    } catch (error) {
      say(`a folder of an earlier run stays: ${String(error)}`)
    }
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
