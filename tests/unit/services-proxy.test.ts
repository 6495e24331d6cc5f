import { readFileSync } from 'node:fs'
import { createServer as createHttpServer, type Server } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { connect, type AddressInfo, type Socket } from 'node:net'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createHttp, type HttpRequest } from '../../electron/services/http.ts'
import { findProxy, type ProxySources } from '../../electron/services/proxy.ts'

// A real proxy that asks for a password, and a real service behind TLS on the other side of it.

const read = (name: string) => readFileSync(new URL(`../fixtures/${name}`, import.meta.url), 'utf8')
const certificate = read('self-signed-certificate.pem')
const trusted = getCACertificates('default')
beforeAll(() => setDefaultCACertificates([...trusted, certificate]))
afterAll(() => setDefaultCACertificates(trusted))

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

async function listen(server: Server): Promise<number> {
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => sockets.add(socket))
  closing.push(() => {
    for (const socket of sockets) socket.destroy()
    return new Promise((resolve) => server.close(() => resolve()))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

async function service() {
  const heard: (string | undefined)[] = []
  const server = createTlsServer(
    { key: read('self-signed-key.pem'), cert: certificate },
    (request, response) => {
      heard.push(request.headers.authorization)
      expect(request.headers['proxy-authorization']).toBeUndefined()
      response.end('{}')
    },
  )
  const port = await listen(server)
  return { heard, url: new URL(`https://127.0.0.1:${String(port)}/`) }
}

async function proxy(password: string) {
  const asked: string[] = []
  const wanted = `Basic ${Buffer.from(`balie:${password}`).toString('base64')}`
  const server = createHttpServer()
  server.on('connect', (request, socket: Socket) => {
    asked.push(JSON.stringify([request.url, request.headers]))
    if (request.headers['proxy-authorization'] !== wanted) {
      socket.end('HTTP/1.1 407 No\r\nproxy-authenticate: Basic realm="shop"\r\n\r\n')
      return
    }
    const { port, hostname } = new URL(`http://${request.url ?? ''}`)
    const onward = connect(Number(port), hostname, () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
      socket.pipe(onward).pipe(socket)
    })
    for (const end of [socket, onward]) end.on('error', () => end.destroy())
  })
  const port = await listen(server)
  return { asked, host: `127.0.0.1:${String(port)}` }
}

function order(url: URL): HttpRequest {
  const headers = { authorization: 'Bearer planted-token' }
  return { kind: 'change', method: 'POST', url, headers, body: '{}', timeoutMs: 20_000 }
}

function client(sources: Partial<ProxySources>) {
  const proxyFor = findProxy({
    variables: {},
    credentials: () => Promise.resolve(null),
    ...sources,
  })
  const http = createHttp({ version: '1.2.3', proxyFor })
  closing.push(() => http.close())
  return http
}

describe('the shop’s proxy that asks for a password', () => {
  it('lets a request through with the password of HTTPS_PROXY, and never sees what is in it', async () => {
    const there = await service()
    const { asked, host } = await proxy('kas:sa')
    const variables = { https_proxy: `http://balie:${encodeURIComponent('kas:sa')}@${host}` }
    expect(await client({ variables }).request(order(there.url))).toMatchObject({
      kind: 'answered',
      answer: { status: 200 },
    })
    expect(there.heard).toEqual(['Bearer planted-token'])
    // Asked first without the password, and with it after the 407.
    expect(asked).toHaveLength(2)
    expect(asked[0]).not.toContain('proxy-authorization')
    expect(asked.join()).not.toContain('planted-token')
  })

  it('lets a new version of the counter through, too', async () => {
    const there = await service()
    const { asked, host } = await proxy('kassa')
    const http = client({ variables: { HTTPS_PROXY: `http://balie:kassa@${host}` } })
    const signal = AbortSignal.timeout(20_000)
    const { status, body } = await http.open(there.url, { signal })
    let text = ''
    for await (const chunk of body) text += chunk.toString('utf8')
    expect([status, text]).toEqual([200, '{}'])
    expect(asked).toHaveLength(2)
  })

  it('is found through the system, which tells no password: the keychain has it', async () => {
    const there = await service()
    const { host } = await proxy('kassa')
    const system = () => Promise.resolve(new URL(`http://${host}`))
    const credentials = () => Promise.resolve({ user: 'balie', password: 'kassa', host })
    expect(await client({ system, credentials }).request(order(there.url))).toMatchObject({
      kind: 'answered',
    })
  })

  it('is told nothing when it is another than the password was given for, or does not ask', async () => {
    const there = await service()
    const { asked, host } = await proxy('kassa')
    const system = () => Promise.resolve(new URL(`http://${host}`))
    for (const given of ['proxy.example:3128', `${host.split(':')[0] ?? ''}:1`, null]) {
      const credentials = () => Promise.resolve({ user: 'balie', password: 'kassa', host: given })
      expect(await client({ system, credentials }).request(order(there.url))).toMatchObject({
        kind: 'not-sent',
      })
    }
    // The environment names it: what was kept before hosts were is for that one.
    const old = () => Promise.resolve({ user: 'balie', password: 'kassa', host: null })
    const variables = { HTTPS_PROXY: host }
    expect(await client({ variables, credentials: old }).request(order(there.url))).toMatchObject({
      kind: 'answered',
    })
    const told = asked.filter((request) => request.includes('proxy-authorization'))
    expect(told).toHaveLength(1)
  })

  it.each([
    // [what the password was given for, what the network names, whether that one is told it]
    ['https://proxy.example:443', 'http://proxy.example', false],
    ['https://proxy.example:443', 'http://proxy.example:443', false],
    ['https://proxy.example:3128', 'http://proxy.example:3128', false],
    ['https://proxy.example:3128', 'https://proxy.example:3128', true],
    ['https://proxy.example:443', 'https://proxy.example./', true],
    ['proxy.example:3128', 'http://PROXY.example:3128', true],
    ['proxy.example:80', 'http://proxy.example', true],
    ['proxy.example:3128', 'http://proxy.example:8080', false],
    ['proxy.example:3128', 'http://proxy.example.evil.example:3128', false],
    ['proxy.example:3128', 'http://xproxy.example:3128', false],
    // Kept before the scheme was.
    ['proxy.example', 'http://proxy.example', true],
    ['proxy.example', 'https://proxy.example', true],
    ['proxy.example', 'http://proxy.example:3128', false],
  ])('was given for %s: whether %s is told it is %s', async (host, named, isTold) => {
    const find = findProxy({
      variables: {},
      system: () => Promise.resolve(new URL(named)),
      credentials: () => Promise.resolve({ user: 'balie', password: 'kassa', host }),
    })
    expect((await find(new URL('https://api.cicopass.com/')))?.password).toBe(isTold ? 'kassa' : '')
  })

  it('is not told the password that the environment has for its TLS, without TLS', async () => {
    const find = findProxy({
      variables: { HTTPS_PROXY: 'https://balie:kassa@proxy.example' },
      system: () => Promise.resolve(new URL('http://proxy.example')),
      credentials: () => Promise.resolve(null),
    })
    expect((await find(new URL('https://api.cicopass.com/')))?.password).toBe('')
  })

  it('is told nothing when it asks in a way that is not Basic', async () => {
    const asked: string[] = []
    const server = createHttpServer()
    server.on('connect', (request, socket: Socket) => {
      asked.push(JSON.stringify(request.headers))
      socket.end('HTTP/1.1 407 No\r\nproxy-authenticate: Negotiate\r\n\r\n')
    })
    const host = `127.0.0.1:${String(await listen(server))}`
    const variables = { HTTPS_PROXY: `http://balie:kassa@${host}` }
    const there = await service()
    expect(await client({ variables }).request(order(there.url))).toMatchObject({
      kind: 'not-sent',
    })
    expect(asked).toHaveLength(1)
    expect(asked[0]).not.toContain('proxy-authorization')
  })

  it('is found through the system, and the variable knows the password of that same proxy only', async () => {
    const there = await service()
    const { host } = await proxy('kassa')
    const system = () => Promise.resolve(new URL(`http://${host}`))
    const variables = { HTTPS_PROXY: `http://balie:kassa@${host}` }
    expect(await client({ system, variables }).request(order(there.url))).toMatchObject({
      kind: 'answered',
    })
    const elsewhere = { HTTPS_PROXY: 'http://balie:kassa@127.0.0.1:1' }
    expect(await client({ system, variables: elsewhere }).request(order(there.url))).toMatchObject({
      kind: 'not-sent',
    })
  })

  it('refuses without one: surely nothing was sent, and the detail says why', async () => {
    const there = await service()
    const { asked, host } = await proxy('kassa')
    const outcome = await client({ variables: { HTTPS_PROXY: host } }).request(order(there.url))
    expect(outcome).toMatchObject({ kind: 'not-sent' })
    expect(JSON.stringify(outcome)).toContain('answered 407')
    expect(there.heard).toEqual([])
    expect(asked).toHaveLength(1)
  })

  it('is left alone for the hosts of NO_PROXY', async () => {
    const find = (noProxy: string) =>
      findProxy({
        variables: { HTTPS_PROXY: 'http://proxy.example:3128', NO_PROXY: noProxy },
        credentials: () => Promise.resolve(null),
      })(new URL('https://api.cicopass.com/'))
    expect((await find(''))?.host).toBe('proxy.example:3128')
    expect((await find('example.com, pass.com'))?.host).toBe('proxy.example:3128')
    for (const noProxy of ['*', 'api.cicopass.com', '.cicopass.com', 'x, cicopass.com']) {
      expect(await find(noProxy)).toBeNull()
    }
  })
})

describe('TLS has no way round', () => {
  it('not by the variable that turns certificates off in Node', async () => {
    setDefaultCACertificates(trusted)
    const before = process.env['NODE_TLS_REJECT_UNAUTHORIZED']
    process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0'
    try {
      const there = await service()
      expect(await client({}).request(order(there.url))).toMatchObject({ kind: 'not-sent' })
      expect(there.heard).toEqual([])
    } finally {
      if (before === undefined) delete process.env['NODE_TLS_REJECT_UNAUTHORIZED']
      else process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = before
      setDefaultCACertificates([...trusted, certificate])
    }
  })
})
