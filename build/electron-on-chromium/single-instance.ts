import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { rmSync } from 'node:fs'
import { createServer } from 'node:net'
import type { Server, Socket } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { say } from './events.ts'

export type SecondInstance = { argv: string[]; cwd: string }

const messenger = fileURLToPath(new URL('./second-instance.ts', import.meta.url))
let server: Server | undefined

/**
 * The lock of a userData folder: a local socket that only one process can listen on. On Linux it is
 * an abstract one and on Windows a pipe: neither outlives its holder, however that one ended. `true`:
 * it is ours. `false`: another has it and was told of us.
 */
export function takeLock(userData: string, onSecond: (second: SecondInstance) => void): boolean {
  if (server !== undefined) return true
  const address = addressOf(userData)
  server = listen(address, onSecond)
  if (server !== undefined) return true
  // Not as an argument: an abstract address holds a NUL, which arguments cannot.
  const input = JSON.stringify({ address, argv: process.argv, cwd: process.cwd() })
  const told = spawnSync(process.execPath, [messenger], { input, timeout: 10_000 })
  if (told.status === 0 || process.platform !== 'darwin') return false
  // A socket file whose holder was killed stays behind; nobody answered on it.
  rmSync(address, { force: true })
  server = listen(address, onSecond)
  return server !== undefined
}

export function releaseLock(): void {
  server?.close()
  server = undefined
}

export function hasLock(): boolean {
  return server !== undefined
}

function listen(address: string, onSecond: (second: SecondInstance) => void): Server | undefined {
  const candidate = createServer({ allowHalfOpen: true }, (socket) => receive(socket, onSecond))
  // Node binds within the call and reports a failure later: `listening` knows already.
  candidate.once('error', () => candidate.close())
  candidate.listen(address)
  candidate.unref()
  return candidate.listening ? candidate : undefined
}

function receive(socket: Socket, onSecond: (second: SecondInstance) => void): void {
  let text = ''
  socket.setEncoding('utf8')
  socket.on('data', (chunk: string) => (text += chunk))
  socket.on('error', (error) => say(`a second instance broke off: ${error.message}`))
  socket.on('end', () => {
    socket.end('heard')
    onSecond(JSON.parse(text) as SecondInstance)
  })
}

function addressOf(userData: string): string {
  const user = userInfo().username
  const name = `counter-${createHash('sha256').update(`${user}\0${userData}`).digest('hex').slice(0, 24)}`
  if (process.platform === 'linux') return `\0${name}`
  return process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : join(tmpdir(), `${name}.sock`)
}
