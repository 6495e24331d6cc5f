import { afterEach, describe, expect, it } from 'vitest'
import { startTraining } from '../../electron/training/training-services.ts'
import { dayOf } from '../../electron/core/overview/days.ts'
import type { DayFigures, Overview } from '../../shared/overview.ts'
import { command } from '../support/handed-over.ts'
import { openTestCounter, type TestCounter } from '../support/test-counter.ts'

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close()
})

/** A shop whose services keep the counter's own time, at noon, so that no test meets a midnight. */
async function shop(options: { signedIn?: boolean } = {}): Promise<TestCounter> {
  let now = (): number => Date.now()
  const training = await startTraining({ now: () => now() })
  closing.push(() => training.stop())
  training.cyclesoftware.shop.sales.length = 0
  const here = await openTestCounter({ training, ...options })
  now = () => here.clock.now()
  closing.push(() => here.close())
  toNoon(here, 1)
  return here
}

/** Noon of the day after so many; the clock on the wall decides how many hours that takes. */
function toNoon({ clock }: TestCounter, days: number): void {
  const today = new Date(clock.now())
  const noon = new Date(today.getFullYear(), today.getMonth(), today.getDate() + days, 12)
  clock.moveOn(noon.getTime() - clock.now())
}

async function overview(here: TestCounter, days = 14): Promise<Overview> {
  const answer = await here.counter.handlers['overview.get']({ days })
  if (!answer.ok) throw new Error(JSON.stringify(answer.fault))
  return answer.value
}

const lastOf = ({ days }: Overview): DayFigures | undefined => days.at(-1)

async function sell(here: TestCounter, frameNumber: string): Promise<string> {
  await here.counter.handlers['draft.withoutShield']({})
  return sellWith(here, frameNumber)
}

/** With the shield that is on the screen. */
async function sellWith(here: TestCounter, frameNumber: string): Promise<string> {
  const { handlers } = here.counter
  const bike = { brand: 'Gazelle', color: 'Black', type: 'City bike', audience: 'Women' }
  await handlers['draft.setBike']({ attributes: bike })
  const draft = await handlers['draft.read']({ text: frameNumber, part: 'frameNumber' })
  if (!draft.ok) throw new Error(draft.fault.kind)
  const sale = await handlers['draft.confirm']({ draftId: draft.value.id })
  if (!sale.ok) throw new Error(JSON.stringify(sale.fault))
  return sale.value.id
}

async function deliver(here: TestCounter): Promise<void> {
  here.clock.moveOn(6_000)
  await here.counter.outbox.drain({ deadline: here.clock.now() + 5_000 })
}

/** What is printed from now on, as the printer gets it. */
function paperOf(here: TestCounter): string[] {
  const pages: string[] = []
  here.ports.printer.pdf = (html) => {
    pages.push(html)
    return Promise.resolve({ ok: true, value: new Uint8Array() })
  }
  return pages
}

/** The cells of the first table with a head, by row. */
function rowsOf(page = ''): string[][] {
  const [, body = ''] = /<tbody>(.*?)<\/tbody>/s.exec(page) ?? []
  return [...body.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, cells = '']) =>
    [...cells.matchAll(/<td[^>]*>(.*?)<\/td>/gs)].map(([, text = '']) => text),
  )
}

