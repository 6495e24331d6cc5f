import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { untidy } from '../../electron/training/profile.ts'
import { expectPage } from './on-page.ts'
import { frameNumberOf, goTo, nth, patience, seeSale, sell } from './staff.ts'
import { openShop, type ShopWindow } from './shop-window.ts'

// The main work with both services as real programs fill them in (docs/simulated-services.md, "untidy").

describe('beside services that answer untidily', () => {
  let shop: ShopWindow
  beforeAll(async () => {
    shop = await openShop({ profile: untidy, nothingSold: true })
  })
  afterAll(async () => {
    await shop.close()
  })

  it('a sale is three scans and Enter, and is registered once with its shield', async () => {
    const { training } = shop
    const bike = nth(training.examples.newEBikes, 0)
    const shieldCode = training.freeShield(1)
    const frameNumber = await sell(shop, bike, shieldCode)
    await seeSale(shop.page, frameNumber, 'registered')
    const { registrations, linksMade } = training.cicopass
    const ours = registrations.filter((one) => one.frameNumber === frameNumber)
    expect(ours).toHaveLength(1)
    expect(linksMade).toMatchObject([{ bikeId: nth(ours, 0).id, shieldCode }])
  })

  it('the bikes that the till sold are listed, and what could not be read is said', async () => {
    const { page, training } = shop
    const sold = [1, 2, 3].map((place) => nth(training.examples.newEBikes, place))
    for (const { objectId } of sold) training.cyclesoftware.sell(objectId)
    await goTo(page, 'sold')
    await page.getByRole('button', { name: 'Kassa nu lezen' }).click()
    for (const bike of sold) {
      const line = page.locator('[data-sold-state="open"]', { hasText: frameNumberOf(bike) })
      await line.waitFor({ timeout: patience })
    }
    for (const transaction of ['990001', '990002', '990003']) {
      await expectPage(page.locator('main[data-screen=sold]')).toContainText(transaction)
    }
  })

  it('a stolen bike is said to be stolen, another one to be registered', async () => {
    const { page, training } = shop
    const { stolenBike, registeredBike } = training.examples
    await goTo(page, 'check')
    for (const [number, verdict] of [
      [stolenBike.frameNumber, 'stolen'],
      [registeredBike.frameNumber, 'registered'],
    ] as const) {
      await shop.scan(number)
      await page.locator(`[data-verdict="${verdict}"]`).waitFor({ timeout: patience })
      await page.keyboard.press('Escape')
      await page.locator('[data-code-input]').waitFor({ timeout: patience })
    }
  })
})
