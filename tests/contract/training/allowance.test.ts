import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startTraining, type Training } from '../../../electron/training/training-services.ts'
import { atTheTill, signIn, type Asker } from './asking.ts'

const stores = '/api/v1/stock-in-store-locator/stores.json'

describe('the allowance of the simulated services', () => {
  let training: Training
  let ask: Asker
  let clock: number
  beforeEach(async () => {
    clock = Date.parse('2026-07-01T23:58:30Z')
    training = await startTraining({ now: () => clock })
    ask = atTheTill(training)
  })
  afterEach(() => training.stop())

  it('counts down a moving minute and a day that ends at midnight', async () => {
    const first = await ask('GET', stores)
    expect(Object.fromEntries(first.headers)).toMatchObject({
      'x-ratelimit-minutely-limit': '360',
      'x-ratelimit-minutely-remaining': '359',
      'x-ratelimit-daily-limit': '15000',
      'x-ratelimit-daily-remaining': '14999',
      'x-ratelimit-daily-reset': String(Date.parse('2026-07-02T00:00:00Z') / 1000),
    })
    clock += 30_000
    const second = await ask('GET', stores)
    expect(second.headers.get('x-ratelimit-minutely-remaining')).toBe('358')
    clock += 31_000
    const third = await ask('GET', stores)
    expect(third.headers.get('x-ratelimit-minutely-remaining')).toBe('358')
    expect(third.headers.get('x-ratelimit-daily-remaining')).toBe('14997')
    clock += 60_000
    const tomorrow = await ask('GET', stores)
    expect(tomorrow.headers.get('x-ratelimit-daily-remaining')).toBe('14999')
  })

  it('refuses with 429 and no Retry-After when it is spent, also by someone else', async () => {
    training.cyclesoftware.spendAllowance('1', 359)
    expect((await atTheTill(training, 'bikeshop')('GET', stores)).status).toBe(200)
    const refused = await ask('GET', stores)
    expect(refused.status).toBe(429)
    expect(refused.headers.get('x-ratelimit-minutely-remaining')).toBe('0')
    expect(refused.headers.has('retry-after')).toBe(false)
    clock += 60_001
    expect((await ask('GET', stores)).status).toBe(200)
  })

  it('limits the registry only when told', async () => {
    const registry = await signIn(training)
    const orders = await registry('GET', '/api/partners/orders')
    expect(orders.headers.has('x-ratelimit-minutely-limit')).toBe(false)
    training.cicopass.limits = { minutely: 2, daily: 100 }
    const statuses = []
    for (let count = 0; count < 3; count += 1) {
      statuses.push((await registry('GET', '/api/partners/orders')).status)
    }
    expect(statuses).toEqual([200, 200, 429])
  })

  it('lets a token run out, and all of them on demand', async () => {
    training.cicopass.tokenTtlMs = 60_000
    const short = await signIn(training)
    expect((await short('GET', '/api/partners/orders')).status).toBe(200)
    clock += 60_001
    expect((await short('GET', '/api/partners/orders')).status).toBe(401)
    const again = await signIn(training)
    training.cicopass.expireTokens()
    expect((await again('GET', '/api/partners/orders')).status).toBe(401)
    expect((await (await signIn(training))('GET', '/api/partners/orders')).status).toBe(200)
  })
})
