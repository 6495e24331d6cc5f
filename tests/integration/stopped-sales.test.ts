import { describe, expect, it } from 'vitest'
import { register, command } from '../support/handed-over.ts'
import {
  testCounters,
  scan,
  draft,
  answered,
  until,
  readsOf,
  pause,
  confirm,
  afterUndo,
  saleOf,
  typeBike,
} from '../support/selling.ts'

const at = testCounters()

describe('What stops a sale', () => {
  it('a stolen bike, and nothing gets past it', async () => {
    const here = await at()
    const { frameNumber, brand, id } = here.training.examples.stolenBike
    typeBike(here, { brand })
    here.counter.seller.withoutShield()
    scan(here, frameNumber)
    const stopped = await answered(here)
    expect(stopped).toMatchObject({ stop: { because: 'stolen' }, canConfirm: false })
    const confirmed = here.counter.seller.confirm(stopped.id)
    expect(confirmed).toMatchObject({
      ok: false,
      fault: { kind: 'sale-stopped', because: 'stolen' },
    })
    const linked = here.counter.seller.linkToExisting(id)
    expect(linked).toMatchObject({ ok: false, fault: { kind: 'sale-stopped', because: 'stolen' } })
    expect(here.ports.database.jobs.counts()).toMatchObject({ held: 0, waiting: 0 })
  })

  it('a queued sale that turns out stolen parks, alarms, and is not registered', async () => {
    const here = await at()
    const alarms: unknown[] = []
    here.counter.events.on('alarm', (alarm) => alarms.push(alarm))
    await here.training.cicopass.goOffline()
    const { frameNumber, brand } = here.training.examples.stolenBike
    typeBike(here, { brand })
    here.counter.seller.withoutShield()
    scan(here, frameNumber)
    await answered(here)
    const sale = confirm(here)
    await here.training.cicopass.goOnline()
    await afterUndo(here)
    expect(await saleOf(here, sale.id)).toMatchObject({
      state: 'attention',
      registration: { parkedBecause: 'stolen' },
    })
    expect(alarms).toMatchObject([{ jobId: sale.registration?.jobId }])
    expect(here.training.cicopass.receivedOf('registerBike')).toHaveLength(0)
  })

  it('a registered bike, whose way on is a shield for the bike that is there', async () => {
    const here = await at()
    const { frameNumber, brand, id } = here.training.examples.registeredBike
    const shieldCode = here.training.freeShield(5)
    typeBike(here, { brand })
    scan(here, frameNumber)
    scan(here, shieldCode)
    expect(await answered(here)).toMatchObject({
      stop: { because: 'registered' },
      canConfirm: false,
    })
    const linked = here.counter.seller.linkToExisting(id)
    expect(linked).toMatchObject({ ok: true, value: { stop: null, canConfirm: true } })
    const sale = confirm(here)
    await afterUndo(here)
    expect(await saleOf(here, sale.id)).toMatchObject({
      state: 'registered',
      bikeId: id,
      registration: null,
    })
    expect(here.training.cicopass.receivedOf('registerBike')).toHaveLength(0)
    expect(here.training.cicopass.linksMade).toMatchObject([{ bikeId: id, shieldCode }])
  })

  it('the same frame number under another brand, also for linking', async () => {
    const here = await at()
    const { frameNumber, id } = here.training.examples.registeredBike
    typeBike(here, { brand: 'Nobody’s Brand' })
    scan(here, here.training.freeShield(6))
    scan(here, frameNumber)
    expect(await answered(here)).toMatchObject({ stop: { because: 'other-brand' } })
    expect(here.counter.seller.linkToExisting(id)).toMatchObject({
      ok: false,
      fault: { kind: 'sale-stopped', because: 'other-brand' },
    })
  })

  it('a bike that was sold here already', async () => {
    const here = await at()
    typeBike(here)
    scan(here, 'SOLD-0815')
    here.counter.seller.withoutShield()
    await answered(here)
    const sale = confirm(here)
    typeBike(here)
    scan(here, 'sold.0815')
    expect(draft(here)).toMatchObject({ stop: { because: 'sold-here', saleId: sale.id } })
  })

  it('a shield of another bike of this shop, a stolen bike’s shield, and no shield at all', async () => {
    const here = await at()
    const { shieldCode } = here.training.examples.stolenBike
    scan(here, shieldCode ?? '')
    expect(await answered(here)).toMatchObject({ stop: { because: 'shield-stolen' } })

    here.counter.seller.clear()
    const used = here.training.freeShield(7)
    await register(here, { shieldCode: used })
    scan(here, used.toLowerCase())
    expect(await answered(here)).toMatchObject({ stop: { because: 'shield-in-use' } })

    here.counter.seller.clear()
    here.counter.seller.take({ text: 'not a shield', aim: null, from: 'typed' }, 'shield')
    expect(draft(here)).toMatchObject({ shield: null, refusal: { kind: 'shield-code-refused' } })
  })

  it('an answer that comes late does not undo a newer one', async () => {
    const here = await at()
    const { cicopass } = here.training
    const { frameNumber } = here.training.examples.stolenBike
    const asked = (): number => cicopass.received.filter(({ fault }) => fault === 'silent').length
    const silent = cicopass.faults.add({
      call: ['lookup', 'stolenSearch'],
      fault: { kind: 'silent' },
      times: Infinity,
    })
    scan(here, frameNumber)
    const calls = readsOf(frameNumber)
    while (asked() < calls) await pause(5)
    silent.remove()
    here.counter.seller.checkAgain()
    await until(here, ({ stop }) => stop?.because === 'stolen')
    // The first check fails now: "not checked" must not take the stop away.
    await cicopass.goOffline()
    await command(here, ['check', 'AFTER-THE-FAILURE-1'])
    expect(draft(here)).toMatchObject({ stop: { because: 'stolen' }, canConfirm: false })
  })

  it('an answer about a number that was taken away changes nothing', async () => {
    const here = await at()
    const { frameNumber } = here.training.examples.stolenBike
    here.training.cicopass.faults.add({
      call: ['lookup', 'stolenSearch'],
      fault: { kind: 'slow', ms: 100 },
      times: 2,
    })
    scan(here, frameNumber)
    scan(here, 'ANOTHER-0815')
    const slow = () => here.training.cicopass.received.filter(({ fault }) => fault === 'slow')
    await expect.poll(() => slow().map(({ end }) => end)).toEqual(['answered', 'answered'])
    await command(here, ['check', 'AFTER-THE-ANSWERS-1'])
    expect(await answered(here)).toMatchObject({
      stop: null,
      frameNumber: { number: { sent: 'ANOTHER-0815' }, check: { verdict: 'clear' } },
    })
  })
})
