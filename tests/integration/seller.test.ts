import { afterEach, describe, expect, it } from 'vitest'
import { command, register } from '../support/handed-over.ts'
import { openTestCounter, type TestCounter } from '../support/test-counter.ts'
import { comparedForm, sentForm } from '../../shared/bike.ts'
import type { Output, ParsedInput } from '../../shared/counter-api.ts'
import type { StockItem } from '../../electron/training/shop-stock.ts'

type Draft = Output<'draft.get'>
type Sale = Output<'draft.confirm'>

const open: TestCounter[] = []
async function at(): Promise<TestCounter> {
  const here = await openTestCounter({ timeout: 1_000 })
  open.push(here)
  return here
}
afterEach(async () => {
  for (const here of open.splice(0)) await here.close()
})

/** A scan, as the scanner hands it over: no part was asked for. */
function scan({ counter }: TestCounter, text: string): void {
  counter.seller.take({ text, aim: null, from: 'serial' }, null)
}

const draft = ({ counter }: TestCounter): Draft => counter.seller.get()

/** Everything that was asked has been answered. */
async function answered(here: TestCounter): Promise<Draft> {
  return until(here, ({ bike, frameNumber, shield }) => {
    const isChecking = frameNumber?.check.state === 'checking'
    const isAsking = bike?.lookup === 'asking'
    return (
      !isChecking && !isAsking && !(shield?.kind === 'code' && shield.check.state === 'checking')
    )
  })
}

async function until(here: TestCounter, holds: (draft: Draft) => boolean): Promise<Draft> {
  for (let tries = 0; tries < 400; tries += 1) {
    if (holds(draft(here))) return draft(here)
    await pause(10)
  }
  throw new Error(`It did not come about: ${JSON.stringify(draft(here))}`)
}

/** How many calls one check of a frame number makes: each form in two searches. */
const readsOf = (frameNumber: string): number =>
  sentForm(frameNumber) === comparedForm(frameNumber) ? 2 : 4

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds))

function confirm(here: TestCounter): Sale {
  const sale = here.counter.seller.confirm(draft(here).id)
  if (!sale.ok) throw new Error(`Not confirmed: ${JSON.stringify(sale.fault)}`)
  return sale.value
}

/** Six seconds later, what is due has gone. */
async function afterUndo(here: TestCounter): Promise<void> {
  here.clock.moveOn(6_000)
  await command(here, ['sync', '--timeout', '5'])
}

async function saleOf(here: TestCounter, saleId: string): Promise<Sale> {
  const sales = await here.counter.handlers['sales.today']({})
  const sale = sales.ok ? sales.value.find(({ id }) => id === saleId) : undefined
  if (sale === undefined) throw new Error(`No sale ${saleId} today`)
  return sale
}

/** The nth bike that stands in the shop, new and known to nobody but the POS. */
function newBike({ training }: TestCounter, nth = 0): StockItem & { frameNumber: string } {
  const item = training.examples.newBikes[nth]
  if (item?.frameNumber == null) throw new Error('The seeded shop has no such bike')
  return { ...item, frameNumber: item.frameNumber }
}

const typedBike = { brand: 'Gazelle', color: 'Black', type: 'City bike', audience: 'Women' }

function typeBike({ counter }: TestCounter, attributes = {}): void {
  counter.seller.setBike({ ...typedBike, ...attributes })
}

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
    scan(here, 'sold 0815')
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
    // The first check gives up after a second: "not checked" must not take the stop away.
    await pause(1_200)
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
    await pause(250)
    expect(await answered(here)).toMatchObject({
      stop: null,
      frameNumber: { number: { sent: 'ANOTHER-0815' }, check: { verdict: 'clear' } },
    })
  })
})

