import { spawn, type ChildProcessByStdio } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { asker, failureOf, read, required, type Asker } from './asking.ts'

interface Addresses {
  cicopassUrl: string
  cyclesoftwareUrl: string
  controlUrl: string
}

describe('the training services as a program of their own', () => {
  let child: ChildProcessByStdio<Writable, Readable, null>
  let addresses: Addresses
  let control: Asker
  beforeEach(async () => {
    child = spawn(
      process.execPath,
      ['electron/training/serve.ts', '--seed', '3', '--until-stdin-closes'],
      { stdio: ['pipe', 'pipe', 'inherit'] },
    )
    const [line] = (await once(createInterface(child.stdout), 'line')) as [string]
    addresses = JSON.parse(line) as Addresses
    control = asker(addresses.controlUrl)
  })
  afterEach(async () => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGKILL')
      await once(child, 'exit')
    }
  })

  async function signIn(): Promise<Asker> {
    const { token } = await read<{ token: string }>(
      asker(addresses.cicopassUrl)('POST', '/api/partners/auth/login', {
        email: 'balie@example.com',
        password: 'fiets-op-slot',
      }),
    )
    return asker(addresses.cicopassUrl, `Bearer ${token}`)
  }

  it('is driven from another process: faults, profile, truth, waiting', async () => {
    const ask = await signIn()
    const registerBike = {
      call: 'registerBike',
      fault: { kind: 'late-commit', afterMs: 3_600_000 },
    }
    expect(await read(control('POST', '/__control/cicopass/faults', registerBike))).toEqual({
      id: 1,
    })
    const waiting = read<unknown[]>(
      control('GET', '/__control/cicopass/wait?call=registerBike&count=1&timeoutMs=20000'),
    )
    expect(await failureOf(ask('POST', '/api/partners/bikes', required('SERVE001')))).toMatch(
      /ECONNRESET|other side/,
    )
    expect(await waiting).toMatchObject([{ call: 'registerBike', end: 'cut', changes: [] }])
    expect(await read(control('GET', '/__control/cicopass/registrations'))).toEqual([])
    expect(await read(control('POST', '/__control/cicopass/flush-late-commits'))).toEqual({
      made: 1,
    })
    expect(await read(control('GET', '/__control/cicopass/registrations'))).toMatchObject([
      { frameNumber: 'SERVE001' },
    ])
    expect(await read(control('GET', '/__control/cicopass/faults'))).toMatchObject([
      { id: 1, hits: 1 },
    ])

    const settings = { profile: 'strict in everything', errorForm: 'problem', tokenTtlMs: 60_000 }
    expect((await control('POST', '/__control/cicopass/settings', settings)).status).toBe(200)
    const again = await ask('POST', '/api/partners/bikes', required('SERVE001'))
    expect(again.status).toBe(409)
    expect(again.headers.get('content-type')).toContain('problem+json')
    expect(await read(control('GET', '/__control/'))).toMatchObject({
      cicopass: { registrations: 1, profile: { name: 'strict in everything' } },
      cyclesoftware: { isOnline: true },
    })
  })

  it('goes offline and online, expires tokens, sells a bike, and names its landmarks', async () => {
    const ask = await signIn()
    await control('POST', '/__control/cicopass/offline')
    expect(await failureOf(ask('GET', '/api/partners/orders'))).toBe('ECONNREFUSED')
    await control('POST', '/__control/cicopass/online')
    expect((await ask('GET', '/api/partners/orders')).status).toBe(200)
    await control('POST', '/__control/cicopass/expire-tokens')
    expect((await ask('GET', '/api/partners/orders')).status).toBe(401)
    const examples = await read<{ newBikes: { objectId: number }[] }>(
      control('GET', '/__control/examples'),
    )
    const { objectId } = examples.newBikes[0] ?? { objectId: 0 }
    const sold = await control('POST', '/__control/cyclesoftware/sell', { objectId })
    expect(await sold.json()).toHaveProperty('number')
    expect((await control('POST', '/__control/cyclesoftware/sell', { objectId })).status).toBe(400)
    expect(await read(control('GET', '/__control/free-shield?n=3'))).toEqual({
      shieldCode: 'CICO-900000003',
    })
  })

  it('says what it does not know, and when waiting took too long', async () => {
    expect((await control('GET', '/__control/nothing')).status).toBe(404)
    expect((await control('POST', '/__control/cicopass/sell', { objectId: 1 })).status).toBe(404)
    expect((await control('POST', '/__control/cicopass/faults', {})).status).toBe(400)
    expect((await control('POST', '/__control/cicopass/settings', { profile: 'x' })).status).toBe(
      400,
    )
    const late = await control('GET', '/__control/cicopass/wait?call=orders&count=1&timeoutMs=20')
    expect(late.status).toBe(408)
    // The control port is another than the services': no client can reach it by mistake.
    expect((await asker(addresses.cicopassUrl)('GET', '/__control/')).status).toBe(404)
  })

  it('ends when told, and when its parent is gone', async () => {
    const stopped = once(child, 'exit')
    await control('POST', '/__control/stop')
    expect(await stopped).toEqual([0, null])

    const other = spawn(process.execPath, ['electron/training/serve.ts', '--until-stdin-closes'], {
      stdio: ['pipe', 'pipe', 'inherit'],
    })
    await once(createInterface(other.stdout), 'line')
    const ended = once(other, 'exit')
    other.stdin.end()
    expect(await ended).toEqual([0, null])
  })
})
