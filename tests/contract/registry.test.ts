import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  cicopassAddress,
  createRegistry,
  type RegistryOptions,
} from '../../electron/services/cicopass/cicopass.ts'
import type { AnswerSeen, Registry } from '../../electron/core/ports.ts'
import { allProfiles } from '../../electron/training/profile.ts'
import { startTraining, type Training } from '../../electron/training/training-services.ts'
import { BikeToRegister, readFrameNumber } from '../../shared/bike.ts'
import { failed, ok, type Result } from '../../shared/fault.ts'
import { patiently } from '../support/test-counter.ts'
import { timeoutsFor, tooSlow } from './service-clients.ts'

const anyText: unknown = expect.any(String)
const anyNumber: unknown = expect.any(Number)
const textWith = (part: string): unknown => expect.stringContaining(part)

/**
 * The port `Registry` as the counter's core relies on it, against the simulated Cicopass over real
 * HTTP. The simulator imports nothing of the client.
 */
const account = { email: 'balie@example.com', password: 'fiets-op-slot' }
let training: Training
let seen: AnswerSeen[]
let now: number
const closing: (() => Promise<void>)[] = []

beforeEach(async () => {
  training = await startTraining()
  seen = []
  now = Date.now()
})
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
  await training.stop()
})

function registryWith(options: Partial<RegistryOptions> = {}): Registry {
  const registry = createRegistry({
    baseUrl: training.cicopassUrl,
    version: '0.0.1',
    clock: { now: () => now },
    credentials: () => Promise.resolve(ok(account)),
    onAnswer: (answer) => seen.push(answer),
    timeouts: timeoutsFor(),
    ...options,
  })
  closing.push(() => registry.close())
  return registry
}

function bikeToRegister(frameNumber: string, more: Record<string, unknown> = {}): BikeToRegister {
  return BikeToRegister.parse({
    frameNumber: value(readFrameNumber(frameNumber)),
    brand: 'Gazelle',
    color: 'Black',
    type: 'E-bike',
    audience: 'Women',
    ...more,
  })
}

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`expected a value, got ${JSON.stringify(result.fault)}`)
  return result.value
}

function faultOf(result: Result<unknown>) {
  return result.ok ? { kind: 'none', value: result.value } : result.fault
}

