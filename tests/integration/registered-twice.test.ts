import { afterEach, describe, expect, it } from 'vitest'
import { serviceView } from '../../renderer/screens/shell/status-view.ts'
import type { Job } from '../../shared/job.ts'
import { startTraining, type Training } from '../../electron/training/training-services.ts'
import { aBike, command, register } from '../support/handed-over.ts'
import { patience } from '../support/patience.ts'
import { openTestCounter, type TestCounter } from '../support/test-counter.ts'

// Two counters of one shop, each with a database of its own, at one registry.

const open: TestCounter[] = []
let training: Training
async function twoCounters(): Promise<[TestCounter, TestCounter]> {
  training = await startTraining()
  const first = await openTestCounter({ training })
  const second = await openTestCounter({ training })
  open.push(first, second)
  return [first, second]
}
afterEach(async () => {
  for (const here of open.splice(0)) await here.close()
  await training.stop()
})

describe('Two counters that register one bike at the same moment', () => {
  it('are told by at least one of them, which names both', async () => {
    const [first, second] = await twoCounters()
    // Both looked before either sent.
    training.cicopass.faults.add({
      call: 'registerBike',
      times: 2,
      fault: { kind: 'slow', ms: 150, processed: 'late' },
    })
    const both = await Promise.all([register(first), register(second)])
    expect(both.map(({ json }) => json.registered)).toEqual([true, true])
    const ids = training.cicopass.registrations.map(({ id }) => id).toSorted((a, b) => a - b)
    expect(ids).toHaveLength(2)
    const told = [first, second].filter(({ counter }) => counter.status().faults !== undefined)
    expect(told).not.toHaveLength(0)
    for (const here of told) {
      const [fault] = here.counter.status().faults ?? []
      expect(fault).toMatchObject({ kind: 'registered-twice' })
      const named = fault?.kind === 'registered-twice' ? fault.bikeIds : []
      expect(named.toSorted((a, b) => a - b)).toEqual(ids)
      const [job] = (await command<Job[]>(here, ['outbox', 'list'])).json
      expect(job?.result).toMatchObject({ alsoRegistered: [expect.any(Number)] })
      expect(here.ports.database.jobs.events(job?.id ?? '')).toContainEqual(
        expect.objectContaining({ what: 'looked', outcome: 'registered-twice' }),
      )
      // Over a restart, until somebody read it.
      const again = await here.restart()
      open.push(again)
      expect(again.counter.status().faults).toHaveLength(1)
      await again.counter.handlers['status.faultsSeen']({})
      expect(again.counter.status().faults).toBeUndefined()
    }
    expect(both.some(({ json }) => 'alsoRegistered' in json)).toBe(true)
  })

  it('are told when each wrote the number in its own spelling', async () => {
    const [first, second] = await twoCounters()
    const { cicopass } = training
    const slow = { kind: 'slow', ms: 4_000, processed: 'late' } as const
    cicopass.faults.add({ call: 'registerBike', times: 1, fault: slow })
    const sent = register(first, { frameNumber: 'GZ-4711-0815' })
    // It looked, and its request is on the way: the other counter looks and sends meanwhile.
    await expect.poll(() => cicopass.receivedOf('registerBike').length, patience).toBe(1)
    await register(second, { frameNumber: 'gz 4711 0815' })
    await sent
    const made = cicopass.registrations.map(({ id }) => id).toSorted((a, b) => a - b)
    expect(made).toHaveLength(2)
    // The one with the hyphens asks in both forms, and finds the other by its compared form.
    const [fault] = first.counter.status().faults ?? []
    if (fault?.kind !== 'registered-twice') throw new Error('It is not told')
    expect(fault.bikeIds.toSorted((a, b) => a - b)).toEqual(made)
  })

  it('is no alarm for a bike that is there once, nor for one of another make', async () => {
    const [here] = await twoCounters()
    const otherMake = training.examples.otherMake.bike
    const sold = await register(here, { frameNumber: otherMake.frameNumber, brand: 'Yet another' })
    await register(here, { ...aBike, frameNumber: 'ONCE4711' })
    expect(sold.json).not.toHaveProperty('alsoRegistered')
    expect(here.counter.status().faults).toBeUndefined()
  })

  it('leaves a registration done whose look afterwards fails', async () => {
    const [here] = await twoCounters()
    training.cicopass.faults.add({
      call: 'lookup',
      after: 2,
      times: 5,
      fault: { kind: 'connection-cut' },
    })
    expect((await register(here)).json).toMatchObject({ registered: true })
  })
})

