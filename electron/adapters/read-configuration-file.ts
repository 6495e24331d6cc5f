import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs'
import process from 'node:process'
import { decodeText } from '../../shared/decode-text.ts'
import { writableByStrangers } from './who-may-write.ts'

/** A configuration is a page of text. In bytes. */
const largestConfiguration = 1_000_000

/** `refused`: English, to be read behind the path. */
export type ConfigurationFile = { text: string } | { refused: string }

/** A pipe that nobody writes would hold the start for ever. Windows has no such flag, and no pipe there. */
const withoutWaiting =
  constants.O_RDONLY | (process.platform === 'win32' ? 0 : constants.O_NONBLOCK)

/**
 * The text of a configuration, if it is an ordinary file that no stranger may write; null where there is
 * none, which is usual.
 *
 * @param onlyAdministrators as in `writableByStrangers`
 */
export function readConfigurationFile(
  path: string,
  onlyAdministrators: boolean,
): ConfigurationFile | null {
  try {
    const handle = openSync(path, withoutWaiting)
    try {
      if (!fstatSync(handle).isFile()) return { refused: 'cannot be read: it is no ordinary file' }
      const refused = writableByStrangers(path, onlyAdministrators)
      if (refused !== null) return { refused }
      const bytes = Buffer.alloc(largestConfiguration + 1)
      const length = readSync(handle, bytes, 0, bytes.length, 0)
      return length > largestConfiguration
        ? { refused: `is larger than ${String(largestConfiguration)} bytes` }
        : decodeText(bytes.subarray(0, length))
    } finally {
      closeSync(handle)
    }
  } catch (unreadable) {
    const { code } = unreadable as NodeJS.ErrnoException
    return code === 'ENOENT' || code === 'ENOTDIR'
      ? null
      : { refused: `cannot be read (${code ?? 'unknown'})` }
  }
}