describe('a registration', () => {
  it('sends the published fields and no other, the price in euros, the number in its sent form', async () => {
    const bike = bikeToRegister(' gz 123-4567 ', {
      salePriceCents: 349_995,
      model: 'Ultimate C380',
      gears: 8,
      frameHeight: '',
      photos: [{ name: 'left.jpg', content: '/9j/4AAQ' }],
    })
    const registered = value(await registryWith().register(bike))
    expect(registered).toMatchObject({
      id: anyNumber,
      frameNumber: 'GZ123-4567',
      brand: 'Gazelle',
    })
    expect(training.cicopass.receivedOf('registerBike')[0]?.body).toEqual({
      frameNumber: 'GZ123-4567',
      brand: 'Gazelle',
      color: 'Black',
      type: 'E-bike',
      audience: 'Women',
      salePrice: 3499.95,
      model: 'Ultimate C380',
      gears: 8,
      images: [{ name: 'left.jpg', content: '/9j/4AAQ' }],
    })
    expect(training.cicopass.registrations).toHaveLength(1)
  })

  it('is found again by its id and by its frame number', async () => {
    const registry = registryWith()
    const { id } = value(await registry.register(bikeToRegister('GZ1234567')))
    expect(value(await registry.bike(id))).toMatchObject({ id, frameNumber: 'GZ1234567' })
    expect(value(await registry.lookup({ frameNumber: 'GZ1234567' }))).toMatchObject([{ id }])
    expect(value(await registry.stolenSearch({ frameNumber: 'GZ1234567' }))).toEqual([])
  })

  it('is refused in the words of the service when the free ones are used up', async () => {
    const registry = registryWith({
      credentials: () =>
        Promise.resolve(ok({ email: 'nieuw@example.com', password: 'nieuw-op-slot' })),
    })
    for (let bike = 0; bike < 5; bike += 1) {
      value(await registry.register(bikeToRegister(`NEW000${bike}1`)))
    }
    expect(faultOf(await registry.register(bikeToRegister('NEW00061')))).toMatchObject({
      kind: 'refused',
      status: 402,
      serviceWords: textWith('free registrations'),
    })
  })

  it.each([
    [{ kind: 'connection-cut' }, 'no-answer', 0],
    [{ kind: 'answer-lost' }, 'no-answer', 1],
    [{ kind: 'cut-halfway' }, 'no-answer', 1],
    [{ kind: 'silent', processed: true }, 'no-answer', 1],
    [{ kind: 'slow', ms: tooSlow, processed: 'at-once' }, 'no-answer', 1],
    [{ kind: 'malformed' }, 'unreadable-answer', 1],
    [{ kind: 'empty' }, 'unreadable-answer', 1],
    [{ kind: 'captive-portal' }, 'unreadable-answer', 0],
    [{ kind: 'captive-portal', redirect: true }, 'unreadable-answer', 0],
    [{ kind: 'error', status: 500, processed: true }, 'service-broken', 1],
    [{ kind: 'error', status: 408 }, 'service-broken', 0],
    [{ kind: 'error', status: 503, form: 'html' }, 'service-broken', 0],
    [{ kind: 'error', status: 429 }, 'rate-limited', 0],
    [{ kind: 'error', status: 403 }, 'scope-missing', 0],
    [{ kind: 'error', status: 400, form: 'errors' }, 'refused', 0],
    [{ kind: 'error', status: 409, form: 'problem' }, 'refused', 0],
    [{ kind: 'error', status: 422, form: 'text' }, 'refused', 0],
    [{ kind: 'error', status: 404, form: 'html' }, 'unreadable-answer', 0],
    [{ kind: 'error-with-200' }, 'refused', 0],
  ] as const)('that meets %j is %s and goes out exactly once', async (fault, kind, registered) => {
    const registry = registryWith({ timeouts: timeoutsFor(fault) })
    value(await patiently(() => registry.lookup({ brand: 'Gazelle' })))
    training.cicopass.faults.once('registerBike', fault)
    expect(faultOf(await registry.register(bikeToRegister('GZ1234567')))).toMatchObject({ kind })
    expect(training.cicopass.receivedOf('registerBike')).toHaveLength(1)
    expect(training.cicopass.registrations).toHaveLength(registered)
    expect(seen.at(-1)).toMatchObject({ service: 'cicopass', call: 'register', faultKind: kind })
  })

  it('is offline and never sent when nobody answers the door', async () => {
    const registry = registryWith()
    value(await registry.lookup({ brand: 'Gazelle' }))
    await training.cicopass.goOffline()
    expect(faultOf(await registry.register(bikeToRegister('GZ1234567')))).toMatchObject({
      kind: 'offline',
    })
    expect(seen.at(-1)).toMatchObject({ status: null, faultKind: 'offline' })
    await training.cicopass.goOnline()
    expect(training.cicopass.receivedOf('registerBike')).toEqual([])
  })

  it.each([
    { kind: 'answer-lost' },
    { kind: 'error', status: 500 },
    { kind: 'captive-portal' },
    { kind: 'silent' },
  ] as const)('was surely not sent when only the sign-in meets %j', async (fault) => {
    training.cicopass.faults.once('login', fault)
    const registry = registryWith({ timeouts: timeoutsFor(fault) })
    const result = await registry.register(bikeToRegister('GZ1234567'))
    expect(faultOf(result)).toMatchObject({
      kind: 'offline',
      detail: textWith('signing in'),
    })
    expect(training.cicopass.receivedOf('registerBike')).toEqual([])
  })
})

describe('looking up', () => {
  it('finds a stolen bike with its history, by number and by shield', async () => {
    const registry = registryWith()
    const { stolenBike } = training.examples
    const hits = value(await registry.lookup({ frameNumber: stolenBike.frameNumber }))
    expect(hits).toMatchObject([{ id: stolenBike.id, currentStatus: 'Stolen' }])
    expect(hits[0]?.statusHistory.map(({ status }) => status)).toContain('Stolen')
    const byNumber = await registry.stolenSearch({
      frameNumber: stolenBike.frameNumber.toLowerCase(),
    })
    expect(value(byNumber)).toMatchObject([{ id: stolenBike.id }])
    const shieldCode = stolenBike.shieldCode ?? 'none'
    expect(value(await registry.stolenSearch({ shieldCode }))).toMatchObject([
      { id: stolenBike.id },
    ])
  })

  it('sends a shield under both of its published names', async () => {
    const shieldCode = training.freeShield(1)
    expect(value(await registryWith().stolenSearch({ shieldCode }))).toEqual([])
    expect(training.cicopass.receivedOf('stolenSearch')[0]?.query).toEqual({
      stickerCode: shieldCode,
      ShieldCode: shieldCode,
    })
  })

  it('asks nothing without a criterion', async () => {
    const registry = registryWith()
    expect(faultOf(await registry.lookup({}))).toMatchObject({ kind: 'bad-input' })
    expect(faultOf(await registry.lookup({ brand: ' ', color: undefined }))).toMatchObject({
      kind: 'bad-input',
    })
    expect(training.cicopass.received).toEqual([])
  })

  it.each(allProfiles)('reads every answer of a service that is "$name"', async (profile) => {
    training.cicopass.profile = profile
    const registry = registryWith()
    const { registeredBike, shieldedBike } = training.examples
    const criteria = { frameNumber: registeredBike.frameNumber }
    expect(value(await registry.lookup(criteria)).map(({ id }) => id)).toContain(registeredBike.id)
    expect((await registry.stolenSearch(criteria)).ok).toBe(true)
    expect((await registry.stolenSearch({ shieldCode: shieldedBike.shieldCode ?? '' })).ok).toBe(
      true,
    )
  })
})

