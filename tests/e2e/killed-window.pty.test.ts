import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Job } from '../../shared/job.ts'
import { expectPage } from './on-page.ts'
import { lineOf, nth, patience, seeSale, sell } from './staff.ts'
import { openShop, type ShopWindow } from './shop-window.ts'

describe('a window that is killed after it said "saved"', () => {
  let shop: ShopWindow
  beforeEach(async () => {
    shop = await openShop()
  })
  afterEach(async () => {
    await shop.close()
  })

  const killAndReopen = async () => {
    await shop.counter.kill()
    shop = await shop.reopen()
    await shop.page.locator('div[data-screen="sell"]').waitFor({ timeout: patience })
  }
  const jobsByCommand = async () => {
    const { status, stdout } = await shop.command(['outbox', 'list', '--json'])
    return { status, jobs: JSON.parse(stdout) as Job[] }
  }
  const bikesMade = (frameNumber: string) =>
    shop.training.cicopass.registrations.filter((bike) => bike.frameNumber === frameNumber)
  const linksMade = (shieldCode: string) =>
    shop.training.cicopass.linksMade.filter((link) => link.shieldCode === shieldCode)

  it('delivers the sale exactly once, whenever it was killed', async () => {
    const { training } = shop
    const { cicopass, examples } = training
    const sold: { frameNumber: string; shieldCode: string }[] = []
    const sellNext = async () => {
      const place = sold.length
      const shieldCode = training.freeShield(place)
      const frameNumber = await sell(shop, nth(examples.newEBikes, place), shieldCode)
      sold.push({ frameNumber, shieldCode })
      return { frameNumber, shieldCode }
    }
    const arrived = (call: 'registerBike' | 'linkShield', count: number) =>
      expect
        .poll(() => cicopass.receivedOf(call).length, { timeout: patience, interval: 20 })
        .toBe(count)

    // Held: the five seconds had just begun.
    await sellNext()
    await killAndReopen()
    await seeSale(shop.page, nth(sold, 0).frameNumber, 'registered')

    // Sending: the request is at the service, and no answer yet.
    cicopass.faults.once('registerBike', { kind: 'slow', ms: 3_000, processed: 'late' })
    await sellNext()
    await arrived('registerBike', 2)
    await killAndReopen()

    // The answer was lost, and the counter was about to look.
    cicopass.faults.once('registerBike', { kind: 'answer-lost' })
    const lost = await sellNext()
    await expect
      .poll(() => bikesMade(lost.frameNumber).length, { timeout: patience, interval: 20 })
      .toBe(1)
    await killAndReopen()

    // The bike is registered and its shield on the way.
    cicopass.faults.once('linkShield', { kind: 'answer-lost' })
    const linking = await sellNext()
    await expect
      .poll(() => linksMade(linking.shieldCode).length, { timeout: patience, interval: 20 })
      .toBe(1)
    await killAndReopen()

    for (const { frameNumber, shieldCode } of sold) {
      const line = await seeSale(shop.page, frameNumber, 'registered')
      const [bike] = bikesMade(frameNumber)
      expect(bikesMade(frameNumber)).toHaveLength(1)
      await expectPage(line).toContainText(String(bike?.id))
      expect(linksMade(shieldCode)).toMatchObject([{ bikeId: bike?.id }])
      await expectPage(lineOf(shop.page, frameNumber)).toHaveCount(1)
    }
    expect(cicopass.registrations).toHaveLength(sold.length)
    expect(cicopass.linksMade).toHaveLength(sold.length)
  })

  it('is spoken to by the command line, which delivers by itself while no window is there', async () => {
    const { training } = shop
    await training.cicopass.goOffline()
    const sold: string[] = []
    let open: Awaited<ReturnType<typeof jobsByCommand>>
    // Said within the five seconds of a sale; where they went by meanwhile, of the next one.
    for (;;) {
      const place = sold.length
      const bike = nth(training.examples.newEBikes, place)
      sold.push(await sell(shop, bike, training.freeShield(place)))
      open = await jobsByCommand()
      const now = (await shop.ask('sales.today', {})).find(
        ({ frameNumber }) => frameNumber.sent === sold.at(-1),
      )
      if (now?.state === 'held' || sold.length === 5) break
    }
    expect(open.jobs.map(({ kind, state }) => ({ kind, state }))).toEqual(
      expect.arrayContaining([
        { kind: 'bike.register', state: 'held' },
        { kind: 'shield.link', state: 'held' },
      ]),
    )
    await shop.counter.kill()
    await training.cicopass.goOnline()
    const alone = await jobsByCommand()
    expect(alone.jobs.map(({ id }) => id).toSorted()).toEqual(
      open.jobs.map(({ id }) => id).toSorted(),
    )
    const synced = await shop.command(['sync', '--timeout', '120', '--json'])
    expect({ status: synced.status, counts: JSON.parse(synced.stdout) as unknown }).toEqual({
      status: 0,
      counts: { done: 2 * sold.length, waiting: 0, unknown: 0, parked: 0 },
    })
    shop = await shop.reopen()
    for (const frameNumber of sold) {
      await seeSale(shop.page, frameNumber, 'registered')
      expect(bikesMade(frameNumber)).toHaveLength(1)
    }
    const settled = await jobsByCommand()
    expect(settled.jobs.every(({ state }) => state === 'done')).toBe(true)
  })
})
