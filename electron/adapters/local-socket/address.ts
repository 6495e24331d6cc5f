import { createHash } from 'node:crypto'
import { lstatSync, mkdirSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join, resolve } from 'node:path'
import process from 'node:process'

/** `sun_path` is 108 bytes on Linux and 104 on macOS, with a zero at the end. */
const LONGEST_SOCKET_PATH = 103

/**
 * Where the window listens for the command line: a socket in the data folder, which only this user
 * may enter; one by the folder's name in a folder of the same kind when that path is too long; a
 * named pipe on Windows, where the token is what keeps others out.
 *
 * @throws {Error} of the file system, or when somebody else's folder lies where ours should
 */
export function localSocketAddress(folder: string): string {
  const name = createHash('sha256').update(resolve(folder)).digest('hex').slice(0, 32)
  if (process.platform === 'win32') return `\\\\.\\pipe\\cicopass-counter-${name}`
  const inFolder = join(resolve(folder), 'counter.sock')
  if (Buffer.byteLength(inFolder) <= LONGEST_SOCKET_PATH) return inFolder
  return join(ownFolder(), `${name}.sock`)
}

/** The temporary folder is everybody's: what is found there is trusted only if it is ours alone. */
function ownFolder(): string {
  const { uid } = userInfo()
  const path = join(temporaryFolder(), `cicopass-counter-${String(uid)}`)
  mkdirSync(path, { recursive: true, mode: 0o700 })
  const found = lstatSync(path)
  if (!found.isDirectory() || found.uid !== uid || (found.mode & 0o077) !== 0) {
    throw Object.assign(new Error(`${path} is not this user's alone.`), { code: 'EACCES' })
  }
  return path
}

/** The usual one where a temporary folder's own path would be too long as well. */
function temporaryFolder(): string {
  const folder = process.env['XDG_RUNTIME_DIR'] ?? tmpdir()
  const longest = LONGEST_SOCKET_PATH - '/cicopass-counter-4294967295/'.length - 37
  return Buffer.byteLength(folder) <= longest ? folder : '/tmp'
}