describe('linking a shield', () => {
  it('links it to the bike and says what the service said', async () => {
    const { registeredBike } = training.examples
    const link = { bikeId: registeredBike.id, shieldCode: training.freeShield(2) }
    const linked = value(await registryWith().linkShield(link))
    expect(linked.serviceWords).toContain('linked')
    expect(training.cicopass.receivedOf('linkShield')[0]).toMatchObject({
      path: '/api/partners/bikes/link-BikeShield',
      body: link,
    })
    expect(training.cicopass.linksMade).toHaveLength(1)
  })

  it.each(allProfiles)(
    'of another bike is refused by a service that is "$name"',
    async (profile) => {
      training.cicopass.profile = profile
      const { registeredBike, shieldedBike } = training.examples
      const shieldCode = shieldedBike.shieldCode ?? ''
      const result = await registryWith().linkShield({ bikeId: registeredBike.id, shieldCode })
      expect(faultOf(result)).toMatchObject({
        kind: 'refused',
        serviceWords: textWith(''),
      })
      expect(training.cicopass.linksMade).toEqual([])
    },
  )

  it('whose answer is lost may have happened, and went out once', async () => {
    training.cicopass.faults.once('linkShield', { kind: 'answer-lost' })
    const link = { bikeId: training.examples.registeredBike.id, shieldCode: training.freeShield(3) }
    expect(faultOf(await registryWith().linkShield(link))).toMatchObject({ kind: 'no-answer' })
    expect(training.cicopass.receivedOf('linkShield')).toHaveLength(1)
    expect(training.cicopass.linksMade).toHaveLength(1)
  })
})

