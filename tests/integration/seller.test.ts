import { describe, expect, it } from 'vitest'
import { command, register } from '../support/handed-over.ts'
import {
  testCounters,
  scan,
  draft,
  answered,
  pause,
  confirm,
  afterUndo,
  saleOf,
  newBike,
  typedBike,
  typeBike,
} from '../support/selling.ts'

const at = testCounters()

describe('The happy sale', () => {
  it('one product code, one frame number and one shield make a registered bike', async () => {
    const here = await at()
    const bike = newBike(here)
    const shieldCode = here.training.freeShield(1)
    scan(here, bike.barcode)
    const found = await answered(here)
    expect(found.bike).toMatchObject({ source: 'pos', lookup: 'found' })
    expect(found.missingAttributes).toEqual([])
    expect(found.missingParts).toEqual(['frameNumber', 'shield'])
    scan(here, bike.frameNumber)
    expect((await answered(here)).frameNumber).toMatchObject({
      check: { verdict: 'clear' },
      lookAlike: null,
      differsFromStock: null,
    })
    scan(here, shieldCode)
    const ready = await answered(here)
    expect(ready).toMatchObject({ canConfirm: true, stop: null })
    expect(ready.shield).toMatchObject({ code: shieldCode, check: { verdict: 'unknown' } })

    const sale = confirm(here)
    expect(sale.state).toBe('held')
    expect(draft(here)).toMatchObject({ bike: null, frameNumber: null, shield: null })
    expect(here.training.cicopass.registrations).toHaveLength(0)
    await afterUndo(here)
    expect(await saleOf(here, sale.id)).toMatchObject({ state: 'registered' })
    const [made] = here.training.cicopass.registrations
    expect(made).toMatchObject({ shieldCode, brand: expect.any(String) as string })
    expect((await saleOf(here, sale.id)).bikeId).toBe(made?.id)
  })

  it.each([
    ['shield', 'frame', 'code'],
    ['frame', 'code', 'shield'],
    ['code', 'shield', 'frame'],
  ])('scanned in the order %s, %s, %s is the same sale', async (...order) => {
    const here = await at()
    const bike = newBike(here, 1)
    const scans: Record<string, string> = {
      shield: here.training.freeShield(2),
      frame: bike.frameNumber,
      code: bike.barcode,
    }
    for (const what of order) scan(here, scans[what] ?? '')
    const ready = await answered(here)
    expect(ready).toMatchObject({ canConfirm: true, missingParts: [] })
    expect(ready.bike?.objectId).toBe(bike.objectId)
    expect(ready.shield).toMatchObject({ code: scans['shield'] })
  })

  it('an undo within five seconds brings the sale back and nothing leaves', async () => {
    const here = await at()
    typeBike(here)
    scan(here, 'UNDO-4711')
    scan(here, here.training.freeShield(3))
    await answered(here)
    const sale = confirm(here)
    here.clock.moveOn(4_000)
    const undone = here.counter.seller.undo(sale.id)
    expect(undone).toMatchObject({ ok: true, value: { bike: { attributes: typedBike } } })
    expect(await saleOf(here, sale.id)).toMatchObject({ state: 'undone' })
    expect(await answered(here)).toMatchObject({ canConfirm: true, stop: null })
    await afterUndo(here)
    expect(here.training.cicopass.receivedOf('registerBike')).toHaveLength(0)
    // And it can be sold after all.
    const again = confirm(here)
    expect(again.id).not.toBe(sale.id)
    await afterUndo(here)
    expect(here.training.cicopass.registrations).toHaveLength(1)
  })

  it('an undo that comes too late says so and changes nothing', async () => {
    const here = await at()
    typeBike(here)
    scan(here, 'LATE-4711')
    here.counter.seller.withoutShield()
    await answered(here)
    const sale = confirm(here)
    await afterUndo(here)
    expect(here.counter.seller.undo(sale.id)).toMatchObject({
      ok: false,
      fault: { kind: 'too-late' },
    })
    expect(await saleOf(here, sale.id)).toMatchObject({ state: 'registered' })
  })

  it('a sale given up while it is being checked is not sent', async () => {
    const here = await at()
    typeBike(here)
    scan(here, 'JUST-IN-TIME-1')
    here.counter.seller.withoutShield()
    await answered(here)
    const sale = confirm(here)
    here.clock.moveOn(5_001)
    const before = here.training.cicopass.receivedOf('lookup').length
    here.training.cicopass.faults.once('lookup', { kind: 'slow', ms: 150 })
    const sending = command(here, ['sync', '--timeout', '2'])
    while (here.training.cicopass.receivedOf('lookup').length === before) await pause(5)
    const jobId = sale.registration?.jobId ?? ''
    expect(here.counter.seller.undo(sale.id)).toMatchObject({
      ok: false,
      fault: { kind: 'too-late' },
    })
    expect(here.counter.outbox.discard(jobId, 'the customer left')).toMatchObject({ ok: true })
    await sending
    expect(here.training.cicopass.receivedOf('registerBike')).toHaveLength(0)
    expect(here.ports.database.jobs.get(jobId)).toMatchObject({ state: 'discarded' })
  })

  it('double Enter is one sale', async () => {
    const here = await at()
    typeBike(here)
    scan(here, 'TWICE-0001')
    here.counter.seller.withoutShield()
    await answered(here)
    const { id } = draft(here)
    const first = here.counter.seller.confirm(id)
    const second = here.counter.seller.confirm(id)
    expect(first.ok && second.ok && first.value.id === second.value.id).toBe(true)
    await afterUndo(here)
    expect(here.training.cicopass.receivedOf('registerBike')).toHaveLength(1)
  })

  it('without network it is saved, and delivered when the network is back', async () => {
    const here = await at()
    const bike = newBike(here, 2)
    const shieldCode = here.training.freeShield(4)
    await here.training.cicopass.goOffline()
    await here.training.cyclesoftware.goOffline()
    scan(here, bike.barcode)
    scan(here, bike.frameNumber)
    scan(here, shieldCode)
    const offline = await answered(here)
    expect(offline.frameNumber?.check).toMatchObject({ verdict: 'not-checked' })
    expect(offline.bike).toMatchObject({ lookup: 'not-asked' })
    expect(offline.bike?.lookupFault).not.toBeNull()
    typeBike(here)
    const sale = confirm(here)
    await afterUndo(here)
    expect(await saleOf(here, sale.id)).toMatchObject({ state: 'on-its-way' })
    await here.training.cicopass.goOnline()
    await command(here, ['sync', '--timeout', '5'])
    expect(await saleOf(here, sale.id)).toMatchObject({ state: 'registered' })
    expect(here.training.cicopass.registrations).toMatchObject([{ shieldCode }])
  })
})

