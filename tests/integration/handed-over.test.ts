import { afterEach, describe, expect, it } from 'vitest'
import type { Job } from '../../shared/job.ts'
import { aBike, command, register } from '../support/handed-over.ts'
import { found, stolen } from '../support/other-jobs.ts'
import { openTestCounter, type TestCounter } from '../support/test-counter.ts'

const open: TestCounter[] = []
async function at(): Promise<TestCounter> {
  const here = await openTestCounter({ random: () => 0.5 })
  open.push(here)
  return here
}
afterEach(async () => {
  for (const here of open.splice(0)) await here.close()
})

async function listed(here: TestCounter): Promise<Job[]> {
  return (await command<Job[]>(here, ['outbox', 'list'])).json
}

const refuseColor = { kind: 'error', status: 422, words: 'Color is not valid' } as const

describe('A sale handed over again', () => {
  it('with the shield that was missing gets its link', async () => {
    const here = await at()
    await here.training.cicopass.goOffline()
    await register(here)
    const shieldCode = here.training.freeShield(1)
    const again = await register(here, { shieldCode })
    expect(again.json.jobs.map(({ kind }) => kind)).toEqual(['bike.register', 'shield.link'])
    const thrice = await register(here, { shieldCode })
    expect(thrice.json.jobs.map(({ id }) => id)).toEqual(again.json.jobs.map(({ id }) => id))
    await here.training.cicopass.goOnline()
    await command(here, ['sync', '--timeout', '60'])
    expect(here.training.cicopass.registrations).toMatchObject([{ shieldCode }])
  })

  it('with another shield is refused, and the first one stays', async () => {
    const here = await at()
    await here.training.cicopass.goOffline()
    const first = await register(here, { shieldCode: here.training.freeShield(1) })
    const other = await register(here, { shieldCode: here.training.freeShield(2) })
    expect(other).toMatchObject({
      status: 1,
      json: { fault: { kind: 'already-here', jobId: first.json.jobs[1]?.id } },
    })
  })

  it('in place of a refused one is not lost when its shield is taken', async () => {
    const here = await at()
    const taken = here.training.freeShield(3)
    await here.training.cicopass.goOffline()
    await register(here, { frameNumber: 'FIRST-0815', shieldCode: taken })
    await here.training.cicopass.goOnline()
    here.training.cicopass.faults.once('registerBike', refuseColor)
    const refused = await register(here, { frameNumber: 'OTHER-0815', color: 'Reddish' })
    expect(refused.json.jobs[0]).toMatchObject({ parkedBecause: 'refused' })
    const again = await register(here, {
      frameNumber: 'OTHER-0815',
      color: 'Red',
      shieldCode: taken,
    })
    expect(again).toMatchObject({ status: 1, json: { fault: { kind: 'already-here' } } })
    const kept = (await listed(here)).find(({ id }) => id === refused.json.jobs[0]?.id)
    expect(kept).toMatchObject({ state: 'parked', parkedBecause: 'refused' })
  })

  it('in place of a refused one keeps both rows when the disk refuses', async () => {
    const here = await at()
    here.training.cicopass.faults.once('registerBike', refuseColor)
    const refused = await register(here, {
      color: 'Reddish',
      shieldCode: here.training.freeShield(4),
    })
    here.fillDisk(1)
    expect((await register(here, { color: 'Red' })).json).toMatchObject({
      fault: { kind: 'disk-full' },
    })
    const states = (await listed(here)).map(({ id, state }) => ({ id, state }))
    expect(states).toContainEqual({ id: refused.json.jobs[0]?.id, state: 'parked' })
    const again = await register(here, { color: 'Red', shieldCode: here.training.freeShield(4) })
    expect(again).toMatchObject({ status: 0, json: { registered: true, shieldLinked: true } })
    expect(here.training.cicopass.registrations).toHaveLength(1)
  })
})

