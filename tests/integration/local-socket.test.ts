import { spawn, type ChildProcess } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { createInterface } from 'node:readline'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { askLocalSocket } from '../../electron/adapters/local-socket-client.ts'
import { localSocketAddress } from '../../electron/adapters/local-socket/address.ts'
import {
  serveLocalSocket,
  type LocalHandler,
  type LocalServer,
} from '../../electron/adapters/local-socket.ts'

const STEPS = join(import.meta.dirname, '../support/socket-steps.ts')
let base: string
let folder: string
const children: ChildProcess[] = []
const servers: LocalServer[] = []
const defects: unknown[] = []

beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'counter-socket-'))
  folder = join(base, 'data')
  mkdirSync(folder, { mode: 0o700 })
})
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()))
  for (const child of children.splice(0)) child.kill('SIGKILL')
  rmSync(base, { recursive: true })
})

async function serve(handler: LocalHandler, at = folder): Promise<LocalServer> {
  const onDefect = (error: unknown) => `defect ${String(defects.push(error))}`
  const served = await serveLocalSocket({ folder: at, handler, onDefect })
  if (!served.ok) throw new Error(JSON.stringify(served.fault))
  servers.push(served.value)
  return served.value
}

async function elsewhere(...options: string[]): Promise<{ said: unknown; child: ChildProcess }> {
  const child = spawn(process.execPath, [STEPS, ...options], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  children.push(child)
  for await (const line of createInterface({ input: child.stdout })) {
    return { said: JSON.parse(line), child }
  }
  throw new Error('It said nothing.')
}

/** What a stranger gets who writes this to the socket, without or with a token of his own making. */
function shout(words: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(localSocketAddress(folder))
    let heard = ''
    socket.on('data', (part) => (heard += part.toString()))
    socket.on('close', () => {
      resolve(heard)
    })
    socket.on('error', reject)
    socket.write(words)
  })
}

const echo: LocalHandler = (request) => Promise.resolve({ request })

describe('the local socket', () => {
  it('takes a command from another process to the open counter and its answer back', async () => {
    await serve(echo)
    const words = { command: 'register', text: 'ß ✓ 自転車'.repeat(1_000) }
    expect((await elsewhere('ask', folder, JSON.stringify(words))).said).toEqual({
      ok: true,
      value: { request: words },
    })
  })

  it('answers several commands at once, each its own', async () => {
    await serve(async (request) => {
      await new Promise((resolve) => setTimeout(resolve, 30 - Number(request)))
      return request
    })
    const answers = await Promise.all([1, 2, 3, 4, 5].map((n) => askLocalSocket(folder, n)))
    expect(answers).toEqual([1, 2, 3, 4, 5].map((value) => ({ ok: true, value })))
  })

  it('carries a request as large as one with photographs', async () => {
    await serve((request) => Promise.resolve(String(request).length))
    expect(await askLocalSocket(folder, 'x'.repeat(20_000_000))).toEqual({
      ok: true,
      value: 20_000_000,
    })
  })

  it('says that nobody is there when no counter is open', async () => {
    expect(await askLocalSocket(folder, 1)).toBeNull()
    const server = await serve(echo)
    await server.close()
    servers.pop()
    expect(await askLocalSocket(folder, 1)).toBeNull()
    expect(existsSync(join(folder, 'counter.token'))).toBe(false)
  })

  it('is taken over from a counter that was killed', async () => {
    const { child } = await elsewhere('serve', folder)
    expect(await askLocalSocket(folder, 'hello')).toEqual({
      ok: true,
      value: { asked: 'hello', by: child.pid },
    })
    const gone = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGKILL')
    await gone
    expect(existsSync(localSocketAddress(folder))).toBe(true)
    expect(await askLocalSocket(folder, 'hello')).toBeNull()
    await serve(echo)
    expect(await askLocalSocket(folder, 'hello')).toEqual({ ok: true, value: { request: 'hello' } })
  })

  it('does not ask twice when the open counter dies over a request', async () => {
    const asked: unknown[] = []
    await serve((request) => {
      asked.push(request)
      return new Promise(() => undefined)
    })
    const asking = askLocalSocket(folder, 'order')
    while (asked.length === 0) await new Promise((resolve) => setTimeout(resolve, 5))
    void servers.pop()?.close()
    expect(await asking).toMatchObject({ ok: false, fault: { kind: 'counter-already-open' } })
    expect(asked).toEqual(['order'])
  })

  it('answers a defect of the counter as one, with the reference it was logged under', async () => {
    await serve(() => Promise.reject(new Error('a defect')))
    const answer = await askLocalSocket(folder, 1)
    expect(answer).toEqual({
      ok: false,
      fault: { kind: 'internal', reference: `defect ${String(defects.length)}` },
    })
    expect(String(defects.at(-1))).toBe('Error: a defect')
  })

  it.each([
    ['no token', '{"request":1}\n'],
    ['a wrong token', `{"token":"${'0'.repeat(64)}","request":1}\n`],
    ['no JSON', 'GET / HTTP/1.1\r\n\r\n'],
  ])('tells nothing to who brings %s', async (_what, words) => {
    const asked: unknown[] = []
    await serve((request) => Promise.resolve(asked.push(request)))
    expect(await shout(words)).toBe('')
    expect(asked).toEqual([])
  })

  it('hangs up on who never ends a line', async () => {
    await serve(echo)
    expect(await shout('x'.repeat(100))).toBe('')
  })

  it('is for this user alone', async () => {
    await serve(echo)
    expect(statSync(localSocketAddress(folder)).mode & 0o777).toBe(0o600)
    expect(statSync(join(folder, 'counter.token')).mode & 0o777).toBe(0o600)
    expect(readFileSync(join(folder, 'counter.token'), 'utf8')).toMatch(/^[0-9a-f]{64}$/)
  })

  it('works in a folder whose path is too long for a socket', async () => {
    const deep = join(folder, 'a'.repeat(100), 'b'.repeat(100))
    mkdirSync(deep, { recursive: true })
    const address = localSocketAddress(deep)
    expect(Buffer.byteLength(address)).toBeLessThan(104)
    await serve(echo, deep)
    expect(await askLocalSocket(deep, 1)).toEqual({ ok: true, value: { request: 1 } })
    expect(localSocketAddress(join(deep, 'other'))).not.toBe(address)
  })

  it('trusts no folder of a common name that others may enter', () => {
    const before = process.env['XDG_RUNTIME_DIR']
    process.env['XDG_RUNTIME_DIR'] = base
    try {
      const uid = String(process.getuid?.())
      mkdirSync(join(base, `cicopass-counter-${uid}`))
      chmodSync(join(base, `cicopass-counter-${uid}`), 0o777)
      expect(() => localSocketAddress(join(folder, 'a'.repeat(200)))).toThrow(/alone/)
    } finally {
      if (before === undefined) delete process.env['XDG_RUNTIME_DIR']
      else process.env['XDG_RUNTIME_DIR'] = before
    }
  })

  it('answers a folder that may not be written as a fault', async () => {
    writeFileSync(join(base, 'file'), '')
    const inFile = join(base, 'file', 'data')
    expect(await serveLocalSocket({ folder: inFile, handler: echo, onDefect: String })).toEqual({
      ok: false,
      fault: { kind: 'folder-not-writable', path: inFile },
    })
  })
})
