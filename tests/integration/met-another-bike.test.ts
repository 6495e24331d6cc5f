import { describe, expect, it } from 'vitest'
import { command, register } from '../support/handed-over.ts'
import {
  testCounters,
  scan,
  draft,
  answered,
  confirm,
  afterUndo,
  saleOf,
  typeBike,
  type Sale,
} from '../support/selling.ts'
import type { TestCounter } from '../support/test-counter.ts'

const at = testCounters()

describe('A sale that met the registry’s own bike', () => {
  /** Sold without network; it turns out that the bike was in the registry. */
  async function parkedSale(here: TestCounter, brand?: string) {
    const { registeredBike } = here.training.examples
    const shieldCode = here.training.freeShield(3)
    await here.training.cicopass.goOffline()
    typeBike(here, { brand: brand ?? registeredBike.brand })
    scan(here, registeredBike.frameNumber)
    scan(here, shieldCode)
    await answered(here)
    const sale = confirm(here)
    await here.training.cicopass.goOnline()
    await afterUndo(here)
    return { registeredBike, shieldCode, sale }
  }
  const jobOf = (here: TestCounter, id: string | undefined) =>
    here.ports.database.jobs.get(id ?? '')

  it('is done as the queue says: scan it again and link the same shield to that bike', async () => {
    const here = await at()
    const { registeredBike, shieldCode, sale } = await parkedSale(here)
    expect(jobOf(here, sale.registration?.jobId)).toMatchObject({ parkedBecause: 'registered' })
    scan(here, registeredBike.frameNumber)
    scan(here, shieldCode)
    expect(await answered(here)).toMatchObject({ stop: { because: 'registered' } })
    const linked = here.counter.seller.linkToExisting(registeredBike.id)
    expect(linked).toMatchObject({ ok: true, value: { stop: null, canConfirm: true } })
    const linkOnly = confirm(here)
    expect(jobOf(here, sale.link?.jobId)).toMatchObject({ state: 'discarded' })
    await afterUndo(here)
    expect(await saleOf(here, linkOnly.id)).toMatchObject({ state: 'registered' })
    const { cicopass } = here.training
    expect(cicopass.linksMade).toMatchObject([{ bikeId: registeredBike.id, shieldCode }])
    expect(cicopass.receivedOf('registerBike')).toHaveLength(0)
    const given = here.counter.outbox.discard(sale.registration?.jobId ?? '', 'linked instead')
    expect(given).toMatchObject({ ok: true, value: { state: 'discarded' } })
  })

  it('has its own link again when that is undone', async () => {
    const here = await at()
    const { registeredBike, shieldCode, sale } = await parkedSale(here)
    scan(here, registeredBike.frameNumber)
    scan(here, shieldCode)
    await answered(here)
    here.counter.seller.linkToExisting(registeredBike.id)
    const linkOnly = confirm(here)
    expect(here.counter.seller.undo(linkOnly.id)).toMatchObject({ ok: true })
    expect(jobOf(here, sale.link?.jobId)).toMatchObject({
      state: 'waiting',
      discardReason: null,
      endedAt: null,
    })
    await answered(here)
    here.counter.seller.linkToExisting(registeredBike.id)
    confirm(here)
    await afterUndo(here)
    expect(here.training.cicopass.linksMade).toHaveLength(1)
  })

  it('keeps its shield from any other bike meanwhile', async () => {
    const here = await at()
    const { shieldCode } = await parkedSale(here)
    typeBike(here)
    scan(here, 'GZ 1234 5678 9')
    scan(here, shieldCode)
    expect(await answered(here)).toMatchObject({ stop: { because: 'shield-in-use' } })
  })

  it('under another brand stops for the brand, whose correction is the way on', async () => {
    const here = await at()
    const { registeredBike } = await parkedSale(here, 'Nobody’s Brand')
    typeBike(here, { brand: 'Nobody’s Brand' })
    scan(here, registeredBike.frameNumber)
    expect(await answered(here)).toMatchObject({ stop: { because: 'other-brand' } })
    typeBike(here, { brand: registeredBike.brand })
    expect(draft(here)).toMatchObject({ stop: { because: 'registered' } })
    expect(here.counter.seller.linkToExisting(registeredBike.id)).toMatchObject({ ok: true })
  })

  it('is still the sale that is here when the registry cannot be asked', async () => {
    const here = await at()
    const { registeredBike } = await parkedSale(here)
    await here.training.cicopass.goOffline()
    scan(here, registeredBike.frameNumber)
    expect(await answered(here)).toMatchObject({ stop: { because: 'sold-here' } })
  })

  it('gives its shield free when its registration is given up', async () => {
    const here = await at()
    const { registeredBike, shieldCode, sale } = await parkedSale(here)
    here.counter.outbox.discard(sale.registration?.jobId ?? '', 'was registered')
    expect(jobOf(here, sale.link?.jobId)).toMatchObject({
      state: 'discarded',
      discardReason: 'was registered',
      attempts: 0,
    })
    scan(here, registeredBike.frameNumber)
    await answered(here)
    here.counter.seller.linkToExisting(registeredBike.id)
    scan(here, shieldCode)
    expect(await answered(here)).toMatchObject({ stop: null, canConfirm: true })
    confirm(here)
    await afterUndo(here)
    expect(here.training.cicopass.linksMade).toMatchObject([{ bikeId: registeredBike.id }])
  })
})