describe('What was once known of a number', () => {
  async function stolenOnTheScreen(here: TestCounter): Promise<string> {
    const { frameNumber, brand } = here.training.examples.stolenBike
    typeBike(here, { brand })
    here.counter.seller.withoutShield()
    scan(here, frameNumber)
    expect(await answered(here)).toMatchObject({ stop: { because: 'stolen' } })
    return frameNumber
  }
  function expectStopped(here: TestCounter, because: string): void {
    expect(draft(here)).toMatchObject({ stop: { because }, canConfirm: false })
    expect(here.counter.seller.confirm(draft(here).id)).toMatchObject({
      ok: false,
      fault: { kind: 'sale-stopped', because },
    })
  }

  it('a stolen bike stays stopped while it is checked again', async () => {
    const here = await at()
    await stolenOnTheScreen(here)
    here.counter.seller.checkAgain()
    expect(draft(here).frameNumber?.check.state).toBe('checking')
    expectStopped(here, 'stolen')
  })

  it('a stolen bike stays stopped when the check again does not get through', async () => {
    const here = await at()
    await stolenOnTheScreen(here)
    await here.training.cicopass.goOffline()
    here.counter.seller.checkAgain()
    const { frameNumber } = await answered(here)
    expect(frameNumber?.check).toMatchObject({ verdict: 'stolen', fault: { kind: 'offline' } })
    expectStopped(here, 'stolen')
  })

  it('a stolen bike stays stopped when it is scanned again without network, in any spelling', async () => {
    const here = await at()
    const frameNumber = await stolenOnTheScreen(here)
    await here.training.cicopass.goOffline()
    scan(here, frameNumber)
    expectStopped(here, 'stolen')
    await answered(here)
    expectStopped(here, 'stolen')
    scan(here, [...comparedForm(frameNumber).toLowerCase()].join('-'))
    await answered(here)
    expectStopped(here, 'stolen')
  })

  it('a stolen bike is stopped in the next sale too, network or not', async () => {
    const here = await at()
    const frameNumber = await stolenOnTheScreen(here)
    await here.training.cicopass.goOffline()
    here.counter.seller.clear()
    typeBike(here)
    here.counter.seller.withoutShield()
    scan(here, frameNumber)
    expectStopped(here, 'stolen')
    await answered(here)
    expectStopped(here, 'stolen')
  })

  it('a bike that was answered for after another number had been scanned is stopped as well', async () => {
    const here = await at()
    const { frameNumber } = here.training.examples.stolenBike
    scan(here, frameNumber)
    scan(here, 'ANOTHER-0815')
    await answered(here)
    await pause(200)
    await here.training.cicopass.goOffline()
    scan(here, frameNumber)
    expect(draft(here)).toMatchObject({ stop: { because: 'stolen' } })
  })

  it('a recovered bike is free when an answer says so, and not before', async () => {
    const here = await at()
    const { id } = here.training.examples.stolenBike
    await stolenOnTheScreen(here)
    const bike = here.training.cicopass.bikes.find((one) => one.id === id)
    Object.assign(bike ?? {}, { currentStatus: 'Registered' })
    here.counter.seller.checkAgain()
    expectStopped(here, 'stolen')
    expect(await answered(here)).toMatchObject({ stop: { because: 'registered' } })
    await here.training.cicopass.goOffline()
    here.counter.seller.checkAgain()
    expect(await answered(here)).toMatchObject({ stop: { because: 'registered' } })
  })

  it('a registered bike and another brand’s stay stopped without network', async () => {
    const here = await at()
    const { frameNumber, brand } = here.training.examples.registeredBike
    here.counter.seller.withoutShield()
    typeBike(here, { brand })
    scan(here, frameNumber)
    await answered(here)
    await here.training.cicopass.goOffline()
    here.counter.seller.checkAgain()
    expectStopped(here, 'registered')
    await answered(here)
    expectStopped(here, 'registered')
    typeBike(here, { brand: 'Nobody’s Brand' })
    scan(here, frameNumber)
    await answered(here)
    expectStopped(here, 'other-brand')
  })

  it('a stolen bike’s shield stays stopped while and after it is asked again in vain', async () => {
    const here = await at()
    const { shieldCode } = here.training.examples.stolenBike
    typeBike(here)
    scan(here, 'GZ 1234 5678 9')
    scan(here, shieldCode ?? '')
    await answered(here)
    expectStopped(here, 'shield-stolen')
    await here.training.cicopass.goOffline()
    scan(here, shieldCode ?? '')
    expectStopped(here, 'shield-stolen')
    expect((await answered(here)).shield).toMatchObject({ check: { verdict: 'stolen' } })
    expectStopped(here, 'shield-stolen')
    here.counter.seller.checkAgain()
    await answered(here)
    expectStopped(here, 'shield-stolen')
  })

  it('a shield of another sale of this counter is in use before anybody answered', async () => {
    const here = await at()
    const shieldCode = here.training.freeShield(9)
    await register(here, { shieldCode })
    typeBike(here)
    scan(here, 'GZ 1234 5678 9')
    scan(here, shieldCode)
    expectStopped(here, 'shield-in-use')
  })
})

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
    await command(here, ['sync', '--timeout', '5'])
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
    await command(here, ['sync', '--timeout', '5'])
    expect(await saleOf(here, sale.id)).toMatchObject({ state: 'registered' })
    expect(cicopass.linksMade).toHaveLength(1)
  })
})

