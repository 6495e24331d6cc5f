import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Fault } from '../../../electron/training/faults.ts'
import { startTraining, type Training } from '../../../electron/training/training-services.ts'
import { atTheTill, failureOf, required, signIn, type Asker } from './asking.ts'

describe('a fault on demand', () => {
  let training: Training
  let ask: Asker
  beforeEach(async () => {
    training = await startTraining()
    ask = await signIn(training)
  })
  afterEach(() => training.stop())

  const register = (frameNumber = 'FAULT001'): Promise<Response> =>
    ask('POST', '/api/partners/bikes', required(frameNumber))
  const registered = (): number => training.cicopass.registrations.length
  const next = (fault: Fault): void => {
    training.cicopass.faults.once('registerBike', fault)
  }
  const last = (): unknown => training.cicopass.receivedOf('registerBike').at(-1)

  it('offline: the connection is refused, and the service comes back on the same port', async () => {
    const { url } = training.cicopass
    await training.cicopass.goOffline()
    expect(await failureOf(register())).toBe('ECONNREFUSED')
    expect(training.cicopass.isOnline).toBe(false)
    await training.cicopass.goOnline()
    expect(training.cicopass.url).toBe(url)
    expect((await register()).status).toBe(200)
    expect(training.cicopass.receivedOf('registerBike')).toHaveLength(1)
  })

  it('offline for a while: it comes back by itself', async () => {
    await training.cicopass.goOffline(50)
    expect(training.cicopass.isOnline).toBe(false)
    await expect.poll(() => training.cicopass.isOnline).toBe(true)
    expect((await register()).status).toBe(200)
  })

  it('offline in the middle of a slow answer: the open connection is reset', async () => {
    next({ kind: 'slow', ms: 5000 })
    const asked = failureOf(register())
    await expect.poll(() => training.cicopass.receivedOf('registerBike').length).toBe(1)
    await training.cicopass.goOffline()
    expect(await asked).toMatch(/ECONNRESET|other side closed/)
    expect(registered()).toBe(1)
  })

  it('reset on connect: nothing is read', async () => {
    training.cicopass.faults.add({ fault: { kind: 'reset-on-connect' } })
    expect(await failureOf(register())).toMatch(/ECONNRESET|other side closed/)
    expect(last()).toBeUndefined()
    expect((await register()).status).toBe(200)
  })

  it('slow: it answers late, done at once or at the end', async () => {
    for (const processed of ['at-once', 'late'] as const) {
      const before = registered()
      next({ kind: 'slow', ms: 150, processed })
      const started = performance.now()
      const asked = register()
      // The service lives in this process: this timer is due before the answer's, however busy it is.
      await expect
        .poll(() => training.cicopass.receivedOf('registerBike').at(-1)?.end, { interval: 1 })
        .toBe('open')
      expect(registered() - before).toBe(processed === 'at-once' ? 1 : 0)
      expect((await asked).status).toBe(200)
      expect(performance.now() - started).toBeGreaterThan(140)
      expect(registered() - before).toBe(1)
    }
  })

  it.each([500, 502, 503, 504, 408, 429])('error %i: not processed unless told', async (status) => {
    next({ kind: 'error', status })
    expect((await register()).status).toBe(status)
    expect(registered()).toBe(0)
    next({ kind: 'error', status, processed: true })
    expect((await register()).status).toBe(status)
    expect(registered()).toBe(1)
  })

  it.each([
    ['json', 'application/json', '"error_message"'],
    ['xml', 'application/xml', '<error_message>'],
    ['soap', 'text/xml', '<faultstring>'],
    ['message', 'application/json', '"message"'],
    ['error', 'application/json', '"error"'],
    ['errors', 'application/json', '"errors"'],
    ['problem', 'application/problem+json', '"detail"'],
    ['text', 'text/plain', 'Broken'],
    ['html', 'text/html', '<h1>500</h1>'],
  ] as const)('error as %s', async (form, contentType, part) => {
    next({ kind: 'error', status: 500, form, words: 'Broken' })
    const answer = await register()
    expect(answer.headers.get('content-type')).toContain(contentType)
    const text = await answer.text()
    expect(text).toContain(part)
    expect(text).toContain('Broken')
  })

  it('error with 200: refused under a good status', async () => {
    next({ kind: 'error-with-200', words: 'No' })
    const answer = await register()
    expect(answer.status).toBe(200)
    expect(await answer.json()).toEqual({ error: true, error_message: 'No' })
    expect(registered()).toBe(0)
  })

  it('connection cut: read and not processed', async () => {
    next({ kind: 'connection-cut' })
    expect(await failureOf(register())).toMatch(/ECONNRESET|other side closed/)
    expect(registered()).toBe(0)
    expect(last()).toMatchObject({ end: 'cut', changes: [], fault: 'connection-cut' })
  })

  it('answer lost: processed, and nothing said', async () => {
    next({ kind: 'answer-lost' })
    expect(await failureOf(register())).toMatch(/ECONNRESET|other side closed/)
    expect(registered()).toBe(1)
    expect(last()).toMatchObject({
      end: 'cut',
      status: 200,
      changes: [{ kind: 'bike-registered' }],
    })
  })

  it('late commit: the change is made long after the connection was cut', async () => {
    next({ kind: 'late-commit', afterMs: 120 })
    expect(await failureOf(register())).toMatch(/ECONNRESET|other side closed/)
    expect(registered()).toBe(0)
    expect(training.cicopass.lateCommits).toBe(1)
    await expect.poll(registered).toBe(1)
    expect(training.cicopass.lateCommits).toBe(0)
    expect(last()).toMatchObject({ end: 'cut', changes: [{ kind: 'bike-registered' }] })
  })

  it('late commit: flushed by a test, in order, or dropped', async () => {
    next({ kind: 'late-commit', afterMs: 3_600_000 })
    next({ kind: 'late-commit', afterMs: 1_800_000, meanwhile: 504 })
    expect(await failureOf(register('LATE0001'))).toMatch(/ECONNRESET|other side closed/)
    expect((await register('LATE0002')).status).toBe(504)
    expect(training.cicopass.flushLateCommits()).toBe(2)
    expect(training.cicopass.registrations.map((bike) => bike.frameNumber)).toEqual([
      'LATE0001',
      'LATE0002',
    ])
    next({ kind: 'late-commit', afterMs: 20 })
    expect(await failureOf(register('LATE0003'))).toMatch(/ECONNRESET|other side closed/)
    training.cicopass.dropLateCommits()
    // Timers of one process run in the order they are due: the dropped one would have run by then.
    await new Promise((resolve) => setTimeout(resolve, 60))
    expect(registered()).toBe(2)
  })

  it('late commit: what it does is judged when it is done, not when it was asked', async () => {
    training.cicopass.profile = {
      ...training.cicopass.profile,
      sameFrameNumberAgain: 'refused-409',
    }
    next({ kind: 'late-commit', afterMs: 3_600_000 })
    expect(await failureOf(register())).toMatch(/ECONNRESET|other side closed/)
    expect((await register()).status).toBe(200)
    expect(training.cicopass.flushLateCommits()).toBe(1)
    expect(registered()).toBe(1)
  })

  it('silent: no answer until the client gives up, processed or not', async () => {
    for (const processed of [false, true]) {
      next({ kind: 'silent', processed })
      const client = new AbortController()
      const held = (): number =>
        training.cicopass.receivedOf('registerBike').filter(({ end }) => end === 'held').length
      const before = held()
      const gaveUp = fetch(`${training.cicopassUrl}/api/partners/bikes`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', Authorization: await token(training) },
        body: JSON.stringify(required('SILENT01')),
        signal: client.signal,
      })
      await expect.poll(held).toBe(before + 1)
      client.abort(new Error('The client gives up'))
      await expect(gaveUp).rejects.toThrow('gives up')
      expect(registered()).toBe(processed ? 1 : 0)
      expect(last()).toMatchObject({ end: 'held' })
    }
  })

  it('silent: cut by the network in the end, where it was told how long that takes', async () => {
    training.cicopass.longestSilence = () => 50
    next({ kind: 'silent', processed: true })
    await expect(register()).rejects.toThrow(/fetch failed/)
    expect(registered()).toBe(1)
    expect(last()).toMatchObject({ end: 'held' })
    training.cicopass.longestSilence = () => Infinity
  })

  it('cut halfway: good headers, half a body', async () => {
    next({ kind: 'cut-halfway' })
    const answer = await register()
    expect(answer.status).toBe(200)
    await expect(answer.text()).rejects.toThrow(/terminated/)
    expect(registered()).toBe(1)
    expect(last()).toMatchObject({ end: 'cut' })
  })

  it('malformed: JSON that breaks off, the change made', async () => {
    next({ kind: 'malformed' })
    const answer = await register()
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toContain('application/json')
    await expect(answer.json()).rejects.toThrow(SyntaxError)
    expect(registered()).toBe(1)
  })

  it('empty: 200 with nothing in it, the change made', async () => {
    next({ kind: 'empty' })
    const answer = await register()
    expect([answer.status, await answer.text()]).toEqual([200, ''])
    expect(registered()).toBe(1)
  })

  it('too long: the right answer and more than anybody reads, the change made', async () => {
    next({ kind: 'too-long', bytes: 1_000 })
    const text = await (await register()).text()
    expect(text.length).toBeGreaterThan(1_000)
    expect(JSON.parse(text)).toMatchObject({ frameNumber: 'FAULT001' })
    expect(registered()).toBe(1)
  })

  it('wrong content type: the right answer under another name', async () => {
    next({ kind: 'wrong-content-type' })
    const answer = await register()
    expect(answer.headers.get('content-type')).toContain('text/html')
    expect(await answer.json()).toMatchObject({ frameNumber: 'FAULT001' })
  })

  it('altered answer: the change made, and something else said of it', async () => {
    next({ kind: 'altered-answer', fields: { id: 0, brand: 'Other' } })
    const answer = await register()
    expect(answer.status).toBe(200)
    expect(await answer.json()).toMatchObject({ id: 0, brand: 'Other', frameNumber: 'FAULT001' })
    expect(registered()).toBe(1)
  })

  it('captive portal: a page or a redirect in the place of the service', async () => {
    next({ kind: 'captive-portal' })
    const page = await register()
    expect(page.status).toBe(200)
    expect(await page.text()).toContain('Gratis WiFi')
    next({ kind: 'captive-portal', redirect: true })
    expect((await register()).status).toBe(302)
    expect(registered()).toBe(0)
    expect(last()).toMatchObject({ account: null })
  })

  it('token expired: every token given out stops, a new one works', async () => {
    next({ kind: 'token-expired' })
    expect((await register()).status).toBe(401)
    expect((await register()).status).toBe(401)
    ask = await signIn(training)
    expect((await register()).status).toBe(200)
    expect(registered()).toBe(1)
  })

  it('happens as often, as late and to whom it is told', async () => {
    const { faults } = training.cicopass
    faults.add({
      call: ['registerBike', 'bike'],
      after: 1,
      times: 2,
      fault: { kind: 'error', status: 500 },
    })
    const statuses = []
    for (let count = 0; count < 4; count += 1) statuses.push((await register()).status)
    expect(statuses).toEqual([200, 500, 500, 200])
    expect(faults.planned[0]?.hits).toBe(2)

    faults.clear()
    faults.add({
      path: '/bikes/\\d+$',
      method: 'get',
      times: -1,
      fault: { kind: 'error', status: 503 },
    })
    expect((await ask('GET', '/api/partners/bikes/101')).status).toBe(503)
    expect((await ask('GET', '/api/partners/bikes/102')).status).toBe(503)
    expect((await register()).status).toBe(200)

    faults.clear()
    const isSecond = { call: 'registerBike', fault: { kind: 'error', status: 500 } } as const
    const planned = faults.add({
      ...isSecond,
      times: Infinity,
      when: (request) => JSON.stringify(request.body).includes('SECOND'),
    })
    expect((await register('FIRST001')).status).toBe(200)
    expect((await register('SECOND01')).status).toBe(500)
    planned.remove()
    expect((await register('SECOND01')).status).toBe(200)
  })

  it('happens by chance the same way for the same seed', async () => {
    const outcomes = async (seed: number): Promise<number[]> => {
      const other = await startTraining({ seed })
      const asks = await signIn(other)
      other.cicopass.faults.add({
        call: 'bike',
        times: Infinity,
        probability: 0.5,
        fault: { kind: 'error', status: 503 },
      })
      const statuses = []
      for (let count = 0; count < 20; count += 1) {
        statuses.push((await asks('GET', '/api/partners/bikes/101')).status)
      }
      await other.stop()
      return statuses
    }
    const once = await outcomes(7)
    expect(await outcomes(7)).toEqual(once)
    expect(new Set(once)).toEqual(new Set([200, 503]))
  })

  it('happens to the POS as well', async () => {
    const till = atTheTill(training)
    training.cyclesoftware.faults.once('stock', { kind: 'cut-halfway' })
    const answer = await till('POST', '/api/v1/stock-in-store-locator/stock.json', [])
    await expect(answer.text()).rejects.toThrow()
    training.cyclesoftware.faults.once('stores', { kind: 'error', status: 500, form: 'soap' })
    const broken = await till('GET', '/api/v1/stock-in-store-locator/stores.json')
    expect(broken.status).toBe(500)
    expect(broken.headers.get('x-ratelimit-minutely-limit')).toBe('360')
  })

  it('leaves nothing behind: stopping ends waits and late commits', async () => {
    const other = await startTraining()
    const asks = await signIn(other)
    other.cicopass.faults.once('registerBike', { kind: 'slow', ms: 600_000 })
    other.cicopass.faults.once('registerBike', { kind: 'late-commit', afterMs: 600_000 })
    const waiting = failureOf(asks('POST', '/api/partners/bikes', required('STOP0001')))
    await expect.poll(() => other.cicopass.receivedOf('registerBike').length).toBe(1)
    await failureOf(asks('POST', '/api/partners/bikes', required('STOP0002')))
    await other.stop()
    expect(await waiting).toMatch(/ECONNRESET|other side closed/)
    expect(other.cicopass.lateCommits).toBe(0)
    expect(other.cicopass.registrations.map((bike) => bike.frameNumber)).toEqual(['STOP0001'])
  })
})

async function token(training: Training): Promise<string> {
  const response = await fetch(`${training.cicopassUrl}/api/partners/auth/login`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ email: 'balie@example.com', password: 'fiets-op-slot' }),
  })
  return `Bearer ${((await response.json()) as { token: string }).token}`
}
