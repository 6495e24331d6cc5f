import { afterEach, describe, expect, it } from 'vitest'
import type { Job } from '../../shared/job.ts'
import { allProfiles, type Profile } from '../../electron/training/profile.ts'
import { aBike, command, register } from '../support/handed-over.ts'
import { openTestCounter, type TestCounter } from '../support/test-counter.ts'

const open: TestCounter[] = []
/** Resets the connections on which nothing is answered, instead of waiting until the client gives up. */
async function endSilence(service: TestCounter['training']['cicopass']): Promise<void> {
  await service.goOffline()
  await service.goOnline()
}

async function at(options?: Parameters<typeof openTestCounter>[0]): Promise<TestCounter> {
  const counter = await openTestCounter(options)
  open.push(counter)
  return counter
}
afterEach(async () => {
  for (const counter of open.splice(0)) await counter.close()
})

describe('A sold bike handed over to the counter', () => {
  it('is registered and carries its shield', async () => {
    const here = await at()
    const shieldCode = here.training.freeShield(1)
    const { status, json } = await register(here, { shieldCode, salePrice: 899.95 })
    expect(json).toMatchObject({ registered: true, shieldLinked: true, verdict: 'clear' })
    expect(status).toBe(0)
    const [registration] = here.training.cicopass.registrations
    expect(registration).toMatchObject({ id: json.bikeId, frameNumber: 'GZ47110815', shieldCode })
    const [sent] = here.training.cicopass.receivedOf('registerBike')
    expect(sent?.body).toEqual({ ...aBike, frameNumber: 'GZ47110815', salePrice: 899.95 })
  })

  it('waits without network, spends no attempt, and is delivered by a sync', async () => {
    const here = await at()
    await here.training.cicopass.goOffline()
    const offline = await register(here, { shieldCode: here.training.freeShield(1) })
    expect(offline.status).toBe(3)
    expect(offline.json).toMatchObject({ registered: false, verdict: 'not-checked', bikeId: null })
    expect(offline.json.jobs.map(({ state, attempts }) => ({ state, attempts }))).toEqual([
      { state: 'waiting', attempts: 0 },
      { state: 'waiting', attempts: 0 },
    ])
    await here.training.cicopass.goOnline()
    const synced = await command(here, ['sync', '--timeout', '60'])
    expect(synced).toMatchObject({
      status: 0,
      json: { done: 2, waiting: 0, unknown: 0, parked: 0 },
    })
    expect(here.training.cicopass.registrations).toHaveLength(1)
    expect(here.training.cicopass.linksMade).toHaveLength(1)
  })

  it('is not registered when it is stolen', async () => {
    const here = await at()
    const { frameNumber, brand } = here.training.examples.stolenBike
    const { status, json } = await register(here, { frameNumber, brand })
    expect(status).toBe(4)
    expect(json).toMatchObject({ verdict: 'stolen', registered: false })
    expect(json.jobs[0]).toMatchObject({ state: 'parked', parkedBecause: 'stolen' })
    expect(here.training.cicopass.receivedOf('registerBike')).toHaveLength(0)
  })

  it('is not registered again when it is in the registry already', async () => {
    const here = await at()
    const { frameNumber, brand, id } = here.training.examples.registeredBike
    const { status, json } = await register(here, { frameNumber, brand })
    expect(status).toBe(4)
    expect(json).toMatchObject({ verdict: 'registered', registered: false, bikeId: id })
    expect(here.training.cicopass.receivedOf('registerBike')).toHaveLength(0)
  })

  it('stops when its frame number is there under another brand', async () => {
    const here = await at()
    const { frameNumber } = here.training.examples.registeredBike
    const { json } = await register(here, { frameNumber, brand: 'Nobody’s Brand' })
    expect(json.jobs[0]).toMatchObject({ state: 'parked', parkedBecause: 'other-brand' })
    expect(here.training.cicopass.receivedOf('registerBike')).toHaveLength(0)
  })

  it('is delivered once, and asked about once, by two syncs at the same time', async () => {
    const here = await at()
    await here.training.cicopass.goOffline()
    await register(here)
    await here.training.cicopass.goOnline()
    const { cicopass } = here.training
    const before = cicopass.receivedOf('stolenSearch').length
    const sync = (): Promise<unknown> => command(here, ['sync', '--timeout', '60'])
    expect(await Promise.all([sync(), sync()])).toMatchObject([{ status: 0 }, { status: 0 }])
    expect(cicopass.registrations).toHaveLength(1)
    expect(cicopass.receivedOf('registerBike')).toHaveLength(1)
    expect(cicopass.receivedOf('stolenSearch').length - before).toBe(1)
  })

  it('is the same job when it is handed over twice', async () => {
    const here = await at()
    await here.training.cicopass.goOffline()
    const first = await register(here)
    const second = await register(here)
    expect(second.json.jobs.map(({ id }) => id)).toEqual(first.json.jobs.map(({ id }) => id))
  })

  it('takes the place of an attempt that the registry had refused for its words', async () => {
    const here = await at()
    here.training.cicopass.faults.once('registerBike', {
      kind: 'error',
      status: 400,
      words: 'Color is not valid',
    })
    const refused = await register(here, { color: 'Reddish' })
    expect(refused).toMatchObject({ status: 4 })
    expect(refused.json.jobs[0]).toMatchObject({
      parkedBecause: 'refused',
      message: 'Color is not valid',
    })
    const again = await register(here, { color: 'Red' })
    expect(again.status).toBe(0)
    expect(here.training.cicopass.registrations).toMatchObject([{ color: 'Red' }])
  })
})