describe('A spent allowance', () => {
  it('stays spent, for a sync and for the next process, until the service said', async () => {
    const here = await at()
    here.training.cicopass.faults.once('registerBike', { kind: 'error', status: 429 })
    await register(here)
    const asked = () => here.training.cicopass.received.length
    const before = asked()
    expect((await command(here, ['sync', '--timeout', '1'])).status).toBe(3)
    const next = await here.crashAndRestart()
    open.push(next)
    open.shift()
    expect((await command(next, ['sync', '--timeout', '1'])).status).toBe(3)
    await register(next, { frameNumber: 'SECOND-0815' })
    expect(asked()).toBe(before)
    next.clock.moveOn(61_000)
    expect(await command(next, ['sync', '--timeout', '60'])).toMatchObject({
      status: 0,
      json: { done: 2 },
    })
  })
})

describe('While the window is open', () => {
  it('what a command could not deliver goes by itself when the service is back', async () => {
    const here = await at()
    here.counter.open()
    await here.training.cicopass.goOffline()
    expect((await register(here)).status).toBe(3)
    await here.training.cicopass.goOnline()
    await expect.poll(() => here.training.cicopass.registrations.length).toBe(1)
  })

  it('a retry and the window’s own delivery send it once', async () => {
    const here = await at()
    here.training.cicopass.faults.once('registerBike', refuseColor)
    const { json } = await register(here)
    here.counter.open()
    here.training.cicopass.faults.add({ call: 'lookup', fault: { kind: 'slow', ms: 60 }, times: 2 })
    await command(here, ['outbox', 'retry', json.jobs[0]?.id ?? ''])
    await command(here, ['sync', '--timeout', '2'])
    expect(here.training.cicopass.receivedOf('registerBike')).toHaveLength(2)
    expect(here.training.cicopass.registrations).toHaveLength(1)
  })

  it('a job of one account never goes out under another that signs in meanwhile', async () => {
    const here = await at()
    const { cicopass } = here.training
    cicopass.faults.once('lookup', { kind: 'slow', ms: 3_600_000, processed: 'late' })
    const handed = register(here, { frameNumber: 'MINE-0815' })
    await expect.poll(() => cicopass.receivedOf('lookup').map(({ end }) => end)).toContain('open')
    await here.counter.accounts.signInCicopass({
      email: 'nieuw@example.com',
      password: 'nieuw-op-slot',
    })
    cicopass.flushLateCommits()
    expect((await handed).json.jobs[0]).toMatchObject({ state: 'waiting' })
    await command(here, ['sync', '--timeout', '2'])
    expect(here.training.cicopass.receivedOf('registerBike')).toHaveLength(0)
    await here.counter.accounts.signInCicopass({
      email: 'balie@example.com',
      password: 'fiets-op-slot',
    })
    await command(here, ['sync', '--timeout', '2'])
    expect(here.training.cicopass.receivedOf('registerBike')).toMatchObject([
      { account: 'balie@example.com' },
    ])
  })
})

describe('What is given up', () => {
  it('ends the link that waited for it, for the same reason, and its shield is free', async () => {
    const here = await at()
    const shieldCode = here.training.freeShield(5)
    here.training.cicopass.faults.once('registerBike', refuseColor)
    const { json } = await register(here, { shieldCode })
    const [registration, link] = json.jobs
    await command(here, ['outbox', 'discard', registration?.id ?? '', '--reason', 'sold to nobody'])
    const ended = await command<{ job: Job }>(here, ['outbox', 'show', link?.id ?? ''])
    expect(JSON.stringify(ended.json)).toContain('"discarded"')
    expect(here.ports.database.jobs.get(link?.id ?? '')).toMatchObject({
      state: 'discarded',
      discardReason: 'sold to nobody',
      attempts: 0,
    })
    const { id } = here.training.examples.registeredBike
    const linked = await command(here, ['link', String(id), shieldCode])
    expect(linked).toMatchObject({ status: 0, json: { shieldLinked: true } })
  })
})