describe('What the counter warns of', () => {
  it('a frame number that only looks like the one in stock', async () => {
    const here = await at()
    const { item } = here.training.examples.lookAlike
    const like = (item.frameNumber ?? '').replace('0', 'O')
    scan(here, item.barcode)
    await answered(here)
    scan(here, like)
    expect(draft(here).frameNumber).toMatchObject({ lookAlike: item.frameNumber })
  })

  it('a frame number that differs from the only bike in stock', async () => {
    const here = await at()
    const bike = newBike(here, 3)
    scan(here, bike.barcode)
    await answered(here)
    scan(here, 'QQQ-777-QQQ')
    expect(draft(here).frameNumber).toMatchObject({ differsFromStock: bike.frameNumber })
    expect(await answered(here)).toMatchObject({ stop: null })
  })
})

describe('What the counter learns', () => {
  it('a code that the POS does not know is filled in by itself the next time', async () => {
    const here = await at()
    const barcode = '4006381333931'
    scan(here, barcode)
    const unknown = await answered(here)
    expect(unknown.bike).toMatchObject({ barcode, lookup: 'not-found' })
    expect(unknown.missingAttributes).toEqual(['brand', 'color', 'type', 'audience'])
    typeBike(here, { salePriceCents: 59_900 })
    scan(here, 'LEARN-0001')
    here.counter.seller.withoutShield()
    await answered(here)
    confirm(here)
    scan(here, barcode)
    expect(draft(here).bike).toMatchObject({ source: 'learned', attributes: typedBike })
    // The price was that sale's, not the article's.
    expect(draft(here).bike?.attributes.salePriceCents).toBeUndefined()
  })

  it('an undone sale teaches nothing, and what was learned before stays', async () => {
    const here = await at()
    const [unknownCode, knownCode] = ['4006381333931', '4006381333948']
    const before = { ...typedBike, model: 'Last year’s' }
    here.ports.database.articles.learn(knownCode, before, 0)
    for (const barcode of [unknownCode, knownCode]) {
      here.counter.seller.clear()
      scan(here, barcode)
      await answered(here)
      typeBike(here, { model: 'A mistake' })
      scan(here, 'LEARN-0002')
      here.counter.seller.withoutShield()
      await answered(here)
      const sale = confirm(here)
      expect(here.counter.seller.undo(sale.id)).toMatchObject({ ok: true })
    }
    here.clock.moveOn(6_000)
    await command(here, ['sync', '--timeout', '2'])
    here.counter.seller.clear()
    expect(here.ports.database.articles.learned(unknownCode)).toBeNull()
    expect(here.ports.database.articles.learned(knownCode)).toEqual(before)
    scan(here, unknownCode)
    expect(draft(here).bike).toMatchObject({ source: 'typed', attributes: {} })
    scan(here, knownCode)
    expect(draft(here).bike?.attributes).toEqual(before)
  })

  it('a sale is learned when its undo is over, also by the counter that starts after it', async () => {
    const here = await at()
    const barcode = '4006381333931'
    scan(here, barcode)
    await answered(here)
    typeBike(here)
    scan(here, 'LEARN-0003')
    here.counter.seller.withoutShield()
    await answered(here)
    confirm(here)
    expect(here.ports.database.articles.learned(barcode)).toBeNull()
    const next = await here.crashAndRestart()
    open.push(next)
    open.shift()
    scan(next, barcode)
    expect(draft(next).bike).toMatchObject({ source: 'learned', attributes: typedBike })
    await afterUndo(next)
    expect(next.ports.database.articles.learned(barcode)).toEqual(typedBike)
  })

  it('what staff typed while the POS was asked wins over the POS, which wins over last time', async () => {
    const here = await at()
    const bike = newBike(here, 4)
    here.ports.database.articles.learn(bike.barcode, { ...typedBike, model: 'Last year’s' }, 0)
    here.training.cyclesoftware.faults.once('stock', { kind: 'slow', ms: 150 })
    scan(here, bike.barcode)
    const learned = draft(here).bike?.attributes ?? {}
    expect(learned).toMatchObject({ model: 'Last year’s' })
    here.counter.seller.setBike({ ...learned, color: 'Purple' })
    const { attributes } = (await answered(here)).bike ?? {}
    expect(attributes?.color).toBe('Purple')
    expect(attributes?.model).not.toBe('Last year’s')
  })

  it('a word of the POS that no table knows is asked once', async () => {
    const here = await at()
    const bike = newBike(here, 5)
    const object = here.training.cyclesoftware.shop.stock.find(
      ({ objectId }) => objectId === bike.objectId,
    )
    if (object === undefined) throw new Error('The bike is not in stock')
    Object.assign(object, { baseColor: 'Zonsopgang', color: 'Zonsopgang' })
    scan(here, bike.barcode)
    const asked = await answered(here)
    expect(asked.bike?.unknownWords).toEqual([{ field: 'color', word: 'Zonsopgang' }])
    expect(asked.missingAttributes).toEqual(['color'])
    const taught = here.counter.seller.teachWord({
      field: 'color',
      word: 'Zonsopgang',
      value: 'Orange',
    })
    expect(taught).toMatchObject({ ok: true, value: { missingAttributes: [] } })
    here.counter.seller.clear()
    scan(here, bike.barcode)
    const next = await answered(here)
    expect(next.bike).toMatchObject({ unknownWords: [], attributes: { color: 'Orange' } })
  })
})

