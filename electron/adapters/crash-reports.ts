import { readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { isThere } from './is-there.ts'

/** Below the data folder; Crashpad makes folders of its own in it. */
export const crashReportsPlace = 'Crashpad'
const month = 30 * 24 * 60 * 60_000

/** The crash reports that Electron keeps in the data folder. */
export function crashReportsIn(dataFolder: string): string[] {
  const place = join(dataFolder, crashReportsPlace)
  if (!isThere(place)) return []
  return readdirSync(place, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.dmp'))
    .map((file) => join(place, file))
}

/** They may hold what was on the screen, customers too. Answers how many went. */
export function removeOldCrashReports(dataFolder: string, now: number): number {
  const old = crashReportsIn(dataFolder).filter((file) => now - statSync(file).mtimeMs > month)
  for (const file of old) rmSync(file, { force: true })
  return old.length
}