describe('A sale of the window that is undone', () => {
  it('parks the link that a command added to it meanwhile', async () => {
    const here = await at()
    const { seller } = here.counter
    const { brand, color, type, audience } = aBike
    seller.setBike({ brand, color, type, audience })
    seller.take({ text: aBike.frameNumber, aim: null, from: 'typed' }, 'frameNumber')
    seller.withoutShield()
    const sale = seller.confirm(seller.get().id)
    const { json } = await register(here, { shieldCode: here.training.freeShield(7) })
    expect(json.jobs.map(({ state }) => state)).toEqual(['held', 'waiting'])
    expect(sale.ok && seller.undo(sale.value.id)).toMatchObject({ ok: true })
    const link = (await listed(here)).find(({ kind }) => kind === 'shield.link')
    expect(link).toMatchObject({ state: 'parked', parkedBecause: 'dependency-gone' })
    // It cannot be retried into waiting for ever, only given up; then its shield is free.
    const retried = await command(here, ['outbox', 'retry', link?.id ?? ''])
    expect(retried).toMatchObject({ status: 1, json: { fault: { kind: 'too-late' } } })
    expect(await command(here, ['outbox', 'retry', 'all'])).toMatchObject({ status: 0, json: [] })
    const { id } = here.training.examples.registeredBike
    const linkNow = () => command(here, ['link', String(id), here.training.freeShield(7)])
    expect(await linkNow()).toMatchObject({ status: 1, json: { fault: { kind: 'already-here' } } })
    await command(here, ['outbox', 'discard', link?.id ?? '', '--reason', 'the sale was undone'])
    expect(await linkNow()).toMatchObject({ status: 0, json: { shieldLinked: true } })
  })
})

describe('A link asked for again', () => {
  it('after the registry refused it is tried again, and done once', async () => {
    const here = await at()
    const { id } = here.training.examples.registeredBike
    const shieldCode = here.training.freeShield(6)
    here.training.cicopass.faults.once('linkShield', refuseColor)
    expect((await command(here, ['link', String(id), shieldCode])).status).toBe(4)
    const again = await command(here, ['link', String(id), shieldCode])
    expect(again).toMatchObject({ status: 0, json: { shieldLinked: true } })
    expect(here.training.cicopass.linksMade).toHaveLength(1)
  })
})

describe('A link to a bike by its number', () => {
  it('is stopped when the bike is reported stolen, and goes once it is found', async () => {
    const here = await at()
    const { id } = here.training.examples.registeredBike
    await stolen(here, id)
    const shieldCode = here.training.freeShield(8)
    const linked = await command(here, ['link', String(id), shieldCode])
    expect(linked).toMatchObject({ status: 4, json: { jobs: [{ parkedBecause: 'stolen' }] } })
    expect(here.training.cicopass.receivedOf('linkShield')).toHaveLength(0)
    await found(here, id)
    const again = await command(here, ['link', String(id), shieldCode])
    expect(again).toMatchObject({ status: 0, json: { shieldLinked: true } })
  })

  it('goes to the registry when the bike is not found: it is the registry’s to refuse', async () => {
    const here = await at()
    const { id } = here.training.examples.registeredBike
    here.training.cicopass.faults.once('bike', { kind: 'error', status: 404 })
    const linked = await command(here, ['link', String(id), here.training.freeShield(8)])
    expect(linked).toMatchObject({ status: 0, json: { shieldLinked: true } })
  })

  it('is not sent while nobody may ask whether the bike is stolen', async () => {
    const here = await at()
    const { id } = here.training.examples.registeredBike
    here.training.cicopass.faults.once('bike', { kind: 'error', status: 403 })
    const linked = await command(here, ['link', String(id), here.training.freeShield(8)])
    expect(linked).toMatchObject({
      status: 4,
      json: { jobs: [{ parkedBecause: 'scope-missing' }] },
    })
    expect(here.training.cicopass.receivedOf('linkShield')).toHaveLength(0)
  })
})

it('a sync keeps to its time, however much is waiting', async () => {
  const here = await at()
  await here.training.cicopass.goOffline()
  for (let nth = 0; nth < 8; nth += 1)
    await register(here, { ...aBike, frameNumber: `MANY-000${String(nth)}X` })
  await here.training.cicopass.goOnline()
  here.training.cicopass.faults.add({
    call: 'registerBike',
    fault: { kind: 'slow', ms: 400 },
    times: 8,
  })
  const synced = await command(here, ['sync', '--timeout', '1'])
  // One after the other they would take more than three seconds, on whatever machine.
  expect(here.training.cicopass.receivedOf('registerBike').length).toBeLessThan(8)
  expect(synced.status).toBe(3)
})