describe('A spent allowance', () => {
  it('is said by the status with its end, and no longer when it is over', async () => {
    const [here] = await twoCounters()
    expect(here.counter.status().cicopass).toMatchObject({ fault: null })
    training.cicopass.faults.once('registerBike', { kind: 'error', status: 429 })
    await register(here)
    const { cicopass, cyclesoftware } = here.counter.status()
    const { fault } = cicopass
    if (fault?.kind !== 'rate-limited' || fault.retryAt === null) throw new Error('It is not said')
    expect(fault.retryAt).toBeGreaterThan(here.clock.now())
    expect(cyclesoftware.fault).toBeNull()
    expect(serviceView(cicopass)).toEqual({ lamp: 'look', word: 'limited' })
    const again = await here.restart()
    open.push(again)
    expect(serviceView(again.counter.status().cicopass)).toMatchObject({ word: 'limited' })
    here.clock.moveOn(fault.retryAt - here.clock.now() + 1)
    expect(again.counter.status().cicopass.fault).toBeNull()
  })
})

describe('Another account', () => {
  it('does not inherit the allowance that the one before had spent', async () => {
    const [here] = await twoCounters()
    training.cicopass.faults.once('registerBike', { kind: 'error', status: 429 })
    expect((await register(here)).json.jobs[0]).toMatchObject({ state: 'waiting' })
    const { settings } = here.ports.database
    expect(settings.read('limited.cicopass')).not.toBeNull()
    const again = { email: 'balie@example.com', password: 'fiets-op-slot' }
    expect((await here.counter.accounts.signInCicopass(again)).ok).toBe(true)
    expect(settings.read('limited.cicopass')).not.toBeNull()
    const other = { email: 'nieuw@example.com', password: 'nieuw-op-slot' }
    expect((await here.counter.accounts.signInCicopass(other)).ok).toBe(true)
    expect(settings.read('limited.cicopass')).toBeNull()
    const sold = await register(here, { frameNumber: 'OTHER-4711' })
    expect(sold.json).toMatchObject({ registered: true })
  })
})

describe('An answer to the account before', () => {
  const other = { email: 'nieuw@example.com', password: 'nieuw-op-slot' }

  it('that says its allowance is spent comes after the other signed in, and is not the other’s', async () => {
    const [here] = await twoCounters()
    const { registry } = here.ports
    const ask = registry.register.bind(registry)
    registry.register = async (bike) => {
      registry.register = ask
      const answer = await ask(bike)
      expect((await here.counter.accounts.signInCicopass(other)).ok).toBe(true)
      return answer
    }
    training.cicopass.faults.once('registerBike', { kind: 'error', status: 429 })
    await register(here)
    expect(here.counter.status().cicopass.fault).toBeNull()
    expect(here.ports.database.settings.read('limited.cicopass')).toBeNull()
    const sold = await register(here, { frameNumber: 'OTHER4711' })
    expect(sold.json).toMatchObject({ registered: true })
  })

  it('whose headers tell of a spent day tell nothing of the other’s', async () => {
    const [here] = await twoCounters()
    const { cicopass } = training
    const { registry } = here.ports
    cicopass.limits = { minutely: 300, daily: 1 }
    const isOnTheWire = new Promise((resolve) => {
      cicopass.faults.add({
        call: 'lookup',
        fault: { kind: 'slow', ms: 500 },
        when: () => {
          resolve(null)
          return true
        },
      })
    })
    const answer = registry.lookup({ frameNumber: 'SLOW 4711' })
    await isOnTheWire
    cicopass.limits = null
    expect((await here.counter.accounts.signInCicopass(other)).ok).toBe(true)
    expect((await answer).ok).toBe(true)
    expect(here.counter.outbox.limitedUntil('cicopass')).toBeNull()
    const sold = await register(here, { frameNumber: 'OTHER4711' })
    expect(sold.json).toMatchObject({ registered: true })
  })
})

describe('Trying all again', () => {
  it('counts each job once, and takes no longer for each of many', async () => {
    const [here] = await twoCounters()
    await training.cicopass.goOffline()
    await register(here, { frameNumber: 'ALL-4711-A' })
    await training.cicopass.goOnline()
    training.cicopass.faults.once('registerBike', { kind: 'error', status: 422 })
    await register(here, { frameNumber: 'ALL-4711-B' })
    await training.cicopass.goOffline()
    const { outbox } = here.counter
    const before = here.ports.database.jobs.counts()
    expect(before).toMatchObject({ waiting: 1, parked: 1 })
    let writes = 0
    const { write } = here.ports.database
    here.ports.database.write = (change) => {
      writes += 1
      return write(change)
    }
    expect(outbox.retryAll('Ans')).toEqual({ ok: true, value: 2 })
    expect(here.ports.database.jobs.counts()).toMatchObject({ waiting: 2, parked: 0 })
    expect(writes).toBeLessThan(6)
    const [retried] = here.ports.database.jobs
      .inStates(['waiting'])
      .filter(({ frameNumber }) => frameNumber?.endsWith('B') === true)
    expect(here.ports.database.jobs.events(retried?.id ?? '').at(-1)).toMatchObject({
      what: 'retried',
      by: 'Ans',
    })
  })
})