describe('the sign-in', () => {
  it('is shared by calls that come at once, and kept for those that follow', async () => {
    const registry = registryWith()
    const brands = ['Gazelle', 'Batavus', 'Sparta', 'Koga']
    for (const result of await Promise.all(brands.map((brand) => registry.lookup({ brand }))))
      value(result)
    value(await registry.lookup({ brand: 'Trek' }))
    expect(training.cicopass.receivedOf('login')).toHaveLength(1)
  })

  it('is renewed once after a 401, and the call sent again, a registration too', async () => {
    const registry = registryWith()
    value(await registry.lookup({ brand: 'Gazelle' }))
    training.cicopass.expireTokens()
    value(await registry.register(bikeToRegister('GZ1234567')))
    expect(training.cicopass.receivedOf('login')).toHaveLength(2)
    expect(training.cicopass.receivedOf('registerBike').map(({ status }) => status)).toEqual([
      401, 200,
    ])
    expect(training.cicopass.registrations).toHaveLength(1)
  })

  it('is renewed a minute before it runs out, however wrong our clock is', async () => {
    const start = now
    for (const wrong of [0, -400 * 86_400_000, 400 * 86_400_000]) {
      now = start + wrong
      const registry = registryWith()
      const before = training.cicopass.receivedOf('login').length
      const logins = () => training.cicopass.receivedOf('login').length - before
      value(await registry.lookup({ brand: 'Gazelle' }))
      value(await registry.lookup({ brand: 'Gazelle' }))
      expect({ wrong, logins: logins() }).toEqual({ wrong, logins: 1 })
      // Our clock moves on, the service's `Date` does not: only the time gone by counts.
      now += training.cicopass.tokenTtlMs - 61_000
      expect({ wrong, logins: logins() }).toEqual({ wrong, logins: 1 })
      now += 5_000
      value(await registry.lookup({ brand: 'Gazelle' }))
      expect({ wrong, logins: logins() }).toEqual({ wrong, logins: 2 })
    }
  })

  it('with a token that lives for seconds does not sign in for every call', async () => {
    training.cicopass.tokenTtlMs = 20_000
    const registry = registryWith()
    value(await registry.lookup({ brand: 'Gazelle' }))
    value(await registry.lookup({ brand: 'Gazelle' }))
    expect(training.cicopass.receivedOf('login')).toHaveLength(1)
  })

  it('is refused in the words of the service', async () => {
    const wrong = { ...account, password: 'wrong' }
    const registry = registryWith({ credentials: () => Promise.resolve(ok(wrong)) })
    const refused = {
      kind: 'sign-in-refused',
      service: 'cicopass',
      serviceWords: 'Invalid email or password.',
      // Nothing but a person can mend it.
      retryAt: null,
    }
    expect(faultOf(await registry.bike(1))).toEqual(refused)
    expect(faultOf(await registry.tryCredentials(wrong))).toEqual(refused)
    expect(faultOf(await registry.register(bikeToRegister('GZ1234567')))).toEqual(refused)
  })

  it('that was refused is not tried again until the password changed, so that nothing locks the account', async () => {
    let current = { ...account, password: 'wrong' }
    const registry = registryWith({ credentials: () => Promise.resolve(ok(current)) })
    for (let nth = 1; nth <= 5; nth += 1) {
      expect(faultOf(await registry.bike(nth))).toMatchObject({ kind: 'sign-in-refused' })
    }
    expect(training.cicopass.receivedOf('login')).toHaveLength(1)
    current = account
    value(await registry.lookup({ brand: 'Gazelle' }))
    expect(training.cicopass.receivedOf('login')).toHaveLength(2)
  })

  it.each([
    ['with 200', { kind: 'error-with-200' }],
    ['with 422', { kind: 'error', status: 422 }],
  ] as const)(
    'that was refused %s, which may have been a fault of the service, is tried again after five minutes',
    async (_how, fault) => {
      training.cicopass.faults.once('login', fault)
      const registry = registryWith()
      const refused = { kind: 'sign-in-refused', retryAt: now + 300_000 }
      for (const later of [0, 0, 299_999]) {
        now += later
        expect(faultOf(await registry.bike(1))).toMatchObject(refused)
      }
      expect(training.cicopass.receivedOf('login')).toHaveLength(1)
      now += 1
      value(await registry.lookup({ brand: 'Gazelle' }))
    },
  )

  it('that was refused in such words does not wait for a clock that was put back', async () => {
    training.cicopass.faults.once('login', { kind: 'error-with-200' })
    const registry = registryWith()
    expect(faultOf(await registry.bike(1))).toMatchObject({ kind: 'sign-in-refused' })
    now -= 86_400_000
    value(await registry.lookup({ brand: 'Gazelle' }))
  })

  it('that was refused is tried again once somebody saw the same one work', async () => {
    training.cicopass.faults.once('login', { kind: 'error', status: 401 })
    const registry = registryWith()
    expect(faultOf(await registry.bike(1))).toMatchObject({ kind: 'sign-in-refused' })
    value(await registry.tryCredentials(account))
    value(await registry.lookup({ brand: 'Gazelle' }))
    expect(training.cicopass.receivedOf('login')).toHaveLength(3)
  })

  it.each([400, 401, 403, 404] as const)('that is answered with %i is refused', async (status) => {
    training.cicopass.faults.once('login', { kind: 'error', status })
    expect(faultOf(await registryWith().tryCredentials(account))).toMatchObject({
      kind: 'sign-in-refused',
    })
  })

  it('is missing when there is no account, and the keychain speaks for itself', async () => {
    const none = registryWith({ credentials: () => Promise.resolve(ok(null)) })
    expect(faultOf(await none.bike(1))).toEqual({ kind: 'not-signed-in', service: 'cicopass' })
    const locked = { kind: 'keychain-locked', detail: 'locked' } as const
    const shut = registryWith({ credentials: () => Promise.resolve(failed(locked)) })
    expect(faultOf(await shut.register(bikeToRegister('GZ1234567')))).toEqual(locked)
    expect(training.cicopass.received).toEqual([])
  })

  it('is tried without keeping anything', async () => {
    const registry = registryWith({ credentials: () => Promise.resolve(ok(null)) })
    expect(value(await registry.tryCredentials(account))).toMatchObject({
      signedInAs: anyText,
      expiresAt: anyText,
      company: anyText,
      keys: [],
      milliseconds: anyNumber,
    })
    expect(faultOf(await registry.bike(1))).toMatchObject({ kind: 'not-signed-in' })
  })

  it('is made anew with the account of that moment once it is forgotten', async () => {
    let current = account
    const registry = registryWith({ credentials: () => Promise.resolve(ok(current)) })
    value(await registry.lookup({ brand: 'Gazelle' }))
    current = { email: 'nieuw@example.com', password: 'nieuw-op-slot' }
    registry.forgetSession()
    value(await registry.lookup({ brand: 'Gazelle' }))
    expect(training.cicopass.receivedOf('lookup').map((received) => received.account)).toEqual([
      'balie@example.com',
      'nieuw@example.com',
    ])
  })
})

