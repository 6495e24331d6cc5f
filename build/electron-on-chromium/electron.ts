import type * as Electron from 'electron'
import { app as standInApp } from './app.ts'
import { StandInWindow } from './browser-window.ts'
import * as desktop from './desktop.ts'
import { complete } from './events.ts'
import { ipcMain as standInIpcMain } from './ipc-main.ts'
import { protocol as standInProtocol } from './protocol.ts'
import { session as standInSession } from './session.ts'
import * as system from './system.ts'

/**
 * What `electron/shell` imports from 'electron', and no more. Typed as Electron's own, of which
 * each part implements only what the shell calls; `complete` turns any other member into an error
 * that names it.
 */
type Used = Pick<
  typeof Electron,
  | 'app'
  | 'autoUpdater'
  | 'BrowserWindow'
  | 'crashReporter'
  | 'dialog'
  | 'globalShortcut'
  | 'ipcMain'
  | 'Menu'
  | 'nativeImage'
  | 'powerMonitor'
  | 'protocol'
  | 'session'
  | 'shell'
  | 'Tray'
>

const parts = {
  app: complete('app', standInApp),
  autoUpdater: desktop.autoUpdater,
  BrowserWindow: StandInWindow,
  crashReporter: complete('crashReporter', system.crashReporter),
  dialog: complete('dialog', system.dialog),
  globalShortcut: complete('globalShortcut', desktop.globalShortcut),
  ipcMain: complete('ipcMain', standInIpcMain),
  Menu: system.Menu,
  nativeImage: complete('nativeImage', desktop.nativeImage),
  powerMonitor: complete('powerMonitor', system.powerMonitor),
  protocol: complete('protocol', standInProtocol),
  session: complete('session', standInSession),
  shell: complete('shell', system.shell),
  Tray: desktop.StandInTray,
}

export const {
  app,
  autoUpdater,
  BrowserWindow,
  crashReporter,
  dialog,
  globalShortcut,
  ipcMain,
  Menu,
  nativeImage,
  powerMonitor,
  protocol,
  session,
  shell,
  Tray,
} = parts as unknown as Used
