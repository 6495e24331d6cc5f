import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { app, crashReporter } from 'electron'
import { crashReportsPlace, removeOldCrashReports } from '../adapters/crash-reports.ts'
import type { Log } from '../core/ports.ts'

/**
 * Keeps a picture of the program's memory when a part of it crashes, on this computer only: it may
 * hold what was on the screen, so it leaves with the report of Settings when somebody says so, and
 * goes after a month. Before ready, so that no process starts without it.
 */
export function keepCrashReports(folder: string): void {
  const place = join(folder, crashReportsPlace)
  mkdirSync(place, { recursive: true, mode: 0o700 })
  app.setPath('crashDumps', place)
  crashReporter.start({ uploadToServer: false })
}

export function tidyCrashReports(folder: string, log: Log): void {
  try {
    const removed = removeOldCrashReports(folder, Date.now())
    if (removed > 0) log.info('Crash reports older than a month are gone', { removed })
  } catch (refused) {
    // They are tried again at the next start; the counter opens all the same.
    log.warn('Old crash reports were not removed', { error: String(refused) })
  }
}
