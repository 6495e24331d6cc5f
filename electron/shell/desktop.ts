import { app, globalShortcut } from 'electron'
import type { Log } from '../core/ports.ts'
import type { Desktop } from '../workplace/desk.ts'
import { startAtSignIn } from './start-at-sign-in.ts'
import type { TrayIcon } from './tray.ts'

/** What the system of this desktop does for the counter. After `ready`. */
export function createDesktop(around: {
  log: Log
  tray: TrayIcon
  /** The global key was pressed. */
  open: () => void
  trayUsed: (on: boolean) => void
}): Desktop {
  const { log, tray, open, trayUsed } = around
  app.on('will-quit', () => globalShortcut.unregisterAll())
  return {
    useGlobalKey(key) {
      globalShortcut.unregisterAll()
      if (key === null) return true
      // False when it is taken; Wayland asks the user, and may say nothing at all.
      const isOurs = globalShortcut.register(key, open)
      if (!isOurs) log.warn('The global key was refused', { key })
      return isOurs
    },
    startAtSignIn: (on) => startAtSignIn(on, log),
    useTray(on) {
      tray.use(on)
      trayUsed(on)
    },
  }
}