describe.each(allProfiles.map((profile): [string, Profile] => [profile.name, profile]))(
  'Where nobody knows what became of a registration (registry: %s)',
  (_name, profile) => {
    it('a lost answer does not register the bike twice', async () => {
      const here = await at({ profile })
      here.training.cicopass.faults.once('registerBike', { kind: 'answer-lost' })
      const { status, json } = await register(here, { shieldCode: here.training.freeShield(1) })
      expect(json).toMatchObject({ registered: true, shieldLinked: true })
      expect(status).toBe(0)
      expect(here.training.cicopass.registrations).toHaveLength(1)
      expect(here.training.cicopass.linksMade).toHaveLength(1)
    })

    it('a change made seconds after the connection was cut is found and not made again', async () => {
      const here = await at({ profile })
      here.training.cicopass.faults.once('registerBike', { kind: 'late-commit', afterMs: 60_000 })
      const sent = await register(here)
      expect(sent).toMatchObject({ status: 3 })
      expect(sent.json.jobs[0]?.state).toBe('unknown')
      here.clock.moveOn(40_000)
      await command(here, ['sync', '--timeout', '0'])
      expect(here.training.cicopass.receivedOf('registerBike')).toHaveLength(1)
      here.training.cicopass.flushLateCommits()
      here.clock.moveOn(25_000)
      const synced = await command(here, ['sync', '--timeout', '2'])
      expect(synced).toMatchObject({ status: 0, json: { done: 1 } })
      expect(here.training.cicopass.registrations).toHaveLength(1)
      expect(here.training.cicopass.receivedOf('registerBike')).toHaveLength(1)
    })

    it('a request that truly got lost is sent again, and only after a minute', async () => {
      const here = await at({ profile })
      here.training.cicopass.faults.once('registerBike', { kind: 'connection-cut' })
      const sent = await register(here)
      expect(sent.json.jobs[0]?.state).toBe('unknown')
      here.clock.moveOn(30_000)
      await command(here, ['sync', '--timeout', '0'])
      expect(here.training.cicopass.receivedOf('registerBike')).toHaveLength(1)
      here.clock.moveOn(31_000)
      const synced = await command(here, ['sync', '--timeout', '10'])
      expect(synced).toMatchObject({ status: 0 })
      expect(here.training.cicopass.registrations).toHaveLength(1)
    })

    it('the minute counts from the end of a request that lasted half of one', async () => {
      const here = await at({ profile })
      const { cicopass } = here.training
      const slow = { kind: 'late-commit', afterMs: 3_600_000, meanwhile: 'silent' } as const
      cicopass.faults.once('registerBike', slow)
      const sending = register(here)
      await expect.poll(() => cicopass.receivedOf('registerBike')).toHaveLength(1)
      here.clock.moveOn(30_000)
      await endSilence(cicopass)
      expect((await sending).json.jobs[0]?.state).toBe('unknown')
      for (const wait of [20_000, 20_000, 15_000]) {
        here.clock.moveOn(wait)
        await command(here, ['sync', '--timeout', '0'])
      }
      // 85 seconds after it was sent, 55 after it was given up.
      cicopass.flushLateCommits()
      here.clock.moveOn(10_000)
      expect(await command(here, ['sync', '--timeout', '60'])).toMatchObject({ json: { done: 1 } })
      expect(cicopass.receivedOf('registerBike')).toHaveLength(1)
      expect(cicopass.registrations).toHaveLength(1)
    })

    it('the minute counts from when a killed counter is opened again, soon after', async () => {
      const before = await at({ profile })
      const { cicopass } = before.training
      const slow = { kind: 'late-commit', afterMs: 3_600_000, meanwhile: 'silent' } as const
      cicopass.faults.once('registerBike', slow)
      register(before).catch(() => undefined)
      await expect.poll(() => cicopass.receivedOf('registerBike')).toHaveLength(1)
      before.clock.moveOn(30_000)
      const restarting = before.crashAndRestart()
      await endSilence(cicopass)
      const here = await restarting
      open.push(here)
      for (const wait of [20_000, 20_000, 15_000]) {
        here.clock.moveOn(wait)
        await command(here, ['sync', '--timeout', '0'])
      }
      cicopass.flushLateCommits()
      here.clock.moveOn(10_000)
      expect(await command(here, ['sync', '--timeout', '60'])).toMatchObject({ json: { done: 1 } })
      expect(cicopass.receivedOf('registerBike')).toHaveLength(1)
    })

    it('a lost answer to a link ends linked once, or with a person', async () => {
      const here = await at({ profile })
      here.training.cicopass.faults.once('linkShield', { kind: 'answer-lost' })
      await register(here, { shieldCode: here.training.freeShield(1) })
      await command(here, ['sync', '--timeout', '5'])
      const { json } = await command<{ kind: string; state: string }[]>(here, ['outbox', 'list'])
      const link = json.find(({ kind }) => kind === 'shield.link')
      expect(['done', 'parked']).toContain(link?.state)
      expect(here.training.cicopass.linksMade).toHaveLength(1)
    })

    it('a shield in use parks with the service’s words', async () => {
      const here = await at({ profile })
      const { shieldCode } = here.training.examples.shieldedBike
      const { status, json } = await register(here, { shieldCode })
      expect(status).toBe(4)
      expect(json).toMatchObject({ registered: true, shieldLinked: false })
      expect(here.training.cicopass.linksMade).toHaveLength(0)
    })
  },
)

