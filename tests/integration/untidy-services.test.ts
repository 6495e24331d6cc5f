import { afterEach, describe, expect, it } from 'vitest'
import { asPublished, untidy } from '../../electron/training/profile.ts'
import { startTraining, type Training } from '../../electron/training/training-services.ts'
import type { StockItem } from '../../electron/training/shop-stock.ts'
import type { SoldBikes } from '../../shared/sold-bike.ts'
import { command, type RegisterOutput } from '../support/handed-over.ts'
import { answered, confirm, scan } from '../support/selling.ts'
import { openTestCounter, type TestCounter } from '../support/test-counter.ts'

// What both services write when nobody tidies up behind them (docs/simulated-services.md, "untidy").

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close()
})

async function shop(profile = untidy): Promise<TestCounter> {
  const training = await startTraining({ profile })
  closing.push(() => training.stop())
  training.cyclesoftware.shop.sales.length = 0
  const here = await openTestCounter({ training, timeout: 2_000 })
  closing.push(() => here.close())
  return here
}

function newBike({ examples }: Training, place: number): StockItem & { frameNumber: string } {
  const bike = examples.newBikes[place]
  if (bike?.frameNumber === undefined || bike.frameNumber === null) throw new Error('too few bikes')
  return { ...bike, frameNumber: bike.frameNumber }
}

async function read({ counter }: TestCounter): Promise<SoldBikes> {
  const answer = await counter.handlers['sold.read']({})
  if (!answer.ok) throw new Error(`Not read: ${JSON.stringify(answer.fault)}`)
  return answer.value
}

const checked = async (here: TestCounter, number: string) =>
  (await command<{ verdict: string }>(here, ['check', number])).json.verdict

describe('services that answer untidily', () => {
  it('are asked about a theft and answer it', async () => {
    const here = await shop()
    const { examples } = here.training
    expect(await checked(here, examples.stolenBike.frameNumber)).toBe('stolen')
    expect(await checked(here, examples.registeredBike.frameNumber)).toBe('registered')
    expect(await checked(here, newBike(here.training, 3).frameNumber)).toBe('clear')
  })

  it('take a sale from its scans to its registration and its shield', async () => {
    const here = await shop()
    const bike = newBike(here.training, 0)
    const shieldCode = here.training.freeShield(1)
    for (const code of [bike.barcode, bike.frameNumber, shieldCode]) scan(here, code)
    expect((await answered(here)).canConfirm).toBe(true)
    confirm(here)
    here.clock.moveOn(6_000)
    await command(here, ['sync', '--timeout', '10'])
    const { registrations, linksMade } = here.training.cicopass
    expect(registrations).toMatchObject([{ frameNumber: bike.frameNumber }])
    expect(linksMade).toMatchObject([{ bikeId: registrations[0]?.id, shieldCode }])
  })

  it('fill the worklist, and what cannot be read is named once', async () => {
    const here = await shop()
    const bikes = [0, 1, 2, 3, 4, 5, 6].map((place) => newBike(here.training, place))
    for (const { objectId } of bikes) here.training.cyclesoftware.sell(objectId)
    const { bikes: listed, reading } = await read(here)
    // Of two bikes under one line's number the first is listed, and their sale is named.
    const numbers = [...bikes.map(({ frameNumber }) => frameNumber), 'WBK9900031']
    expect(listed.map(({ frameNumber }) => frameNumber).toSorted()).toEqual(numbers.toSorted())
    expect(reading.fault).toBeNull()
    // Three sales, one that has not even a number, and a key of the sign-in.
    const left = { transactions: ['990001', '990002', '990003'], records: 5 }
    expect(reading.unreadable).toEqual({ ...left, isNew: true })

    const seen = await here.counter.handlers['sold.unreadableSeen']({})
    expect(seen.ok && seen.value.reading.unreadable).toEqual({ ...left, isNew: false })
    expect((await read(here)).reading.unreadable).toEqual({ ...left, isNew: false })

    here.training.cyclesoftware.isUntidy = false
    expect((await read(here)).bikes).toHaveLength(numbers.length)
  })

  it('are named by the doctor with their sales', async () => {
    const here = await shop()
    here.training.cyclesoftware.sell(newBike(here.training, 0).objectId)
    await read(here)
    type Doctor = { checks: { name: string; status: string; detail: string }[] }
    const { json } = await command<Doctor>(here, ['doctor'])
    const check = json.checks.find(({ name }) => name === 'sales-feed')
    expect(check).toMatchObject({ status: 'warn' })
    expect(check?.detail).toContain('990001, 990002, 990003')
  })

  it('say who a customer is and which stores there are', async () => {
    const here = await shop()
    const [customer] = here.training.cyclesoftware.shop.customers
    if (customer === undefined) throw new Error('no customers')
    const { mobile, postalCode, houseNumber } = customer.person
    type Found = { customerId: number }[]
    const spelled = `+31 (0)${mobile.slice(1, 2)} ${mobile.slice(2)}`
    const byPhone = await command<Found>(here, ['customers', '--phone', spelled])
    expect(byPhone.json).toMatchObject([{ customerId: customer.id }])
    const address = ['--postcode', postalCode.toLowerCase(), '--number', `${houseNumber} bis`]
    const byAddress = await command<Found>(here, ['customers', ...address])
    expect(byAddress.json).toMatchObject([{ customerId: customer.id }])
    expect((await command<unknown[]>(here, ['stores'])).json).toHaveLength(3)
  })
})

