import { describe, expect, it } from 'vitest'
import type { Job } from '../../shared/job.ts'
import { aBike, command, register } from '../support/handed-over.ts'
import { order, sync } from '../support/other-jobs.ts'
import { testCounters } from '../support/selling.ts'
import type { TestCounter } from '../support/test-counter.ts'

// A defect in the handler of one job, or a kind that this counter does not know how to send.

const at = testCounters()

/** The counter's orders throw before they are sent. */
function breakOrders({ ports: { registry } }: TestCounter): () => void {
  const { orders } = registry
  registry.orders = () => Promise.reject(new Error('a defect'))
  return () => {
    registry.orders = orders
  }
}

const listed = async (here: TestCounter): Promise<Job[]> =>
  (await command<Job[]>(here, ['outbox', 'list'])).json
const orderOf = async (here: TestCounter): Promise<Job | undefined> =>
  (await listed(here)).find(({ kind }) => kind === 'shields.order')

describe('A handler that throws', () => {
  it('holds no other job of its service, is tried later and later, and ends with a person', async () => {
    const here = await at()
    breakOrders(here)
    const placed = await order(here)
    expect(placed).toMatchObject({ status: 3, json: { jobs: [{ state: 'waiting', attempts: 0 }] } })
    here.counter.open()
    const sold = await register(here)
    expect(sold).toMatchObject({ status: 0, json: { registered: true } })
    for (let tries = 0; tries < 12; tries += 1) {
      here.clock.moveOn(600_000)
      await sync(here, 0)
    }
    expect(await orderOf(here)).toMatchObject({ state: 'parked', parkedBecause: 'damaged' })
    const thrown = here.ports.database.jobs
      .events((await orderOf(here))?.id ?? '')
      .filter(({ what }) => what === 'not-delivered')
    expect(thrown).toHaveLength(4)
    expect(here.training.cicopass.orders.filter(({ quantity }) => quantity === 10)).toEqual([])
  })

  it('after its request went out is looked for, and not sent again', async () => {
    const here = await at()
    const { registry } = here.ports
    const register = registry.register.bind(registry)
    registry.register = async (bike) => {
      await register(bike)
      throw new Error('a defect')
    }
    const sold = await command<{ jobs: Job[] }>(here, ['register'], aBike)
    expect(sold.json.jobs[0]).toMatchObject({ state: 'done', attempts: 1 })
    expect(here.training.cicopass.registrations).toHaveLength(1)
  })

  it('after its request went out waits for a late commit from then on, not from its beginning', async () => {
    const here = await at()
    const { registry } = here.ports
    const { cicopass } = here.training
    const register = registry.register.bind(registry)
    registry.register = async (bike) => {
      registry.register = register
      await register(bike)
      // The request lasted as long as one may.
      here.clock.moveOn(58_000)
      throw new Error('a defect')
    }
    cicopass.faults.once('registerBike', { kind: 'late-commit', afterMs: 3_600_000 })
    await command(here, ['register'], aBike)
    for (const _ of [1, 2, 3, 4, 5]) {
      here.clock.moveOn(11_000)
      await sync(here, 0)
    }
    cicopass.flushLateCommits()
    here.clock.moveOn(61_000)
    await sync(here)
    expect(cicopass.registrations).toHaveLength(1)
    expect((await listed(here))[0]).toMatchObject({ state: 'done', attempts: 1 })
  })

  it('after its request went out is not replaced before it was looked for', async () => {
    const here = await at()
    const { registry } = here.ports
    const { cicopass } = here.training
    const { lookup, stolenSearch } = registry
    const register = registry.register.bind(registry)
    registry.register = async (bike) => {
      await register(bike)
      registry.lookup = () => Promise.reject(new Error('a defect'))
      registry.stolenSearch = () => Promise.reject(new Error('a defect'))
      throw new Error('a defect')
    }
    const sold = await command<{ jobs: Job[] }>(here, ['register'], aBike)
    for (let tries = 0; tries < 12; tries += 1) {
      here.clock.moveOn(600_000)
      await sync(here, 0)
    }
    const id = sold.json.jobs[0]?.id ?? ''
    expect((await listed(here))[0]).toMatchObject({ state: 'parked', parkedBecause: 'cannot-tell' })
    Object.assign(registry, { register, lookup, stolenSearch })
    await command(here, ['outbox', 'edit', id], { frameNumber: 'GZ 4711 0816' })
    expect(cicopass.registrations).toHaveLength(1)
    expect((await listed(here)).find((job) => job.id === id)).toMatchObject({ state: 'done' })
  })

  it('goes on once it no longer throws', async () => {
    const here = await at()
    const mend = breakOrders(here)
    await order(here)
    mend()
    here.clock.moveOn(60_000)
    expect(await sync(here)).toMatchObject({ status: 0, json: { done: 1 } })
  })
})

describe('A queue whose disk fails for a moment', () => {
  it('goes on by itself afterwards', async () => {
    const here = await at()
    here.counter.open()
    const { jobs } = here.ports.database
    const { nextDueAt, inStates } = jobs
    const failing = (): never => {
      throw Object.assign(new Error('disk I/O error'), { code: 'SQLITE_IOERR' })
    }
    Object.assign(jobs, { nextDueAt: failing, inStates: failing })
    here.counter.outbox.wake('cicopass')
    here.clock.moveOn(20_000)
    await new Promise((resolve) => setTimeout(resolve, 20))
    Object.assign(jobs, { nextDueAt, inStates })
    here.ports.database.write(() => undefined)
    await here.training.cicopass.goOffline()
    await register(here)
    await here.training.cicopass.goOnline()
    await expect
      .poll(() => {
        here.clock.moveOn(15_000)
        return here.training.cicopass.registrations.length
      })
      .toBe(1)
  })
})
