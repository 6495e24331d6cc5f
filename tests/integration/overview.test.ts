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
  const here = await openTestCounter({ training, timeout: 1_000, ...options })
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
  const { handlers } = here.counter
  const bike = { brand: 'Gazelle', color: 'Black', type: 'City bike', audience: 'Women' }
  await handlers['draft.setBike']({ attributes: bike })
  await handlers['draft.read']({ text: frameNumber, part: 'frameNumber' })
  const draft = await handlers['draft.withoutShield']({})
  if (!draft.ok) throw new Error(draft.fault.kind)
  const sale = await handlers['draft.confirm']({ draftId: draft.value.id })
  if (!sale.ok) throw new Error(JSON.stringify(sale.fault))
  return sale.value.id
}

async function deliver(here: TestCounter): Promise<void> {
  here.clock.moveOn(6_000)
  await here.counter.outbox.drain({ deadline: here.clock.now() + 5_000 })
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
})