describe('the overview', () => {
  it('follows a bike from the counter to the registry, and forgets one that was undone', async () => {
    const here = await shop()
    const first = await overview(here)
    expect(first.days).toHaveLength(14)
    expect(first.days.every((day) => day.registered + day.onTheirWay + day.leads === 0)).toBe(true)
    expect(lastOf(first)?.day).toBe(dayOf(here.clock.now()))

    await sell(here, 'OVERVIEW1')
    const undone = await sell(here, 'OVERVIEW2')
    expect(lastOf(await overview(here))).toMatchObject({ registered: 0, onTheirWay: 2 })
    await here.counter.handlers['sales.undo']({ saleId: undone })
    await deliver(here)
    expect(lastOf(await overview(here))).toMatchObject({ registered: 1, onTheirWay: 0 })
  })

  it('keeps a bike on the day it was confirmed, also when it is registered a day later', async () => {
    const here = await shop()
    await here.training.cicopass.goOffline()
    await sell(here, 'OVERVIEW3')
    toNoon(here, 1)
    const yesterday = (shown: Overview) => shown.days.at(-2)
    expect(yesterday(await overview(here))).toMatchObject({ onTheirWay: 1, registered: 0 })
    await here.training.cicopass.goOnline()
    await deliver(here)
    const shown = await overview(here)
    expect(yesterday(shown)).toMatchObject({ onTheirWay: 0, registered: 1 })
    expect(lastOf(shown)).toMatchObject({ registered: 0, onTheirWay: 0 })
    toNoon(here, 14)
    expect((await overview(here)).days.every(({ registered }) => registered === 0)).toBe(true)
    expect((await overview(here, 30)).days.map(({ registered }) => registered)).toContain(1)
  })

  it('says what asks for a person, until somebody gives it up', async () => {
    const here = await shop()
    here.training.cicopass.faults.once('registerBike', {
      kind: 'error',
      status: 400,
      words: 'Niet zo.',
    })
    await sell(here, 'OVERVIEW4')
    await deliver(here)
    expect(lastOf(await overview(here))).toMatchObject({ attention: 1, onTheirWay: 0 })
    const [job] = here.ports.database.jobs.inStates(['parked'])
    await here.counter.handlers['queue.discard']({ jobId: job?.id ?? '', reason: 'dubbel' })
    expect(lastOf(await overview(here))).toMatchObject({ attention: 0, registered: 0 })
  })

  it('counts what the till sold until it is registered, set aside or taken back', async () => {
    const here = await shop()
    const { handlers } = here.counter
    const bikes = here.training.examples.newBikes.slice(0, 4)
    const numbers = bikes.map(({ objectId }) => here.training.cyclesoftware.sell(objectId).number)
    await handlers['sold.read']({})
    expect(lastOf(await overview(here))).toMatchObject({ toRegister: 4 })

    const [first, second] = here.counter.soldBikes.list().bikes
    await handlers['sold.dismiss']({ id: first?.id ?? '', reason: 'gaat weg' })
    expect(lastOf(await overview(here))).toMatchObject({ toRegister: 3 })
    await sell(here, second?.frameNumber ?? '')
    // On its way is no longer to do.
    expect(lastOf(await overview(here))).toMatchObject({ toRegister: 2, onTheirWay: 1 })
    const left = here.counter.soldBikes.openBikes()[0]
    const back = bikes.findIndex(({ frameNumber }) => frameNumber === left?.frameNumber)
    here.training.cyclesoftware.credit(numbers[back] ?? 0)
    await handlers['sold.read']({})
    expect(lastOf(await overview(here))).toMatchObject({ toRegister: 1 })
    toNoon(here, 1)
    const shown = await overview(here)
    expect([shown.days.at(-2)?.toRegister, lastOf(shown)?.toRegister]).toEqual([1, 0])
  })

  it('says that it does not know the till, where nobody is signed in at the POS', async () => {
    const here = await shop({ signedIn: false })
    expect(await overview(here)).toMatchObject({ knowsTill: false })
  })

  it('is the same from the command line', async () => {
    const here = await shop()
    await sell(here, 'OVERVIEW5')
    await deliver(here)
    const { json, status } = await command<Overview>(here, ['overview', '--days', '30'])
    expect(status).toBe(0)
    expect(json).toEqual(await overview(here, 30))
    expect(await command(here, ['overview', '--days', '0'])).toMatchObject({ status: 2 })
  })

  it('has each registration of a day on paper with how it stands, and nothing that was undone', async () => {
    const here = await shop()
    const pages = paperOf(here)
    const { handlers } = here.counter
    await sell(here, 'DAYLIST1')
    const undone = await sell(here, 'DAYLIST2')
    await handlers['sales.undo']({ saleId: undone })
    await handlers['draft.clear']({})
    await deliver(here)
    await here.training.cicopass.goOffline()
    await sell(here, 'DAYLIST3')
    const day = dayOf(here.clock.now())
    await handlers['overview.printDay']({ day })
    expect(rowsOf(pages[0]).map((cells) => [cells[2], cells[5]])).toEqual([
      ['DAYLIST1', 'geregistreerd'],
      ['DAYLIST3', 'onderweg'],
    ])
    expect(pages[0]).toContain('1 × geregistreerd · 1 × onderweg')
    toNoon(here, 1)
    await handlers['overview.printDay']({ day: dayOf(here.clock.now()) })
    expect(pages[1]).toContain('Op deze dag is hier niets geregistreerd.')
    await handlers['overview.printDay']({ day })
    expect(rowsOf(pages[2])).toEqual(rowsOf(pages[0]))
  })

  it('is no registered bike on paper while its shield is not on it', async () => {
    const here = await shop()
    const pages = paperOf(here)
    const words = 'Niet nu.'
    here.training.cicopass.faults.once('linkShield', { kind: 'error', status: 400, words })
    await here.counter.handlers['draft.read']({ text: here.training.freeShield(2), part: 'shield' })
    await sellWith(here, 'DAYLIST4')
    await deliver(here)
    await here.counter.handlers['overview.printDay']({ day: dayOf(here.clock.now()) })
    const [cells] = rowsOf(pages[0])
    expect(cells?.slice(2, 4)).toEqual(['DAYLIST4', here.training.freeShield(2)])
    expect(cells?.[5]).toBe('vraagt aandacht')
  })

  it('has the shields on paper, with the orders or that they could not be read', async () => {
    const here = await shop()
    const pages = paperOf(here)
    const { handlers } = here.counter
    await handlers['shields.count']({ quantity: 40 })
    await handlers['shields.receive']({ quantity: 25, orderId: 5001 })
    expect(await handlers['shields.print']({})).toMatchObject({ ok: true })
    expect(pages[0]).toContain('<p class="left">65</p>')
    expect(rowsOf(pages[0]).map((cells) => cells.slice(1))).toEqual([
      ['ontvangen', '5001', '25'],
      ['geteld', '', '40'],
    ])
    const [order] = here.training.cicopass.registry.orders
    expect(pages[0]).toContain(order?.orderNumber)
    await here.training.cicopass.goOffline()
    await handlers['shields.print']({})
    expect(pages[1]).toContain('De bestellingen waren niet te lezen')
    expect(pages[1]).toContain('<p class="left">65</p>')
  })
})