describe('A shield for a bike that is registered already', () => {
  async function linkOnly(here: TestCounter): Promise<Sale> {
    const { registeredBike } = here.training.examples
    scan(here, registeredBike.frameNumber)
    await answered(here)
    here.counter.seller.linkToExisting(registeredBike.id)
    scan(here, here.training.freeShield(6))
    await answered(here)
    return confirm(here)
  }
  function becomesStolen({ training }: TestCounter): void {
    const { id } = training.examples.registeredBike
    const bike = training.cicopass.bikes.find((one) => one.id === id)
    Object.assign(bike ?? {}, { currentStatus: 'Stolen' })
  }

  it('is not linked when the bike turns out stolen: it parks and alarms', async () => {
    const here = await at()
    const alarms: unknown[] = []
    here.counter.events.on('alarm', (alarm) => alarms.push(alarm))
    const sale = await linkOnly(here)
    becomesStolen(here)
    await afterUndo(here)
    expect(await saleOf(here, sale.id)).toMatchObject({
      state: 'attention',
      link: { parkedBecause: 'stolen' },
    })
    expect(alarms).toMatchObject([{ jobId: sale.link?.jobId }])
    expect(here.training.cicopass.receivedOf('linkShield')).toHaveLength(0)
  })

  it('waits while the bike cannot be checked, and goes when it was', async () => {
    const here = await at()
    const sale = await linkOnly(here)
    here.training.cicopass.faults.once('lookup', { kind: 'error', status: 503 })
    here.clock.moveOn(6_000)
    await here.counter.outbox.drain({ deadline: here.clock.now() })
    expect(here.ports.database.jobs.get(sale.link?.jobId ?? '')).toMatchObject({
      state: 'waiting',
      attempts: 0,
    })
    expect(here.training.cicopass.receivedOf('linkShield')).toHaveLength(0)
    await command(here, ['sync', '--timeout', '60'])
    expect(await saleOf(here, sale.id)).toMatchObject({ state: 'registered' })
  })

  it('whose answer was lost is settled by its own rule, whatever became of the bike', async () => {
    const here = await at()
    const { cicopass } = here.training
    cicopass.faults.once('linkShield', { kind: 'answer-lost' })
    const sale = await linkOnly(here)
    here.clock.moveOn(6_000)
    await here.counter.outbox.drain({ deadline: here.clock.now() })
    becomesStolen(here)
    here.clock.moveOn(61_000)
    await command(here, ['sync', '--timeout', '60'])
    expect(await saleOf(here, sale.id)).toMatchObject({ state: 'registered' })
    expect(cicopass.linksMade).toHaveLength(1)
  })
})

