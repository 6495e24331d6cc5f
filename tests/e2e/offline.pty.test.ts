import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  card,
  confirmWithEnter,
  frameNumberOf,
  goTo,
  lamp,
  nth,
  patience,
  scanAll,
  seeSale,
  sell,
} from './staff.ts'
import { expectPage, expectWithout, spaced, upToDate } from './on-page.ts'
import { openShop, type ShopWindow } from './shop-window.ts'

describe('a counter without a network', () => {
  let shop: ShopWindow
  beforeAll(async () => {
    shop = await openShop()
  })
  afterAll(async () => {
    await shop.close()
  })
  beforeEach(() => shop.ask('draft.clear', {}))

  const goOffline = async () => {
    await shop.training.cicopass.goOffline()
    await shop.training.cyclesoftware.goOffline()
  }
  const goOnline = async () => {
    await shop.training.cicopass.goOnline()
    await shop.training.cyclesoftware.goOnline()
  }
  const registrationsOf = (frameNumber: string) =>
    shop.training.cicopass
      .receivedOf('registerBike')
      .filter(({ body }) => (body as { frameNumber?: string }).frameNumber === frameNumber)

  it('saves a sale, says in plain Dutch that it waits, and delivers it by itself', async () => {
    const { page, training } = shop
    const { barcode, bikes } = training.examples.sharedCode
    // Sold once while online: the counter has learned this article.
    await scanAll(shop, [barcode, frameNumberOf(nth(bikes, 0)), training.freeShield(0)])
    const answer = page.getByRole('button', { name: /^stadsfiets$/i })
    await answer
      .or(card(page, 'ready', 'next'))
      .first()
      .waitFor({ timeout: patience })
    if (await answer.isVisible()) await answer.click()
    await confirmWithEnter(page)
    await seeSale(page, frameNumberOf(nth(bikes, 0)), 'registered')

    await goOffline()
    const frameNumber = frameNumberOf(nth(bikes, 1))
    const shieldCode = training.freeShield(1)
    await shop.scan(barcode)
    await card(page, 'bike').getByText('van de vorige keer').waitFor({ timeout: patience })
    await shop.scan(frameNumber)
    await card(page, 'frameNumber')
      .getByText('nog niet nagekeken · Geen verbinding met Cicopass')
      .waitFor({ timeout: patience })
    await expectPage(page.locator('body')).toContainText(
      'Het wordt nagekeken voordat er iets wordt verstuurd.',
    )
    await shop.scan(shieldCode)
    await confirmWithEnter(page)
    const waiting = await seeSale(page, frameNumber, 'on-its-way')
    await expectPage(waiting).toContainText('wacht')
    await expect.poll(() => lamp(page, 'cicopass').getAttribute('data-lamp')).toBe('look')
    await expect.poll(() => lamp(page, 'jobs').innerText()).toContain('2 wacht')
    await expectPage(lamp(page, 'jobs')).toHaveAttribute('data-lamp', 'look')
    await lamp(page, 'cicopass').click()
    const explained = page.getByRole('dialog')
    await explained.getByText('Cicopass antwoordt niet').waitFor({ timeout: patience })
    await expectPage(explained).toContainText('Alles is bewaard en gaat vanzelf de deur uit')
    await page.keyboard.press('Escape')
    // Words of the trade and of the program are not for staff.
    await expectWithout(page.locator('body'), /ECONN|fetch|timeout|held|unknown|parked/i)
    expect(registrationsOf(frameNumber)).toEqual([])

    await goOnline()
    await seeSale(page, frameNumber, 'registered')
    expect(registrationsOf(frameNumber)).toHaveLength(1)
    const registered = training.cicopass.registrations.find(
      (bike) => bike.frameNumber === frameNumber,
    )
    expect(training.cicopass.linksMade.filter((link) => link.shieldCode === shieldCode)).toEqual([
      expect.objectContaining({ bikeId: registered?.id }),
    ])
    await expect.poll(() => lamp(page, 'jobs').innerText()).toContain('Alles verstuurd')
    await expect.poll(() => lamp(page, 'cicopass').getAttribute('data-lamp')).toBe('go')
  })

  it('checks before it sends: a stolen bike sold offline is never registered and alarms everywhere', async () => {
    const { page, training } = shop
    const { stolenBike, newEBikes } = training.examples
    await training.cicopass.goOffline()
    const article = nth(newEBikes, 3)
    const { frameNumber } = stolenBike
    await sell(shop, { barcode: article.barcode, frameNumber }, training.freeShield(3))
    await seeSale(page, frameNumber, 'on-its-way')
    await goTo(page, 'queue')
    await training.cicopass.goOnline()

    const alarm = page.getByRole('alertdialog')
    await alarm.waitFor({ timeout: 40_000 })
    await expectPage(alarm).toContainText('Een verkochte fiets staat nu als gestolen geregistreerd')
    await expectPage(alarm).toContainText(spaced(frameNumber))
    for (const screen of ['settings', 'sell', 'queue'] as const) {
      await goTo(page, screen)
      await upToDate(page)
      await expectPage(alarm).toBeVisible()
    }
    await page.keyboard.press('Escape')
    await upToDate(page)
    await expectPage(alarm).toBeVisible()
    await alarm.getByRole('button', { name: 'Gezien', exact: true }).click()
    await alarm.waitFor({ state: 'detached' })

    await goTo(page, 'sell')
    const line = await seeSale(page, frameNumber, 'attention')
    await expectPage(line).toContainText('Dit framenummer staat nu als gestolen geregistreerd')
    await expect.poll(() => lamp(page, 'jobs').innerText()).toContain('vraag')
    // Also when staff insist.
    await goTo(page, 'queue')
    await page.getByRole('option', { name: /Fiets registreren/ }).click()
    await page.getByRole('button', { name: 'Nu proberen', exact: true }).click()
    await alarm.waitFor({ timeout: patience })
    await alarm.getByRole('button', { name: 'Gezien', exact: true }).click()
    expect(registrationsOf(frameNumber)).toEqual([])
    expect(
      training.cicopass.linksMade.some(({ shieldCode }) => shieldCode === training.freeShield(3)),
    ).toBe(false)
  })
})
