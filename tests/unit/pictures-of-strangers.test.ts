import { lookup } from 'node:dns/promises'
import { createServer, type AddressInfo } from 'node:net'
import { describe, expect, it } from 'vitest'
import { createHttp } from '../../electron/services/http.ts'
import { publicLookUp } from '../../electron/services/public-address.ts'

/** A machine of the shop's own network, and who connected to it. */
async function listening(host: string) {
  let connections = 0
  const server = createServer((socket) => {
    connections += 1
    socket.destroy()
  })
  await new Promise<void>((resolve) => server.listen(0, host, resolve))
  return {
    port: (server.address() as AddressInfo).port,
    connections: () => connections,
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}

describe('A picture at a name that leads into the shop’s own network', () => {
  it('is not fetched: nobody is connected to, while a service at that name is', async () => {
    const { address } = await lookup('localhost')
    const inside = await listening(address)
    const http = createHttp({ version: '1.2.3', connectTimeoutMs: 20_000 })
    try {
      const url = new URL(`https://localhost:${String(inside.port)}/admin.jpg`)
      const picture = await http.file(url, { timeoutMs: 20_000, where: 'internet' })
      expect(picture).toMatchObject({
        kind: 'not-sent',
        detail: expect.stringContaining('not a machine of the internet') as string,
      })
      expect(inside.connections()).toBe(0)
      await http.file(url, { timeoutMs: 20_000, where: 'service' })
      expect(inside.connections()).toBeGreaterThan(0)
    } finally {
      await http.close()
      await inside.close()
    }
  })

  /** What a name server answers, look-up by look-up; what the connection would be made to. */
  function lookUp(answers: string[][], all: boolean) {
    const connected = answers.map((addresses) => {
      let made: unknown = 'nothing'
      const look = publicLookUp((_host, _options, done) => {
        done(
          null,
          addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
        )
      })
      look('pictures.example', { all }, (error, address) => {
        made = error === null ? address : error.code
      })
      return made
    })
    return connected
  }

  it('is looked at each time it is connected to: one that moved in meanwhile leads nowhere', () => {
    expect(lookUp([['93.184.216.34'], ['127.0.0.1']], false)).toEqual([
      '93.184.216.34',
      'EHOSTUNREACH',
    ])
    expect(lookUp([['93.184.216.34'], ['192.168.1.1']], true)).toEqual([
      [{ address: '93.184.216.34', family: 4 }],
      'EHOSTUNREACH',
    ])
  })

  it('leads nowhere by one of several addresses, or by none', () => {
    for (const all of [true, false]) {
      expect(
        lookUp(
          [['93.184.216.34', '10.0.0.1'], ['2606:2800:220:1::1', '::ffff:127.0.0.1'], []],
          all,
        ),
      ).toEqual(['EHOSTUNREACH', 'EHOSTUNREACH', 'EHOSTUNREACH'])
    }
  })
})
