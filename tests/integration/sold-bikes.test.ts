import { afterEach, describe, expect, it, vi } from 'vitest'
import { startTraining, type Training } from '../../electron/training/training-services.ts'
import type { StockItem } from '../../electron/training/shop-stock.ts'
import type { Output } from '../../shared/counter-api.ts'
import type { SoldBike, SoldBikes } from '../../shared/sold-bike.ts'
import { command, type RegisterOutput } from '../support/handed-over.ts'
import { openTestCounter, type TestCounter } from '../support/test-counter.ts'
import { patience } from '../support/patience.ts'

const hour = 3_600_000
const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close()
})

/** A shop whose till keeps the counter's own time, so that both can go to the next day. */
async function shop(): Promise<TestCounter> {
  let now = (): number => Date.now()
  const training = await startTraining({ now: () => now() })
  closing.push(() => training.stop())
  // Nothing was sold yet: what a test sells is all there is.
  training.cyclesoftware.shop.sales.length = 0
  const here = await openTestCounter({ training })
  now = () => here.clock.now()
  closing.push(() => here.close())
  return here
}

async function read({ counter }: TestCounter): Promise<SoldBikes> {
  const answer = await counter.handlers['sold.read']({})
  if (!answer.ok) throw new Error(`Not read: ${JSON.stringify(answer.fault)}`)
  return answer.value
}

const list = ({ counter }: TestCounter): SoldBikes => counter.soldBikes.list()
const soldAs = (bike: StockItem, bikes: readonly SoldBike[]): SoldBike[] =>
  bikes.filter(({ frameNumber }) => frameNumber === bike.frameNumber)

function nthBike(training: Training, place: number): StockItem {
  const bike = training.examples.newBikes[place]
  if (bike === undefined) throw new Error('The shop has too few bikes')
  return bike
}

async function until<T>(look: () => T, holds: (value: T) => boolean): Promise<T> {
  return vi.waitFor(
    () => {
      const value = look()
      if (!holds(value)) throw new Error(`Not yet: ${JSON.stringify(value)}`)
      return value
    },
    { ...patience, interval: 10 },
  )
}

type Draft = Output<'draft.get'>
async function opened(here: TestCounter, id: string): Promise<Draft> {
  const draft = here.counter.soldBikes.open(id)
  if (!draft.ok) throw new Error(`Not opened: ${JSON.stringify(draft.fault)}`)
  return until(
    () => here.counter.seller.get(),
    ({ frameNumber, bike }) => frameNumber?.check.state !== 'checking' && bike?.lookup !== 'asking',
  )
}

/** At the counter, without the till. */
async function sellByScans(here: TestCounter, bike: StockItem, shield: number): Promise<void> {
  const { seller } = here.counter
  for (const text of [bike.barcode, bike.frameNumber ?? '', here.training.freeShield(shield)]) {
    seller.take({ text, aim: null, from: 'serial' }, null)
  }
  await until(
    () => seller.get(),
    ({ canConfirm }) => canConfirm,
  )
  expect(seller.confirm(seller.get().id).ok).toBe(true)
  await deliver(here)
}

/** Opens it, scans a shield and presses Enter. */
async function register(here: TestCounter, bike: StockItem, shield: number): Promise<string> {
  const [found] = soldAs(bike, list(here).bikes)
  if (found === undefined) throw new Error('It is not on the list')
  await opened(here, found.id)
  const shieldCode = here.training.freeShield(shield)
  here.counter.seller.take({ text: shieldCode, aim: null, from: 'serial' }, null)
  const sale = here.counter.seller.confirm(here.counter.seller.get().id)
  if (!sale.ok) throw new Error(`Not confirmed: ${JSON.stringify(sale.fault)}`)
  return shieldCode
}

async function deliver(here: TestCounter): Promise<void> {
  here.clock.moveOn(6_000)
  await here.counter.outbox.drain({ deadline: here.clock.now() + 5_000 })
}

