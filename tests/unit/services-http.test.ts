import { readFileSync } from 'node:fs'
import { createServer as createTlsServer } from 'node:tls'
import { connect, type AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterEach, describe, expect, it } from 'vitest'
import { createHttp, type Http, type HttpRequest } from '../../electron/services/http.ts'
import { answer, scriptedServer } from './services-scripted-server.ts'

const textWith = (part: string): unknown => expect.stringContaining(part)

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

async function server(...script: Parameters<typeof scriptedServer>) {
  const made = await scriptedServer(...script)
  closing.push(() => made.close())
  return made
}

function client(options: Partial<Parameters<typeof createHttp>[0]> = {}): Http {
  const http = createHttp({ version: '1.2.3', connectTimeoutMs: 1_000, ...options })
  closing.push(() => http.close())
  return http
}

function get(url: URL, more: Partial<HttpRequest> = {}): HttpRequest {
  return { kind: 'read', method: 'GET', url, headers: {}, body: null, timeoutMs: 20_000, ...more }
}

function change(url: URL, more: Partial<HttpRequest> = {}): HttpRequest {
  return get(url, { kind: 'change', method: 'POST', body: '{"bike":1}', ...more })
}

const both = [
  ['a read', get],
  ['a change', change],
] as const

/** Ports that nobody listens on: taken from the system and given back. */
async function deadAddress(): Promise<URL> {
  const made = await scriptedServer(() => undefined)
  await made.close()
  return made.url
}

describe.each(both)('%s that surely did not arrive', (_, request) => {
  it('is not sent when nobody listens', async () => {
    const outcome = await client().request(request(await deadAddress()))
    expect(outcome).toMatchObject({
      kind: 'not-sent',
      detail: textWith('ECONNREFUSED'),
    })
  })

  it('is not sent when the name cannot be found', async () => {
    const outcome = await client().request(request(new URL('https://counter.invalid/')))
    expect(outcome.kind).toBe('not-sent')
  })

  it('is not sent when the connection does not come about in time', async () => {
    // A listening socket that speaks no TLS and says nothing: the handshake never ends.
    const silent = await server(() => undefined)
    const url = new URL(silent.url.href.replace('http:', 'https:'))
    const outcome = await client({ connectTimeoutMs: 150 }).request(request(url))
    expect(outcome.kind).toBe('not-sent')
    expect(silent.requests).toEqual([])
  })

  it('is not sent when the whole time is up before there is a connection', async () => {
    const silent = await server(() => undefined)
    const url = new URL(silent.url.href.replace('http:', 'https:'))
    const outcome = await client({ connectTimeoutMs: 300 }).request(
      request(url, { timeoutMs: 100 }),
    )
    expect(outcome.kind).toBe('not-sent')
    expect(silent.requests).toEqual([])
  })

  it('is not sent when the other side speaks no TLS', async () => {
    const plain = await server(
      () => undefined,
      (socket) => socket.write('HTTP/1.1 400 No\r\n\r\n'),
    )
    const url = new URL(plain.url.href.replace('http:', 'https:'))
    expect((await client().request(request(url))).kind).toBe('not-sent')
  })

  it('is not sent when the connection is reset during the TLS handshake', async () => {
    const resetting = await server(
      () => undefined,
      (socket) => {
        socket.once('data', () => socket.resetAndDestroy())
      },
    )
    const url = new URL(resetting.url.href.replace('http:', 'https:'))
    expect((await client().request(request(url))).kind).toBe('not-sent')
  })

  it('is not sent to a certificate that nobody vouches for', async () => {
    let spoken = ''
    const tls = createTlsServer(
      {
        key: readFileSync(new URL('../fixtures/self-signed-key.pem', import.meta.url)),
        cert: readFileSync(new URL('../fixtures/self-signed-certificate.pem', import.meta.url)),
      },
      (socket) => {
        socket.on('error', () => socket.destroy())
        socket.on('data', (bytes: Buffer) => (spoken += bytes.toString()))
      },
    )
    tls.on('tlsClientError', () => undefined)
    await new Promise<void>((resolve) => tls.listen(0, '127.0.0.1', resolve))
    closing.push(() => new Promise((resolve) => tls.close(() => resolve())))
    const { port } = tls.address() as AddressInfo
    const outcome = await client().request(request(new URL(`https://127.0.0.1:${port}/`)))
    expect(outcome).toMatchObject({
      kind: 'not-sent',
      detail: textWith('SELF_SIGNED'),
    })
    expect(spoken).toBe('')
  })
})