describe('The certificate', () => {
  async function sold(here: TestCounter, shieldCode: string | null): Promise<Sale> {
    typeBike(here)
    scan(here, 'CERT-0815')
    if (shieldCode === null) here.counter.seller.withoutShield()
    else scan(here, shieldCode)
    await answered(here)
    return confirm(here)
  }
  function certificate(here: TestCounter, saleId: string) {
    const input: ParsedInput<'sales.certificate'> = { saleId, open: false }
    return here.counter.handlers['sales.certificate'](input)
  }
  /** What was printed, in order. */
  function printer(here: TestCounter, until = Promise.resolve()): string[] {
    const pages: string[] = []
    here.ports.printer.pdf = async (html) => {
      pages.push(html)
      await until
      return { ok: true, value: new Uint8Array() }
    }
    return pages
  }
  const status = (page: string | undefined): string | undefined =>
    /class="status">(PENDING|REGISTERED)</.exec(page ?? '')?.[1]

  it('is PENDING until bike and shield are at the registry, then REGISTERED in the same file', async () => {
    const here = await at()
    const pages = printer(here)
    const shieldCode = here.training.freeShield(8)
    await here.training.cicopass.goOffline()
    const sale = await sold(here, shieldCode)
    await afterUndo(here)
    const pending = await certificate(here, sale.id)
    expect(pending).toMatchObject({ ok: true, value: { status: 'PENDING' } })
    await here.training.cicopass.goOnline()
    await command(here, ['sync', '--timeout', '5'])
    const stored = () => here.ports.database.sales.get(sale.id)?.certificateStatus
    for (let tries = 0; tries < 100 && stored() !== 'REGISTERED'; tries += 1) await pause(10)
    expect(pages.map(status)).toEqual(['PENDING', 'REGISTERED'])
    expect(stored()).toBe('REGISTERED')
    const now = await certificate(here, sale.id)
    expect(now.ok && pending.ok && now.value.path === pending.value.path).toBe(true)
    const { bikeId } = await saleOf(here, sale.id)
    expect(pages[0]).not.toContain(String(bikeId))
    expect(pages[1]).toContain(String(bikeId))
  })

  it('does not stay PENDING when the bike is registered while it is printed', async () => {
    const here = await at()
    const registered = Promise.withResolvers<void>()
    const pages = printer(here, registered.promise)
    await here.training.cicopass.goOffline()
    const sale = await sold(here, null)
    await afterUndo(here)
    await here.training.cicopass.goOnline()
    const making = certificate(here, sale.id)
    await command(here, ['sync', '--timeout', '5'])
    registered.resolve()
    expect(await making).toMatchObject({ ok: true, value: { status: 'REGISTERED' } })
    expect(pages.map(status).at(-1)).toBe('REGISTERED')
  })

  it('is refused while the sale may be undone, and when it was undone or given up', async () => {
    const here = await at()
    const held = await sold(here, null)
    expect(await certificate(here, held.id)).toMatchObject({
      ok: false,
      fault: { because: 'held' },
    })
    here.counter.seller.undo(held.id)
    expect(await certificate(here, held.id)).toMatchObject({
      ok: false,
      fault: { because: 'undone' },
    })
    here.counter.seller.clear()
    const given = await sold(here, null)
    here.counter.outbox.discard(given.registration?.jobId ?? '', 'sold to nobody')
    expect(await certificate(here, given.id)).toMatchObject({
      ok: false,
      fault: { because: 'discarded' },
    })
  })

  it('names no shield that was given up', async () => {
    const here = await at()
    const pages = printer(here)
    const { shieldCode } = here.training.examples.shieldedBike
    const sale = await sold(here, shieldCode)
    await afterUndo(here)
    expect(await certificate(here, sale.id)).toMatchObject({
      ok: true,
      value: { status: 'PENDING' },
    })
    here.counter.outbox.discard(sale.link?.jobId ?? '', 'the sticker was used before')
    expect(await certificate(here, sale.id)).toMatchObject({
      ok: true,
      value: { status: 'REGISTERED' },
    })
    expect(pages.at(-1)).not.toContain(shieldCode)
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