describe('What answers mean', () => {
  it.each([
    [{ kind: 'error', status: 500 }],
    [{ kind: 'error', status: 408 }],
    [{ kind: 'captive-portal' }],
    [{ kind: 'malformed' }],
    [{ kind: 'empty' }],
    [{ kind: 'wrong-content-type' }],
    [{ kind: 'cut-halfway' }],
    [{ kind: 'error', status: 503, processed: true }],
  ] as const)('%j on a registration never doubles it', async (fault) => {
    const here = await at()
    here.training.cicopass.faults.once('registerBike', fault)
    await register(here)
    here.clock.moveOn(61_000)
    await command(here, ['sync', '--timeout', '10'])
    here.clock.moveOn(61_000)
    const synced = await command(here, ['sync', '--timeout', '10'])
    expect(synced).toMatchObject({ status: 0, json: { done: 1 } })
    expect(here.training.cicopass.registrations).toHaveLength(1)
  })

  it.each([
    { id: 0 },
    { id: -1 },
    { brand: 'Another make' },
    { frameNumber: 'ANOTHER1' },
    { id: 0, brand: 'Another make', frameNumber: 'ANOTHER1' },
  ])('%j in the answer to a registration is not our bike', async (fields) => {
    const here = await at()
    const { cicopass } = here.training
    cicopass.faults.once('registerBike', { kind: 'altered-answer', fields })
    cicopass.faults.add({ call: 'lookup', after: 1, fault: { kind: 'error', status: 503 } })
    const sent = await register(here, { shieldCode: here.training.freeShield(0) })
    expect(sent.json).toMatchObject({ bikeId: null, registered: false, shieldLinked: false })
    expect(sent.json.jobs[0]).toMatchObject({ state: 'unknown', result: null })
    here.clock.moveOn(61_000)
    await command(here, ['sync', '--timeout', '10'])
    const [made] = cicopass.registrations
    expect(cicopass.registrations).toHaveLength(1)
    expect(cicopass.linksMade.map(({ bikeId }) => bikeId)).toEqual([made?.id])
  })

  it('an id that was there before the send is not the new bike', async () => {
    const here = await at()
    const { cicopass, examples } = here.training
    const otherMake = examples.otherMake.bike
    cicopass.faults.once('registerBike', { kind: 'altered-answer', fields: { id: otherMake.id } })
    const { frameNumber } = otherMake
    const sent = await register(here, { frameNumber, brand: 'Yet another' })
    const [made] = cicopass.registrations
    expect(sent.json.bikeId).toBe(made?.id ?? null)
    expect(sent.json.bikeId).not.toBe(otherMake.id)
  })

  it('a bike that only has an impossible id at the registry is a person’s to decide', async () => {
    const here = await at()
    const { cicopass } = here.training
    cicopass.faults.once('registerBike', { kind: 'answer-lost' })
    cicopass.faults.add({ call: 'lookup', after: 1, fault: { kind: 'error', status: 503 } })
    await register(here)
    const [made] = cicopass.bikes.slice(-1)
    if (made !== undefined) Object.assign(made, { id: -1 })
    // An answer that cannot be read may be a passing fault: a few times it is asked for again.
    let status: number | null = null
    for (let attempt = 0; attempt < 10 && status !== 4; attempt += 1) {
      here.clock.moveOn(3_600_000)
      status = (await command(here, ['sync', '--timeout', '5'])).status
    }
    expect(status).toBe(4)
    const [job] = (await command<Job[]>(here, ['outbox', 'list'])).json
    expect(job).toMatchObject({ parkedBecause: 'cannot-tell', result: null })
    expect(cicopass.receivedOf('registerBike')).toHaveLength(1)
  })

  it.each([
    { bikeId: 1 },
    { shieldCode: 'CICO-000000001' },
    { status: 'pending' },
    { status: null },
    { status: 0 },
  ])('%j in the answer to a link is not our link', async (fields) => {
    const here = await at()
    const { cicopass } = here.training
    cicopass.faults.once('linkShield', { kind: 'altered-answer', fields })
    // The same pair again is not answered, so that this answer alone decides.
    cicopass.faults.once('linkShield', { kind: 'connection-cut' })
    const sent = await register(here, { shieldCode: here.training.freeShield(0) })
    expect(sent.json).toMatchObject({ registered: true, shieldLinked: false })
    here.clock.moveOn(61_000)
    await command(here, ['sync', '--timeout', '5'])
    const { json } = await command<Job[]>(here, ['outbox', 'list'])
    const link = json.find(({ kind }) => kind === 'shield.link')
    expect(link).toMatchObject({ state: 'done', attempts: 3 })
    expect(cicopass.linksMade).toHaveLength(1)
  })

  it('a spent allowance waits and is not an attempt', async () => {
    const here = await at()
    here.training.cicopass.faults.once('registerBike', { kind: 'error', status: 429 })
    const { status, json } = await register(here)
    expect(status).toBe(3)
    expect(json.jobs[0]).toMatchObject({ state: 'waiting', attempts: 0 })
  })

  it('a changed password pauses the service, keeps the sale and goes on after signing in', async () => {
    const here = await at()
    here.training.cicopass.expireTokens()
    const account = here.training.cicopass.accounts.find(
      ({ email }) => email === 'balie@example.com',
    )
    if (account === undefined) throw new Error('The seeded account is gone')
    account.password = 'another'
    const { status } = await register(here)
    expect(status).toBe(3)
    expect(here.counter.status().cicopass.state).toBe('paused')
    const logins = () => here.training.cicopass.receivedOf('login').length
    const asked = logins()
    // Neither more sales nor "try now" may try the old password again: that locks accounts.
    expect((await register(here, { frameNumber: 'PWD-0000-17' })).status).toBe(3)
    expect(await command(here, ['sync', '--timeout', '5'])).toMatchObject({ status: 3 })
    here.counter.wake()
    expect(await command(here, ['check', 'PWD-0000-17'])).toMatchObject({ status: 3 })
    expect(logins()).toBe(asked)
    const signedIn = await here.counter.accounts.signInCicopass({
      email: 'balie@example.com',
      password: 'another',
    })
    expect(signedIn.ok).toBe(true)
    const synced = await command(here, ['sync', '--timeout', '5'])
    expect(synced).toMatchObject({ status: 0, json: { done: 2 } })
  })

  it('a sign-in refused in words of a fault pauses the open counter, which goes on by itself', async () => {
    const here = await at()
    here.training.cicopass.expireTokens()
    here.training.cicopass.faults.once('login', { kind: 'error-with-200' })
    here.counter.open()
    expect((await register(here)).status).toBe(3)
    expect(here.counter.status().cicopass.state).toBe('paused')
    const made = () => here.training.cicopass.registrations.length
    here.clock.moveOn(290_000)
    await expect.poll(() => here.counter.status().cicopass.state).toBe('paused')
    expect(made()).toBe(0)
    here.clock.moveOn(11_000)
    await expect.poll(made).toBe(1)
    await expect.poll(() => here.counter.status().cicopass.state).toBe('online')
  })

  it('the sixth bike of a new account is refused in the service’s words', async () => {
    const here = await at({ signedIn: false })
    await command(here, ['login', 'cicopass', '--email', 'nieuw@example.com'], 'nieuw-op-slot\n')
    for (let nth = 1; nth <= 5; nth += 1) {
      expect((await register(here, { frameNumber: `NEW-0000-${String(nth)}7` })).status).toBe(0)
    }
    const sixth = await register(here, { frameNumber: 'NEW-0000-67' })
    expect(sixth.status).toBe(4)
    expect(sixth.json.jobs[0]).toMatchObject({ parkedBecause: 'refused' })
    expect(sixth.json.jobs[0]?.message).toBeTruthy()
  })
})
