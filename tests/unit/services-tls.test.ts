import { readFileSync } from 'node:fs'
import { connect, createServer as createTcpServer, type AddressInfo, type Socket } from 'node:net'
import { createServer, getCACertificates, setDefaultCACertificates } from 'node:tls'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { sentenceOf } from '../../electron/core/command-line/outcome.ts'
import type { AnswerSeen } from '../../electron/core/ports.ts'
import { createCaller } from '../../electron/services/service-call.ts'
import { createHttp, type HttpRequest } from '../../electron/services/http.ts'
import { answer } from './services-scripted-server.ts'

const read = (name: string) => readFileSync(new URL(`../fixtures/${name}`, import.meta.url), 'utf8')
const certificate = read('self-signed-certificate.pem')
const expired = read('expired-certificate.pem')
const trusted = getCACertificates('default')

// As the shell does with the system's certificates: a shop's own one counts then too.
beforeAll(() => setDefaultCACertificates([...trusted, certificate, expired]))
afterAll(() => setDefaultCACertificates(trusted))

const textWith = (part: string): unknown => expect.stringContaining(part)
const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

function listen(server: ReturnType<typeof createTcpServer>): Promise<number> {
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.on('error', () => socket.destroy())
  })
  closing.push(() => {
    for (const socket of sockets) socket.destroy()
    return new Promise((resolve) => server.close(() => resolve()))
  })
  return new Promise((resolve) =>
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)),
  )
}

async function service(script: (socket: Socket) => void, cert = certificate) {
  const requests: string[] = []
  const key = read('self-signed-key.pem')
  const server = createServer({ key, cert }, (socket) => {
    socket.on('error', () => socket.destroy())
    socket.on('data', (bytes: Buffer) => {
      requests.push(bytes.toString('latin1'))
      script(socket)
    })
  })
  server.on('tlsClientError', () => undefined)
  return { port: await listen(server), requests }
}

function change(url: string): HttpRequest {
  const sent = { kind: 'change', method: 'POST', headers: {}, body: '{}' } as const
  return { ...sent, url: new URL(url), timeoutMs: 20_000 }
}

function client(options: Partial<Parameters<typeof createHttp>[0]> = {}) {
  const http = createHttp({ version: '1.2.3', connectTimeoutMs: 1_000, ...options })
  closing.push(() => http.close())
  return http
}

describe('what somebody must put right', () => {
  async function faultOf(url: string, proxy: URL | null = null) {
    const caller = createCaller('cicopass', {
      version: '1.2.3',
      clock: { now: () => Date.now() },
      onAnswer: () => undefined,
      proxyFor: () => Promise.resolve(proxy),
    })
    closing.push(() => caller.close())
    const { result } = await caller.call({
      ...{ call: 'register', kind: 'change', method: 'POST', authorization: 'Bearer x' },
      ...{ url: new URL(url), body: {}, schema: z.unknown() },
    })
    if (result.ok) throw new Error('It was sent')
    return { fault: result.fault, sentence: sentenceOf(result.fault) }
  }

  it('is told as a certificate that nobody known vouches for, or of another name', async () => {
    const { port, requests } = await service((socket) => socket.destroy())
    const otherName = await faultOf(`https://localhost:${port}/`)
    expect(otherName.fault).toMatchObject({ kind: 'offline', because: 'certificate' })
    setDefaultCACertificates(trusted)
    try {
      const unknown = await faultOf(`https://127.0.0.1:${port}/`)
      expect(unknown.fault).toMatchObject({ kind: 'offline', because: 'certificate' })
      expect(unknown.sentence).toMatch(/not trusted by this computer.*nothing was sent/)
    } finally {
      setDefaultCACertificates([...trusted, certificate, expired])
    }
    expect(requests).toEqual([])
  })

  it('is told as a proxy that asks for a password, and how to give it', async () => {
    const { port, requests } = await service((socket) => socket.destroy())
    const proxyPort = await listen(
      createTcpServer((socket) => {
        socket.once('data', () => socket.end('HTTP/1.1 407 No\r\ncontent-length: 0\r\n\r\n'))
      }),
    )
    const proxy = new URL(`http://127.0.0.1:${proxyPort}`)
    const { fault, sentence } = await faultOf(`https://127.0.0.1:${port}/`, proxy)
    expect(fault).toMatchObject({ kind: 'offline', because: 'proxy-password' })
    expect(sentence).toContain('run "login proxy"')
    expect(requests).toEqual([])
  })

  it('is nothing when the line is down: it comes back by itself', async () => {
    const { fault, sentence } = await faultOf('https://127.0.0.1:1/')
    expect(fault).not.toHaveProperty('because')
    expect(sentence).toContain('check the network')
  })
})