describe.each(both)('%s that may have arrived', (_, request) => {
  it('has no answer when the connection is reset after the request', async () => {
    const resetting = await server((socket) => socket.resetAndDestroy())
    expect((await client().request(request(resetting.url))).kind).toBe('no-answer')
    expect(resetting.requests).toHaveLength(1)
  })

  it('has no answer when the connection is reset as soon as it is made', async () => {
    const resetting = await server(
      () => undefined,
      (socket) => socket.resetAndDestroy(),
    )
    const { kind } = await client().request(request(resetting.url))
    // The reset may win against the connection, and then nothing was written.
    expect(['not-sent', 'no-answer']).toContain(kind)
    expect(resetting.requests).toEqual([])
  })

  it('has no answer when the other side hangs up without a word', async () => {
    const hangingUp = await server((socket) => socket.end())
    expect((await client().request(request(hangingUp.url))).kind).toBe('no-answer')
    expect(hangingUp.requests).toHaveLength(1)
  })

  it('has no answer when the answer is cut halfway', async () => {
    const cutting = await server((socket) => {
      socket.write('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{"id": 1')
      setTimeout(() => socket.destroy(), 20)
    })
    expect((await client().request(request(cutting.url))).kind).toBe('no-answer')
    expect(cutting.requests).toHaveLength(1)
  })

  it('has no answer when a chunked answer is cut halfway', async () => {
    const cutting = await server((socket) => {
      socket.write('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\n{"id"\r\n')
      setTimeout(() => socket.end(), 20)
    })
    expect((await client().request(request(cutting.url))).kind).toBe('no-answer')
  })

  it('has no answer when its packing breaks off', async () => {
    const packed = gzipSync('{"id": 1}'.repeat(50)).subarray(0, -9)
    const cutting = await server((socket) => {
      socket.write(
        `HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: ${packed.length}\r\n\r\n`,
      )
      socket.write(packed)
    })
    expect((await client().request(request(cutting.url))).kind).toBe('no-answer')
  })

  it('has no answer when the time is up', async () => {
    const silent = await server(() => undefined)
    const outcome = await client().request(request(silent.url, { timeoutMs: 200 }))
    expect(outcome).toEqual({ kind: 'no-answer', detail: 'no whole answer within 0.2 s' })
    expect(silent.requests).toHaveLength(1)
  })

  it('has no answer when the time is up in the middle of the body', async () => {
    const slow = await server((socket) => {
      socket.write('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{')
    })
    expect((await client().request(request(slow.url, { timeoutMs: 200 }))).kind).toBe('no-answer')
  })

  it('has no answer when what comes back is not HTTP', async () => {
    const garbled = await server((socket) => socket.end('hello there\r\n\r\n'))
    expect((await client().request(request(garbled.url))).kind).toBe('no-answer')
  })
})

describe.each(both)('%s that is led elsewhere', (_, request) => {
  it.each([301, 302, 303, 307, 308])('does not follow a %i', async (status) => {
    const redirecting = await server((socket) =>
      socket.write(answer(status, '', { location: '/elsewhere' })),
    )
    const outcome = await client().request(request(redirecting.url))
    expect(outcome).toMatchObject({ kind: 'answered', answer: { status } })
    expect(redirecting.requests).toHaveLength(1)
  })
})

describe('a change', () => {
  it('goes out once, whatever becomes of it', async () => {
    for (const end of ['reset', 'hang up', '421', '503', 'half'] as const) {
      const failing = await server((socket) => {
        if (end === 'reset') socket.resetAndDestroy()
        else if (end === 'hang up') socket.end()
        else if (end === 'half') socket.end('HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{')
        else socket.write(answer(Number(end)))
      })
      const http = client()
      await http.request(change(failing.url))
      // What comes behind it shows that nothing of it is still to come.
      await http.request(get(failing.url))
      const sent = failing.requests.filter((one) => one.startsWith('POST')).length
      expect({ end, sent }).toEqual({ end, sent: 1 })
    }
  })

  it('has a connection of its own, which is closed after it', async () => {
    const open = await server((socket) => socket.write(answer(200, '{}')))
    const http = client()
    await http.request(get(open.url))
    await http.request(change(open.url))
    await http.request(change(open.url))
    expect(open.connections()).toBe(3)
    expect(open.requests[1]).toMatch(/\r\nconnection: close\r\n/i)
  })
})