describe('the bikes that the till sold', () => {
  it('are registered with one scan: everything but the shield comes from the till', async () => {
    const here = await shop()
    const bike = nthBike(here.training, 0)
    here.training.cyclesoftware.sell(bike.objectId)
    const { bikes, today } = await read(here)
    expect(bikes).toHaveLength(1)
    expect(today).toEqual({
      sold: 1,
      registered: 0,
      onTheirWay: 0,
      open: 1,
      dismissed: 0,
      mopeds: 0,
    })
    const [sold] = bikes
    if (sold === undefined) throw new Error('nothing sold')
    const draft = await opened(here, sold.id)
    expect(draft.missingParts).toEqual(['shield'])
    expect(draft.bike?.attributes).toMatchObject({
      brand: bike.model.brand,
      model: bike.model.name,
      salePriceCents: bike.priceCents,
    })
    const shieldCode = await register(here, bike, 1)
    expect(list(here).bikes.map(({ state }) => state)).toEqual(['on-its-way'])
    await deliver(here)
    const { registrations, linksMade } = here.training.cicopass
    expect(registrations).toMatchObject([{ frameNumber: bike.frameNumber }])
    expect(linksMade).toMatchObject([{ bikeId: registrations[0]?.id, shieldCode }])
    const after = list(here)
    expect(after.bikes).toEqual([])
    expect(after.doneToday).toMatchObject([{ state: 'registered', shieldCode }])
    expect(after.today).toMatchObject({ sold: 1, registered: 1, open: 0 })
  })

  it('take a shield right away when one is left, and never guess between several', async () => {
    const here = await shop()
    here.counter.open()
    const { handlers, seller } = here.counter
    await handlers['screen.entered']({ screen: 'sold' })
    const [first, second] = [nthBike(here.training, 0), nthBike(here.training, 1)]
    here.training.cyclesoftware.sell(first.objectId)
    here.training.cyclesoftware.sell(second.objectId)
    await read(here)
    const shieldCode = here.training.freeShield(1)
    await handlers['scan.read']({ text: shieldCode })
    expect(seller.get()).toMatchObject({ soldBikeId: null, shield: null })
    await handlers['scan.understood']({ useHeld: false })

    await register(here, first, 2)
    here.clock.moveOn(1_000)
    await handlers['scan.read']({ text: shieldCode })
    expect(seller.get()).toMatchObject({
      soldBikeId: soldAs(second, list(here).bikes)[0]?.id,
      frameNumber: { number: { sent: second.frameNumber } },
      shield: { code: shieldCode },
    })
  })

  it('are none missed and none shown twice over pages, readings and a restart', async () => {
    const here = await shop()
    const bikes = Array.from({ length: 13 }, (_, place) => nthBike(here.training, place))
    here.training.cyclesoftware.pageSize = 3
    for (const bike of bikes.slice(0, 8)) here.training.cyclesoftware.sell(bike.objectId)
    expect((await read(here)).bikes).toHaveLength(8)
    expect((await read(here)).bikes).toHaveLength(8)
    for (const bike of bikes.slice(8)) here.training.cyclesoftware.sell(bike.objectId)
    const again = await here.crashAndRestart()
    closing.push(() => again.close())
    const frames = (await read(again)).bikes.map(({ frameNumber }) => frameNumber)
    expect(frames.toSorted()).toEqual(bikes.map(({ frameNumber }) => frameNumber).toSorted())
  })

  it('of the days in which the counter was off are read when it is on again', async () => {
    const here = await shop()
    await read(here)
    here.clock.moveOn(10 * hour)
    const first = nthBike(here.training, 0)
    here.training.cyclesoftware.sell(first.objectId)
    here.clock.moveOn(75 * hour)
    const second = nthBike(here.training, 1)
    here.training.cyclesoftware.sell(second.objectId)
    here.clock.moveOn(30 * hour)
    const { bikes } = await read(here)
    expect(bikes.map(({ frameNumber }) => frameNumber)).toEqual([
      second.frameNumber,
      first.frameNumber,
    ])
  })

  it('of a reading that broke off are read the next time', async () => {
    const here = await shop()
    here.training.cyclesoftware.pageSize = 2
    for (let place = 0; place < 5; place += 1) {
      here.training.cyclesoftware.sell(nthBike(here.training, place).objectId)
    }
    let pages = 0
    const stop = here.training.cyclesoftware.onReceived(({ call }) => {
      pages += call === 'transactions' ? 1 : 0
      if (pages === 2) void here.training.cyclesoftware.goOffline()
    })
    const broken = await read(here)
    stop()
    expect(broken.reading).toMatchObject({ readAt: null, fault: { kind: 'offline' } })
    expect(broken.bikes.length).toBeLessThan(5)
    await here.training.cyclesoftware.goOnline()
    const { bikes, reading } = await read(here)
    expect(bikes).toHaveLength(5)
    expect(reading.fault).toBeNull()
  })

  it('are not listed when they are registered here already, whichever way', async () => {
    const here = await shop()
    const bike = nthBike(here.training, 2)
    await sellByScans(here, bike, 2)
    here.training.cyclesoftware.sell(bike.objectId)
    const { bikes, today } = await read(here)
    expect(bikes).toEqual([])
    expect(today).toMatchObject({ sold: 1, registered: 1, open: 0 })
  })

  it('are sold with their key and battery numbers, which an undo brings back and the paper says', async () => {
    const here = await shop()
    const bike = here.training.examples.newEBikes[2]
    if (bike === undefined) throw new Error('No such e-bike')
    const { customer } = here.training.cyclesoftware.sell(bike.objectId)
    const [found] = soldAs(bike, (await read(here)).bikes)
    const draft = await opened(here, found?.id ?? '')
    const numbers = { key: [bike.keyNumber], battery: [bike.batteryNumber] }
    expect(draft.bike?.numbers).toEqual(numbers)
    const { seller, handlers } = here.counter
    seller.take({ text: here.training.freeShield(2), aim: null, from: 'serial' }, null)
    await until(
      () => seller.get(),
      ({ canConfirm }) => canConfirm,
    )
    expect(seller.confirm(seller.get().id).ok).toBe(true)
    const [sale] = here.ports.database.sales.newest(1)
    expect(sale?.bike.numbers).toEqual(numbers)
    expect((await handlers['sales.undo']({ saleId: sale?.id ?? '' })).ok).toBe(true)
    const again = await until(
      () => seller.get(),
      ({ canConfirm }) => canConfirm,
    )
    expect(again.bike?.numbers).toEqual(numbers)
    expect(seller.confirm(again.id).ok).toBe(true)
    await deliver(here)
    const [sold] = here.ports.database.sales.newest(1)
    const today = await handlers['sales.today']({})
    expect(today.ok && today.value[0]?.customerLanguage).toBe(
      (customer?.id ?? 0) % 4 === 0 ? 'de' : 'nl',
    )
    const pages: string[] = []
    here.ports.printer.pdf = (html) => {
      pages.push(html)
      return Promise.resolve({ ok: true, value: new Uint8Array() })
    }
    const paper = { saleId: sold?.id ?? '', form: 'a4', language: 'nl', open: false } as const
    expect((await handlers['sales.certificate'](paper)).ok).toBe(true)
    const page = pages.join()
    for (const words of ['Sleutelnummer', bike.keyNumber ?? '', 'Accunummer', bike.batteryNumber]) {
      expect(page).toContain(words)
    }
  })

  it.each(['both', 'quantity', 'price', 'none'] as const)(
    'leave the list when they come back, with %s of the figures less than zero',
    async (signs) => {
      const here = await shop()
      const bike = nthBike(here.training, 3)
      const { number } = here.training.cyclesoftware.sell(bike.objectId)
      expect((await read(here)).bikes).toHaveLength(1)
      here.training.cyclesoftware.credit(number, { signs })
      const { bikes, today } = await read(here)
      expect([bikes, today.sold]).toEqual([[], 0])
    },
  )

  it('leave the list when they are credited in a store that this counter does not read', async () => {
    const here = await shop()
    const bike = nthBike(here.training, 3)
    const { number } = here.training.cyclesoftware.sell(bike.objectId)
    expect((await read(here)).bikes).toHaveLength(1)
    here.training.cyclesoftware.credit(number, { store: '2' })
    expect((await read(here)).bikes).toEqual([])
  })

  it('are flagged when they come back and were registered here, although they were sold elsewhere', async () => {
    const here = await shop()
    const bike = nthBike(here.training, 4)
    await sellByScans(here, bike, 4)
    const sale = here.training.cyclesoftware.sell(bike.objectId)
    sale.store = '2'
    expect((await read(here)).bikes).toEqual([])
    here.training.cyclesoftware.credit(sale.number, { store: '1' })
    const flagged = (await read(here)).bikes
    expect(flagged).toMatchObject([{ state: 'returned-registered', frameNumber: bike.frameNumber }])
    expect((await read(here)).bikes).toEqual(flagged)
  })

  it('leave the list when the till takes them back', async () => {
    const here = await shop()
    const bike = nthBike(here.training, 3)
    const { number } = here.training.cyclesoftware.sell(bike.objectId)
    expect((await read(here)).bikes).toHaveLength(1)
    here.training.cyclesoftware.credit(number)
    const { bikes, doneToday, today } = await read(here)
    expect([...bikes, ...doneToday]).toEqual([])
    expect(today).toMatchObject({ sold: 0, open: 0 })
    // Sold again, it is a new sale.
    here.clock.moveOn(hour)
    here.training.cyclesoftware.sell(bike.objectId)
    expect((await read(here)).bikes).toMatchObject([{ state: 'open' }])
  })

  it('are flagged when they are taken back after they were registered, until somebody saw it', async () => {
    const here = await shop()
    const bike = nthBike(here.training, 4)
    const { number } = here.training.cyclesoftware.sell(bike.objectId)
    await read(here)
    await register(here, bike, 4)
    await deliver(here)
    here.training.cyclesoftware.credit(number)
    const [flagged] = (await read(here)).bikes
    expect(flagged).toMatchObject({ state: 'returned-registered', frameNumber: bike.frameNumber })
    expect(here.counter.soldBikes.open(flagged?.id ?? '').ok).toBe(false)
    expect(here.counter.soldBikes.returnSeen(flagged?.id ?? '')).toMatchObject({
      ok: true,
      value: { bikes: [] },
    })
    expect((await read(here)).bikes).toEqual([])
  })

  it('are kept off the list with a reason, and come back when somebody says so', async () => {
    const here = await shop()
    here.training.cyclesoftware.sell(nthBike(here.training, 5).objectId)
    const [bike] = (await read(here)).bikes
    const id = bike?.id ?? ''
    expect((await here.counter.handlers['sold.dismiss']({ id, reason: 'klant wil niet' })).ok).toBe(
      true,
    )
    const { bikes, doneToday, today } = await read(here)
    expect(bikes).toEqual([])
    expect(doneToday).toMatchObject([{ state: 'dismissed', dismissedBecause: 'klant wil niet' }])
    expect(today).toMatchObject({ sold: 1, open: 0, dismissed: 1 })
    here.counter.soldBikes.restore(id)
    expect(list(here).bikes).toMatchObject([{ state: 'open', dismissedBecause: null }])
  })

  it('an undone registration is to be done again', async () => {
    const here = await shop()
    const bike = nthBike(here.training, 6)
    here.training.cyclesoftware.sell(bike.objectId)
    await read(here)
    await register(here, bike, 6)
    const [sale] = here.ports.database.sales.since(0)
    const undone = here.counter.seller.undo(sale?.id ?? '')
    expect(undone.ok && undone.value.soldBikeId).toBe(soldAs(bike, list(here).bikes)[0]?.id)
    expect(list(here).bikes).toMatchObject([{ state: 'open' }])
  })

  it('keep a sale that was begun by scanning aside, and give it back', async () => {
    const here = await shop()
    const [begun, bike] = [nthBike(here.training, 7), nthBike(here.training, 8)]
    const { seller, soldBikes } = here.counter
    seller.take({ text: begun.frameNumber ?? '', aim: null, from: 'serial' }, null)
    here.training.cyclesoftware.sell(bike.objectId)
    await read(here)
    await register(here, bike, 8)
    expect(seller.get().frameNumber?.number.sent).toBe(begun.frameNumber)
    expect(seller.get().soldBikeId).toBeNull()
    expect(soldBikes.list().bikes).toMatchObject([{ state: 'on-its-way' }])
  })

  it('are a feature of their own: without its right it is off, by name, and nothing else', async () => {
    const here = await shop()
    const [account] = here.training.cyclesoftware.accounts
    if (account === undefined) throw new Error('no account')
    account.refusedCalls = ['transactions']
    const { reading } = await read(here)
    expect(reading.fault).toMatchObject({ kind: 'scope-missing', scope: 'sales-export' })
    const keys = await here.counter.accounts.testCyclesoftware()
    expect(keys.ok).toBe(true)
  })

  it('have their frame number asked when the till knows none, and a wrong one is said', async () => {
    const here = await shop()
    const { withoutFrameNumber } = here.training.examples
    here.training.cyclesoftware.sell(withoutFrameNumber.objectId)
    const bike = nthBike(here.training, 9)
    here.training.cyclesoftware.sell(bike.objectId)
    const { bikes } = await read(here)
    const nameless = bikes.find(({ frameNumber }) => frameNumber === null)
    expect((await opened(here, nameless?.id ?? '')).missingParts).toEqual(['frameNumber', 'shield'])
    const [known] = soldAs(bike, bikes)
    await opened(here, known?.id ?? '')
    here.counter.seller.take({ text: 'ZZ99887766', aim: null, from: 'serial' }, 'frameNumber')
    expect(here.counter.seller.get().frameNumber).toMatchObject({
      differsFromStock: bike.frameNumber,
    })
  })

  it('are listed, registered and skipped by the command line, and counted by the doctor', async () => {
    const here = await shop()
    const [bike, other] = [nthBike(here.training, 12), nthBike(here.training, 13)]
    here.training.cyclesoftware.sell(bike.objectId)
    here.training.cyclesoftware.sell(other.objectId)
    const listed = await command<SoldBike[]>(here, ['sold'])
    expect(listed.json.map(({ state }) => state)).toEqual(['open', 'open'])
    const id = (of: StockItem) => soldAs(of, listed.json)[0]?.id ?? ''
    const shieldCode = here.training.freeShield(12)
    const registered = await command<RegisterOutput>(here, [
      'sold',
      'register',
      id(bike),
      shieldCode,
    ])
    expect(registered).toMatchObject({ status: 0, json: { registered: true, shieldLinked: true } })
    expect(here.training.cicopass.linksMade).toMatchObject([{ shieldCode }])
    expect((await command(here, ['sold', 'register', id(bike)])).status).toBe(1)
    expect((await command(here, ['sold', 'skip', id(other)])).status).toBe(2)
    const skipped = await command(here, ['sold', 'skip', id(other), '--reason', 'op krediet'])
    expect(skipped).toMatchObject({ status: 0, json: [] })
    const { json } = await command<{ checks: { name: string; detail: string }[] }>(here, ['doctor'])
    expect(json.checks.find(({ name }) => name === 'sold-bikes')?.detail).toMatch(
      /^today 2 sold, 1 registered, 0 open/,
    )
  })

  it('are read in the background, never beyond what is left to people', async () => {
    const here = await shop()
    here.training.cyclesoftware.sell(nthBike(here.training, 10).objectId)
    here.counter.soldBikes.reader.start()
    await until(
      () => list(here),
      ({ bikes, reading }) => bikes.length === 1 && reading.state === 'idle',
    )
    here.training.cyclesoftware.sell(nthBike(here.training, 11).objectId)
    here.clock.moveOn(2 * 60_000)
    await until(
      () => list(here).bikes.length,
      (count) => count === 2,
    )
  })
})