describe('a 401 that a new token does not cure', () => {
  const always = {
    call: 'linkShield',
    fault: { kind: 'error', status: 401 },
    times: Infinity,
  } as const
  const link = { bikeId: 1, shieldCode: 'CICO-123456789' }

  it('is a missing right when a call that worked before still works', async () => {
    const registry = registryWith()
    value(await registry.lookup({ brand: 'Gazelle' }))
    training.cicopass.faults.add(always)
    expect(faultOf(await registry.linkShield(link))).toMatchObject({
      kind: 'scope-missing',
      scope: 'link-shield',
    })
    expect(training.cicopass.receivedOf('linkShield')).toHaveLength(2)
    expect(seen.at(-1)).toMatchObject({ call: 'link-shield', faultKind: 'scope-missing' })
  })

  it('is a missing sign-in when nothing else works or has worked', async () => {
    const registry = registryWith()
    training.cicopass.faults.add(always)
    expect(faultOf(await registry.linkShield(link))).toEqual({
      kind: 'not-signed-in',
      service: 'cicopass',
    })
    value(await registry.lookup({ brand: 'Gazelle' }))
    training.cicopass.faults.add({
      call: 'lookup',
      fault: { kind: 'error', status: 401 },
      times: Infinity,
    })
    expect(faultOf(await registry.linkShield(link))).toEqual({
      kind: 'not-signed-in',
      service: 'cicopass',
    })
  })

  it('is neither when that cannot be found out: it was not processed, and is tried later', async () => {
    const registry = registryWith()
    value(await registry.lookup({ brand: 'Gazelle' }))
    training.cicopass.faults.add(always)
    training.cicopass.faults.once('lookup', { kind: 'connection-cut' })
    expect(faultOf(await registry.linkShield(link))).toMatchObject({ kind: 'offline' })
  })
})

describe('what the core is told', () => {
  it('is every answer once, with the clock and the allowance of the service', async () => {
    training.cicopass.limits = { minutely: 60, daily: 1_000 }
    const before = Date.now()
    value(await registryWith().lookup({ brand: 'Gazelle' }))
    const after = Date.now()
    expect(seen.map(({ call }) => call)).toEqual(['login', 'lookup'])
    expect(seen[1]).toMatchObject({
      service: 'cicopass',
      status: 200,
      faultKind: null,
      limits: { minutelyLimit: 60, minutelyRemaining: anyNumber, dailyLimit: 1_000 },
    })
    // The service tells whole seconds.
    expect(seen[1]?.serviceTime).toBeGreaterThan(before - 1_000)
    expect(seen[1]?.serviceTime).toBeLessThanOrEqual(after)
  })

  it('never carries a password or a token', async () => {
    value(await registryWith().lookup({ brand: 'Gazelle' }))
    expect(JSON.stringify(seen)).not.toMatch(/fiets-op-slot|Bearer|token"/)
  })
})

describe('the address of the registry', () => {
  it('is its published one unless told otherwise', () => {
    expect(cicopassAddress).toBe('https://api.cicopass.com')
  })

  it('in plain http to another machine is refused by every call, naming the variable', async () => {
    const registry = registryWith({ baseUrl: 'http://registry.example.com' })
    const refused = { kind: 'bad-input', problems: [{ field: 'CICOPASS_URL' }] }
    expect(faultOf(await registry.bike(1))).toMatchObject(refused)
    expect(faultOf(await registry.tryCredentials(account))).toMatchObject(refused)
    expect(faultOf(await registry.register(bikeToRegister('GZ1234567')))).toMatchObject(refused)
    expect(seen).toEqual([])
  })
})