describe('a read', () => {
  it('keeps its connection for the next read', async () => {
    const open = await server((socket) => socket.write(answer(200, '{}')))
    const http = client()
    await http.request(get(open.url))
    const another = async () => {
      const before = open.connections()
      await http.request(get(open.url))
      return open.connections() - before
    }
    // It is free again a moment after the answer was read.
    await expect.poll(another).toBe(0)
  })
})

describe('an answer', () => {
  it('is asked for as JSON, packed, by a program that says who it is', async () => {
    const open = await server((socket) => socket.write(answer(200, '{}')))
    await client().request(get(open.url))
    expect(open.requests[0]).toMatch(/\r\nuser-agent: CicopassCounter\/1\.2\.3\r\n/i)
    expect(open.requests[0]).toMatch(/\r\naccept: application\/json\r\n/i)
    expect(open.requests[0]).toMatch(/\r\naccept-encoding: gzip\r\n/i)
  })

  it('is unpacked', async () => {
    const packed = gzipSync('{"brand":"Riese & Müller"}')
    const open = await server((socket) => {
      socket.write(
        `HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: ${packed.length}\r\n\r\n`,
      )
      socket.write(packed)
    })
    const outcome = await client().request(get(open.url))
    expect(outcome).toMatchObject({
      answer: { text: '{"brand":"Riese & Müller"}', tooLong: false },
    })
  })

  it('is read no further than 5 MB, after unpacking', async () => {
    const packed = gzipSync(Buffer.alloc(6_000_000, 'x'))
    const open = await server((socket) => {
      socket.write(
        `HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: ${packed.length}\r\n\r\n`,
      )
      socket.write(packed)
    })
    const outcome = await client().request(change(open.url))
    expect(outcome).toMatchObject({ kind: 'answered', answer: { tooLong: true } })
    if (outcome.kind === 'answered')
      expect(outcome.answer.text.length).toBeLessThanOrEqual(5_000_000)
  })

  it('shows a 407 of a proxy instead of hiding it', async () => {
    const proxy = await server((socket) => socket.write(answer(407)))
    expect(await client().request(change(proxy.url))).toMatchObject({ answer: { status: 407 } })
  })
})

describe.each(both)('%s through the proxy of the shop', (_, request) => {
  /** An HTTP proxy that lets everything through to `to`, or answers with a status instead. */
  async function proxy(to: URL | number) {
    const tunnels: string[] = []
    const made = await scriptedServer((socket, asked) => {
      tunnels.push(asked.split('\r\n')[0] ?? '')
      if (typeof to === 'number') {
        socket.end(`HTTP/1.1 ${to} No\r\nconnection: close\r\n\r\n`)
        return
      }
      socket.removeAllListeners('data')
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
      const onward = connect(Number(to.port), to.hostname)
      onward.on('error', () => socket.destroy())
      socket.on('close', () => onward.destroy())
      socket.pipe(onward).pipe(socket)
    })
    closing.push(() => made.close())
    return { tunnels, proxyFor: () => Promise.resolve(made.url) }
  }

  it('goes through a tunnel, inside which TLS is between the counter and the service', async () => {
    const service = await server(() => undefined)
    const { tunnels, proxyFor } = await proxy(service.url)
    const url = new URL(`https://service.invalid:${service.url.port}/`)
    const outcome = await client({ proxyFor, connectTimeoutMs: 300 }).request(request(url))
    // The service behind it says nothing: the handshake begins and never ends.
    expect(outcome.kind).toBe('not-sent')
    expect(tunnels).toEqual([`CONNECT service.invalid:${service.url.port} HTTP/1.1`])
    expect(service.connections()).toBe(1)
  })

  it.each([407, 502, 403])('is not sent when the proxy answers %i', async (status) => {
    const { proxyFor } = await proxy(status)
    const url = new URL('https://service.invalid/')
    const outcome = await client({ proxyFor }).request(request(url))
    expect(outcome).toMatchObject({ kind: 'not-sent', detail: textWith(`answered ${status}`) })
  })

  it('is not sent when the proxy is gone', async () => {
    const gone = await deadAddress()
    const outcome = await client({ proxyFor: () => Promise.resolve(gone) }).request(
      request(new URL('https://service.invalid/')),
    )
    expect(outcome).toMatchObject({ kind: 'not-sent', detail: textWith('ECONNREFUSED') })
  })

  it('goes straight to this machine', async () => {
    const open = await server((socket) => socket.write(answer(200, '{}')))
    const { tunnels, proxyFor } = await proxy(502)
    expect(await client({ proxyFor }).request(request(open.url))).toMatchObject({
      kind: 'answered',
    })
    expect(tunnels).toEqual([])
  })
})
