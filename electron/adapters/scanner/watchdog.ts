import { stat } from 'node:fs/promises'
import type { Clock, Undo } from '../../core/ports.ts'
import { isSystemError, listPorts } from './list-ports.ts'
import { goneCodes } from './why-not-opened.ts'

/** How often an open port is looked at, in milliseconds. Windows has no file to look at, so it lists. */
const interval = process.platform === 'win32' ? 3000 : 1000

/**
 * Some drivers never report an unplug: the port stays open and silent. So the device itself is looked
 * at, once a second: it is gone, or its path leads to another device. Calls `gone` at most once.
 */
export function watchDevice(path: string, clock: Clock, gone: (detail: string) => void): Undo {
  let stopped = false
  let stopWaiting: Undo | null = null
  let device: string | null = null

  async function look(): Promise<void> {
    const now = await deviceAt(path)
    if (stopped) return
    if (now === null) {
      gone(`${path} is gone`)
    } else if (device !== null && now !== device) {
      gone(`${path} is another device now`)
    } else {
      device = now
      stopWaiting = clock.after(interval, lookAgain)
    }
  }

  function lookAgain(): void {
    look().catch((error: unknown) => {
      if (!stopped) gone(`${path} cannot be looked at: ${String(error)}`)
    })
  }

  lookAgain()
  return () => {
    stopped = true
    stopWaiting?.()
  }
}

/** What tells one device from another at the same path, or null when there is none. */
async function deviceAt(path: string): Promise<string | null> {
  if (process.platform === 'win32') {
    const wanted = path.toUpperCase()
    return (await listPorts()).some((port) => port.path.toUpperCase() === wanted) ? wanted : null
  }
  try {
    const found = await stat(path)
    return `${found.dev}:${found.ino}:${found.rdev}`
  } catch (absent) {
    if (isSystemError(absent) && goneCodes.has(absent.code ?? '')) return null
    throw absent
  }
}
