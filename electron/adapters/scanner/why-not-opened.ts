import { constants } from 'node:fs'
import { access } from 'node:fs/promises'
import type { Fault } from '../../../shared/fault.ts'
import { isSystemError } from './list-ports.ts'

/**
 * Why a port did not open. `serialport` gives a sentence only, and the system's half of it is in the
 * system's language, so the file system is asked first; the sentence decides what it cannot tell.
 */
export async function whyNotOpened(
  path: string,
  error: Error,
  platform = process.platform,
): Promise<Fault> {
  const detail = error.message
  if (platform === 'win32') {
    // A port that another program has is "Access denied" on Windows; there are no other rights to it.
    if (/access denied/i.test(detail)) return { kind: 'scanner-busy', path }
    if (/file not found|cannot find/i.test(detail) || outOfReach.test(detail)) return missing(path)
    return { kind: 'scanner-failed', path, detail }
  }
  try {
    await access(path, constants.R_OK | constants.W_OK)
  } catch (refused) {
    if (!isSystemError(refused)) throw refused
    if (refused.code === 'EACCES' || refused.code === 'EPERM') {
      return { kind: 'scanner-not-allowed', path }
    }
    if (goneCodes.has(refused.code ?? '')) return missing(path)
  }
  // The first two are serialport's own words, in any language: its lock, and the exclusive open.
  if (/cannot lock|temporarily unavailable|resource busy/i.test(detail)) {
    return { kind: 'scanner-busy', path }
  }
  if (/permission denied/i.test(detail)) return { kind: 'scanner-not-allowed', path }
  if (/no such (?:file|device)/i.test(detail) || outOfReach.test(detail)) return missing(path)
  return { kind: 'scanner-failed', path, detail }
}

/**
 * A Bluetooth port is there while its scanner is off or far away: Linux connects when it is opened
 * (EHOSTDOWN, EHOSTUNREACH, ETIMEDOUT), Windows gives up with ERROR_SEM_TIMEOUT.
 */
const outOfReach = /host is down|no route to host|timed out|unknown error code 121$/i

/** What the file system says of a device that is not there (any more). */
export const goneCodes: ReadonlySet<string> = new Set(['ENOENT', 'ENOTDIR', 'ENXIO', 'ENODEV'])

function missing(path: string): Fault {
  return { kind: 'scanner-missing', detail: path }
}
