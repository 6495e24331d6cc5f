import { mkdirSync, rmSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { app } from 'electron'
import { writeWhole } from '../adapters/write-whole.ts'
import type { Log } from '../core/ports.ts'
import { holdsLink, programWords } from '../workplace/command-words.ts'

/** The word that says: nobody asked for a window yet. */
const inTray = '--in-tray'

/** Whether the system started the counter at sign-in, so that no window should jump at anybody. */
export function startedAtSignIn(): boolean {
  const words = programWords()
  if (words.includes(inTray) && !holdsLink(words)) return true
  return process.platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin
}

/**
 * Starts the counter when this user signs in, or no longer. Electron does it on Windows and macOS; on
 * Linux it is a file of the desktop's autostart specification.
 *
 * @returns whether the system took it
 */
export function startAtSignIn(on: boolean, log: Log): boolean {
  try {
    if (process.platform === 'linux') writeAutostart(on)
    else app.setLoginItemSettings({ openAtLogin: on, args: [inTray] })
    return true
  } catch (refused) {
    log.warn('The start at sign-in was not changed', { error: String(refused) })
    return false
  }
}

function writeAutostart(on: boolean): void {
  const folder = join(process.env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config'), 'autostart')
  const file = join(folder, 'cicopass-counter.desktop')
  if (!on) {
    rmSync(file, { force: true })
    return
  }
  // An AppImage's own program lies in a folder that is gone after the next start.
  const words = process.env['APPIMAGE']
    ? [process.env['APPIMAGE']]
    : [process.execPath, ...(app.isPackaged ? [] : [app.getAppPath()])]
  const command = [...words, inTray].map(quoted).join(' ')
  mkdirSync(folder, { recursive: true })
  writeWhole(
    file,
    `[Desktop Entry]\nType=Application\nName=Cicopass Counter\nExec=${command}\nTerminal=false\n`,
  )
}

/**
 * A quoted word of `Exec`, whose backslashes are escaped once more as those of any text in the file:
 * https://specifications.freedesktop.org/desktop-entry-spec/latest/exec-variables.html
 */
function quoted(word: string): string {
  const escaped = word.replaceAll(/["`$\\]/g, String.raw`\$&`).replaceAll('\\', '\\\\')
  return `"${escaped.replaceAll('%', '%%')}"`
}