describe('a certificate that is not valid at the time this computer has', () => {
  it('is told as that: the clock may be wrong', async () => {
    const { port, requests } = await service((socket) => socket.destroy(), expired)
    const seen: AnswerSeen[] = []
    const caller = createCaller('cicopass', {
      version: '1.2.3',
      clock: { now: () => Date.now() },
      onAnswer: (answer) => seen.push(answer),
    })
    closing.push(() => caller.close())
    const { result } = await caller.call({
      call: 'lookup',
      kind: 'read',
      method: 'GET',
      url: new URL(`https://127.0.0.1:${port}/`),
      authorization: null,
      schema: z.unknown(),
    })
    expect(result).toMatchObject({ fault: { kind: 'offline', because: 'certificate-date' } })
    expect(seen).toMatchObject([{ certificateDate: true, serviceTime: null }])
    expect(requests).toEqual([])
  })
})

describe('a change over TLS', () => {
  it('is answered, one connection each', async () => {
    const { port, requests } = await service((socket) => socket.write(answer(200, '{}')))
    const http = client()
    const url = `https://127.0.0.1:${port}/`
    expect(await http.request(change(url))).toMatchObject({ answer: { status: 200 } })
    expect(await http.request(change(url))).toMatchObject({ answer: { status: 200 } })
    expect(requests).toHaveLength(2)
  })

  it('may have arrived when the connection dies after the handshake', async () => {
    const { port, requests } = await service((socket) => socket.destroy())
    const outcome = await client().request(change(`https://127.0.0.1:${port}/`))
    expect(outcome.kind).toBe('no-answer')
    expect(requests).toHaveLength(1)
  })

  it('is not sent to a host that the certificate does not name', async () => {
    const { port, requests } = await service((socket) => socket.write(answer(200, '{}')))
    const outcome = await client().request(change(`https://localhost:${port}/`))
    expect(outcome).toMatchObject({ kind: 'not-sent', detail: textWith('ALTNAME') })
    expect(requests).toEqual([])
  })

  it('passes a proxy without the proxy seeing it', async () => {
    const { port, requests } = await service((socket) => socket.write(answer(200, '{}')))
    let passed = ''
    const proxyPort = await listen(
      createTcpServer((socket) => {
        socket.once('data', (asked: Buffer) => {
          passed += asked.toString('latin1')
          socket.write('HTTP/1.1 200 OK\r\n\r\n')
          const onward = connect(port, '127.0.0.1')
          onward.on('error', () => socket.destroy())
          socket.on('data', (bytes: Buffer) => (passed += bytes.toString('latin1')))
          socket.pipe(onward).pipe(socket)
        })
      }),
    )
    const proxyFor = () => Promise.resolve(new URL(`http://127.0.0.1:${proxyPort}`))
    const outcome = await client({ proxyFor }).request(change('https://service.invalid/api/x'))
    expect(outcome).toMatchObject({ kind: 'answered', answer: { status: 200, text: '{}' } })
    expect(requests[0]).toMatch(/^POST \/api\/x HTTP\/1\.1\r\nhost: service\.invalid\r\n/)
    expect(passed).toMatch(/^CONNECT service\.invalid:443 HTTP\/1\.1\r\n/)
    expect(passed).not.toContain('/api/x')
  })
})