describe('the reader of the sales feed', () => {
  it('takes the other sales when one of them cannot be put on disk, and reads again', async () => {
    const here = await shop(asPublished)
    const [broken, good] = [newBike(here.training, 0), newBike(here.training, 1)]
    const sale = here.training.cyclesoftware.sell(broken.objectId)
    here.training.cyclesoftware.sell(good.objectId)
    const { soldBikes } = here.ports.database
    const add = soldBikes.add.bind(soldBikes)
    let refuses = true
    Object.assign(soldBikes, {
      add(bike: Parameters<typeof add>[0]) {
        if (refuses && bike.transaction === String(sale.number)) throw new Error('a defect')
        add(bike)
      },
    })
    const first = await read(here)
    expect(first.bikes).toMatchObject([{ frameNumber: good.frameNumber }])
    expect(first.reading.unreadable.transactions).toEqual([String(sale.number)])
    refuses = false
    const second = await read(here)
    expect(second.bikes).toHaveLength(2)
    expect(second.reading.unreadable.records).toBe(0)
  })

  it('is planned again after a defect, which is said', async () => {
    const here = await shop()
    const { salesFeed } = here.ports
    const bookedSales = salesFeed.bookedSales.bind(salesFeed)
    let defects = 1
    Object.assign(salesFeed, {
      bookedSales(of: Parameters<typeof bookedSales>[0]) {
        if (defects-- > 0) throw new Error('a defect')
        return bookedSales(of)
      },
    })
    here.training.cyclesoftware.sell(newBike(here.training, 0).objectId)
    here.counter.open()
    const until = async (holds: () => boolean) => {
      for (let tries = 0; tries < 1_000 && !holds(); tries += 1) {
        await new Promise((resolve) => setTimeout(resolve, 10))
      }
      expect(holds()).toBe(true)
    }
    const reading = () => here.counter.soldBikes.list().reading
    await until(() => reading().fault?.kind === 'internal')
    here.clock.moveOn(61_000)
    await until(() => here.counter.soldBikes.list().bikes.length === 2)
    await until(() => reading().fault === null)
  })
})

describe('an answer that the counter does not read to its end', () => {
  it('is asked for a few times, and then a person decides', async () => {
    const here = await shop()
    const fault = { kind: 'too-long' } as const
    here.training.cicopass.faults.add({ call: 'lookup', fault, times: Infinity })
    const bike = newBike(here.training, 0)
    const input = {
      frameNumber: bike.frameNumber,
      brand: 'Gazelle',
      color: 'Black',
      type: 'City bike',
      audience: 'Women',
    }
    const before = await command<RegisterOutput>(here, ['register'], input)
    const [job] = before.json.jobs
    expect(job?.state).toBe('waiting')
    for (let tries = 0; tries < 6; tries += 1) await command(here, ['sync', '--timeout', '20'])
    const now = here.ports.database.jobs.get(job?.id ?? '')
    expect(now).toMatchObject({ state: 'parked', parkedBecause: 'unreadable-answer', attempts: 0 })
    expect(here.training.cicopass.receivedOf('registerBike')).toHaveLength(0)

    here.training.cicopass.faults.clear()
    await command(here, ['outbox', 'retry', job?.id ?? ''])
    expect(here.training.cicopass.registrations).toHaveLength(1)
  })
})