describe('A registration that met a bike of another make with its number', () => {
  const stopped = async (here: TestCounter) => {
    const { frameNumber } = here.training.examples.otherMake.bike
    const made = await register(here, { frameNumber, brand: 'Yet another' })
    expect(made).toMatchObject({
      status: 4,
      json: { registered: false, jobs: [{ state: 'parked', parkedBecause: 'other-brand' }] },
    })
    return { bike: here.training.examples.otherMake.bike, job: made.json.jobs[0]?.id ?? '' }
  }
  const made = (here: TestCounter) =>
    here.training.cicopass.registrations.filter(({ brand }) => brand === 'Yet another')

  it('goes on when a person names that bike as another one, on the command line', async () => {
    const here = await at()
    const { bike } = await stopped(here)
    const found = await command<{ bikes: { id: number }[] }>(here, ['check', bike.frameNumber])
    expect(found.json.bikes.map(({ id }) => id)).toEqual([bike.id])
    const input = { frameNumber: bike.frameNumber, brand: 'Yet another' }
    // Another bike's id says nothing about this one.
    const wrong = await register(here, { ...input, otherMakes: [bike.id + 9_999] })
    expect(wrong).toMatchObject({ status: 4, json: { jobs: [{ parkedBecause: 'other-brand' }] } })
    const right = await register(here, { ...input, otherMakes: [bike.id] })
    expect(right).toMatchObject({ status: 0, json: { registered: true } })
    expect(made(here)).toHaveLength(1)
  })

  it('goes on from the queue, and a changed number takes back what was said', async () => {
    const here = await at()
    const { bike, job } = await stopped(here)
    const asked = await here.counter.handlers['queue.otherMakes']({ jobId: job })
    expect(asked).toMatchObject({ ok: true, value: [{ id: bike.id }] })
    const edited = await command(here, ['outbox', 'edit', job], { otherMakes: [bike.id] })
    expect(edited.status).toBe(0)
    expect(made(here)).toHaveLength(1)
  })

  it('never passes a stolen one, nor one of its own make', async () => {
    const here = await at()
    const { stolenBike, registeredBike } = here.training.examples
    const stolen = await register(here, {
      ...{ frameNumber: stolenBike.frameNumber, brand: 'Yet another' },
      otherMakes: [stolenBike.id],
    })
    expect(stolen).toMatchObject({ status: 4, json: { verdict: 'stolen' } })
    const own = await register(here, {
      ...{ frameNumber: registeredBike.frameNumber, brand: registeredBike.brand },
      otherMakes: [registeredBike.id],
    })
    expect(own).toMatchObject({ status: 4, json: { jobs: [{ parkedBecause: 'registered' }] } })
    expect(here.training.cicopass.receivedOf('registerBike')).toEqual([])
  })

  it('does not keep what was said when the number is changed', async () => {
    const here = await at()
    const { bike } = await stopped(here)
    here.training.cicopass.faults.once('registerBike', { kind: 'error', status: 422 })
    const input = { frameNumber: bike.frameNumber, brand: 'Yet another', otherMakes: [bike.id] }
    const refused = await register(here, input)
    const job = refused.json.jobs[0]?.id ?? ''
    const fields = await here.counter.handlers['queue.fields']({ jobId: job })
    expect(fields).toMatchObject({ value: { fields: { otherMakes: [bike.id] } } })
    const edited = await command<{ id: string }[]>(here, ['outbox', 'edit', job], {
      frameNumber: 'WBK7654399',
    })
    const now = here.ports.database.jobs.get(edited.json[0]?.id ?? '')
    expect(JSON.parse(now?.payload ?? '{}')).not.toHaveProperty('otherMakes')
  })
})
