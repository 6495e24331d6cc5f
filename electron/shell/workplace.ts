import { shell } from 'electron'
import { createBrowser } from './browser.ts'
import { createLog } from '../adapters/log.ts'
import type { Log, Printer } from '../core/ports.ts'
import type { Desktop } from '../workplace/desk.ts'
import { readEnvironment } from '../workplace/environment.ts'
import { systemProxy } from './system-proxy.ts'
import type { UpdateShell } from '../workplace/updates.ts'
import { openWorkplace as openOn, type Workplace } from '../workplace/workplace.ts'

export type Surroundings = {
  printer: Printer
  /** The counter's data; exists. */
  folder: string
  version: string
  /** The system's languages, best first (`nl-NL`). */
  languages: readonly string[]
  log: Log
  desktop: Desktop
  updates: UpdateShell
}

export function openLog(folder: string): Log {
  return createLog({ folder, least: readEnvironment(process.env, folder).logLevel })
}

/** The counter behind the window, with what only Electron can do for it. */
export function openWorkplace(around: Surroundings): Promise<Workplace> {
  const { folder, ...rest } = around
  return openOn({
    ...rest,
    environment: readEnvironment(process.env, folder),
    openFile: (path) => shell.openPath(path),
    showFile: (path) => shell.showItemInFolder(path),
    browser: createBrowser((address) => shell.openExternal(address)),
    proxyFor: systemProxy,
  })
}
