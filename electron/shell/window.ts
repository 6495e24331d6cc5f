import { fileURLToPath } from 'node:url'
import { app, BrowserWindow } from 'electron'
import type { Log, Undo } from '../core/ports.ts'
import { later } from '../core/timers.ts'
import { startPage } from './app-protocol.ts'
import { guardedPage } from './page-preferences.ts'

const preload = fileURLToPath(new URL('./preload.cjs', import.meta.url))
/** `ready-to-show` can stay out; staff must not stand before nothing. */
const showAfterMs = 3_000
/** A page that keeps dying is not brought back for ever. */
const crashes = { most: 3, withinMs: 60_000 }
/** Electron says that a page hangs after some seconds without an answer; this long it may recover. */
const hangsAtMostMs = 10_000

export type WindowQuestions = {
  log: Log
  /** Started at sign-in: nobody asked for a window yet. */
  startsHidden: boolean
  /** Whether closing leaves the counter at work, out of sight. */
  staysInTray: () => boolean
  /** Whether the window may close now. It may take its time: staff may be asked. */
  mayClose: () => Promise<boolean>
  /** The page died too often to be brought back. */
  gaveUp: () => void
}

/** Opens the counter's window. Sizes are in CSS pixels; 1366×768 is the smallest usual screen. */
export function openWindow(questions: WindowQuestions): BrowserWindow {
  const { log, gaveUp } = questions
  const window = new BrowserWindow({
    width: 1366,
    height: 768,
    minWidth: 1024,
    minHeight: 700,
    show: false,
    title: 'Cicopass Counter',
    backgroundColor: '#f6f4ef',
    autoHideMenuBar: true,
    webPreferences: { preload, ...guardedPage },
  })
  showWhenReady(window, questions)
  askBeforeClosing(window, questions)
  comeBackAfterCrash(window, { log, gaveUp })
  endHang(window, log)
  window.loadURL(startPage).catch((error: unknown) => {
    log.error('The page did not load', { error: String(error) })
  })
  return window
}

/** Brings the window to staff, from wherever it was put. */
export function bringForward(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}

function showWhenReady(
  window: BrowserWindow,
  { startsHidden, staysInTray }: Pick<WindowQuestions, 'startsHidden' | 'staysInTray'>,
): void {
  const show = () => {
    stopWaiting()
    if (window.isDestroyed() || window.isVisible()) return
    if (!startsHidden) window.show()
    // Without a tray (GNOME shows none) nobody would find it again but in the task bar.
    else if (!staysInTray() || process.platform === 'linux') window.minimize()
  }
  const stopWaiting = later(showAfterMs, show)
  window.once('ready-to-show', show)
  window.once('closed', stopWaiting)
}

function askBeforeClosing(
  window: BrowserWindow,
  { mayClose, staysInTray }: Pick<WindowQuestions, 'mayClose' | 'staysInTray'>,
): void {
  let asking = false
  let agreed = false
  let quitting = false
  app.on('before-quit', () => {
    quitting = true
  })
  window.on('close', (event) => {
    if (staysInTray() && !quitting && !window.webContents.isCrashed()) {
      event.preventDefault()
      window.hide()
      return
    }
    // A page that is dead cannot be asked anything.
    if (agreed || window.webContents.isCrashed()) {
      // Once: a window that stays open all the same asks again.
      agreed = false
      return
    }
    event.preventDefault()
    if (asking) return
    asking = true
    void mayClose()
      .catch(() => true) // whoever cannot answer must not hold the window
      .then((yes) => {
        asking = false
        agreed = yes
        // Whoever stayed closes it to the tray the next time, not for good.
        if (!yes) quitting = false
        if (yes && !window.isDestroyed()) window.close()
      })
  })
}

function comeBackAfterCrash(
  window: BrowserWindow,
  { log, gaveUp }: Pick<WindowQuestions, 'log' | 'gaveUp'>,
): void {
  let times: number[] = []
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    log.error('The page died', { reason, exitCode })
    if (reason === 'clean-exit') return
    const now = Date.now()
    times = [...times.filter((at) => now - at < crashes.withinMs), now]
    if (times.length > crashes.most) gaveUp()
    else window.webContents.reload()
  })
}

/** A page that hangs is ended, and comes back as after a crash: with the sale that main kept. */
function endHang(window: BrowserWindow, log: Log): void {
  const { webContents } = window
  let stopWaiting: Undo = () => undefined
  webContents.on('unresponsive', () => {
    log.warn('The page does not answer')
    stopWaiting()
    stopWaiting = later(hangsAtMostMs, () => {
      if (window.isDestroyed()) return
      log.error('The page hangs and is ended')
      webContents.forcefullyCrashRenderer()
    })
  })
  webContents.on('responsive', () => {
    stopWaiting()
  })
  window.once('closed', () => {
    stopWaiting()
  })
}