describe('One product code, several bikes', () => {
  it('the frame number chooses, and nobody’s is taken before', async () => {
    const here = await at()
    const { barcode, bikes } = here.training.examples.sharedCode
    scan(here, barcode)
    const found = await answered(here)
    expect(found.bike).toMatchObject({ objectId: null })
    expect(found.bike?.choices.length).toBeGreaterThan(1)
    expect(found.frameNumber).toBeNull()
    const wanted = bikes.findLast(({ frameNumber }) => frameNumber !== null)
    scan(here, wanted?.frameNumber ?? '')
    const chosen = await answered(here)
    expect(chosen.bike?.objectId).toBe(wanted?.objectId)
    expect(chosen.frameNumber).toMatchObject({ lookAlike: null, differsFromStock: null })
  })

  it('what staff typed stays when the frame number chooses', async () => {
    const here = await at()
    const { barcode, bikes } = here.training.examples.sharedCode
    scan(here, barcode)
    const found = await answered(here)
    here.counter.seller.setBike({ ...found.bike?.attributes, color: 'Purple' })
    const wanted = bikes.find(({ frameNumber }) => frameNumber !== null)
    scan(here, wanted?.frameNumber ?? '')
    expect((await answered(here)).bike?.attributes.color).toBe('Purple')
  })
})

it('a sale of the window and a command from outside, at the same moment, make one registration', async () => {
  const here = await at()
  here.counter.open()
  here.training.cicopass.faults.add({ call: 'lookup', fault: { kind: 'slow', ms: 60 }, times: 4 })
  const both = [
    register(here, { frameNumber: 'AT-ONCE-1' }),
    register(here, { frameNumber: 'AT-ONCE-1' }),
  ]
  here.counter.outbox.nudge()
  await Promise.all(both)
  await command(here, ['sync', '--timeout', '5'])
  expect(here.training.cicopass.receivedOf('registerBike')).toHaveLength(1)
})
