import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createRegistry } from '../../electron/services/cicopass/cicopass.ts'
import { ok } from '../../shared/fault.ts'

// Pictures that an answer of the registry points at: fetched without a sign-in, and only pictures.

const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0x10, 0x4a, 0x46, 0x49, 0x46, 0, 1])
const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')
const answers: Record<string, { status?: number; body: Buffer; location?: string }> = {
  '/images/a.jpg': { body: jpeg },
  '/images/b.svg': { body: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>') },
  '/images/c': { body: png },
  '/images/huge.jpg': { body: Buffer.concat([jpeg, Buffer.alloc(6_000_000)]) },
  '/images/moved.jpg': { status: 302, body: jpeg, location: '/images/a.jpg' },
  '/images/page.jpg': { body: Buffer.from('<!doctype html><script>1</script>') },
}

let server: Server
let address = ''
const authorizations: (string | undefined)[] = []
beforeAll(async () => {
  server = createServer((request, response) => {
    authorizations.push(request.headers.authorization)
    const answer = answers[request.url ?? '']
    const location = answer?.location === undefined ? {} : { location: answer.location }
    response.writeHead(answer?.status ?? (answer === undefined ? 404 : 200), {
      'content-type': 'image/jpeg',
      ...location,
    })
    response.end(answer?.body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const place = server.address()
  if (place === null || typeof place === 'string') throw new Error('The server has no port')
  address = `http://127.0.0.1:${String(place.port)}`
})
afterAll(() => {
  server.close()
  server.closeAllConnections()
})

async function fetched(picture: string) {
  const registry = createRegistry({
    baseUrl: address,
    version: 'test',
    clock: { now: () => Date.now() },
    onAnswer: () => undefined,
    credentials: () => Promise.resolve(ok({ email: 'balie@example.com', password: 'x' })),
  })
  try {
    return await registry.picture(picture)
  } finally {
    await registry.close()
  }
}

describe('A picture of a bike', () => {
  it('is fetched from the service’s own host, and carries nobody’s sign-in', async () => {
    const picture = await fetched(`${address}/images/a.jpg`)
    expect(picture).toEqual({
      ok: true,
      value: { type: 'image/jpeg', content: jpeg.toString('base64') },
    })
    expect(await fetched('/images/c')).toMatchObject({ ok: true, value: { type: 'image/png' } })
    expect(authorizations).toEqual([undefined, undefined])
  })

  it.each([
    ['/images/b.svg', 'not-a-picture'],
    ['/images/page.jpg', 'not-a-picture'],
    ['/images/huge.jpg', 'too-large'],
    ['http://127.0.0.1:9/other-port.jpg', 'address'],
    ['http://pictures.example/a.jpg', 'address'],
    ['https://192.168.1.1/admin.jpg', 'address'],
    ['https://[::1]/a.jpg', 'address'],
    ['https://localhost/a.jpg', 'address'],
    ['https://printer.local/a.jpg', 'address'],
    ['https://user:secret@pictures.example/a.jpg', 'address'],
    ['file:///etc/passwd', 'address'],
    ['data:image/jpeg;base64,AAAA', 'address'],
  ])('%s is refused: %s', async (picture, reason) => {
    const url = picture.startsWith('/') ? `${address}${picture}` : picture
    expect(await fetched(url)).toEqual({ ok: false, fault: { kind: 'picture-refused', reason } })
  })

  it('that moved to another machine is not followed there', async () => {
    const asked: string[] = []
    const other = createServer((request, response) => {
      asked.push(request.url ?? '')
      response.end(jpeg)
    })
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    const place = other.address() as AddressInfo
    const location = `http://127.0.0.1:${String(place.port)}/admin.jpg`
    for (const status of [301, 302, 303, 307, 308]) {
      answers['/images/elsewhere.jpg'] = { status, body: jpeg, location }
      expect(await fetched(`${address}/images/elsewhere.jpg`)).toMatchObject({
        ok: false,
        fault: { kind: 'not-found' },
      })
    }
    expect(asked).toEqual([])
    await new Promise((resolve) => other.close(resolve))
  })

  it('that moved is not followed, and one that is gone is said to be', async () => {
    for (const path of ['/images/moved.jpg', '/images/gone.jpg']) {
      expect(await fetched(`${address}${path}`)).toMatchObject({
        ok: false,
        fault: { kind: 'not-found' },
      })
    }
  })
})
