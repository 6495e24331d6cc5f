import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { asPublished, profileNamed } from '../../electron/training/profile.ts'
import { expectEffort, watchEffort } from './effort.ts'
import {
  card,
  confirmWithEnter,
  frameNumberOf,
  goTo,
  lineOf,
  nth,
  patience,
  scanAgain,
  scanAll,
  seeSale,
  sell,
  stopOf,
} from './staff.ts'
import { expectNotInSource, expectNotShown, expectPage, expectWithout } from './on-page.ts'
import { openShop, type ShopWindow } from './shop-window.ts'

describe('what stops a sale', () => {
  let shop: ShopWindow
  beforeAll(async () => {
    shop = await openShop()
  })
  afterAll(async () => {
    await shop.close()
  })
  beforeEach(async () => {
    shop.training.cicopass.profile = asPublished
    await shop.ask('draft.clear', {})
  })

  const bodiesOf = (call: 'registerBike' | 'linkShield') =>
    shop.training.cicopass.receivedOf(call).map(({ body }) => body as Record<string, unknown>)

  it('is a stolen bike: calm words, the police number under a fold, and no way past it', async () => {
    const { page, training } = shop
    const { newEBikes } = training.examples
    const stolen = training.cicopass.bikes.find(
      (bike) =>
        bike.currentStatus === 'Stolen' &&
        bike.statusHistory.some((change) => (change.policeReportNumber ?? '') !== ''),
    )
    const report = stolen?.statusHistory.find((change) => change.policeReportNumber)
    const policeReport = report?.policeReportNumber
    if (stolen === undefined || typeof policeReport !== 'string') {
      throw new Error('No stolen bike with a police report')
    }
    const article = nth(newEBikes, 0)
    await scanAll(shop, [article.barcode, stolen.frameNumber, training.freeShield(0)])
    const stop = stopOf(page, 'stolen')
    await stop
      .getByText('Deze fiets staat als gestolen geregistreerd')
      .waitFor({ timeout: patience })
    const all = page.locator('body')
    await expectPage(all).toContainText('0900-8844')
    await expectPage(all).toContainText('Er is niets verstuurd en niets verloren')
    await expectWithout(all, /niet gestolen|not stolen/i)
    await expectNotInSource(page, policeReport)

    const fold = stop.getByRole('button', { name: 'Alleen voor personeel' })
    await expectPage(fold).toHaveAttribute('aria-expanded', 'false')
    await fold.click()
    await expectPage(stop).toContainText(policeReport)
    await fold.click()
    await expectNotInSource(page, policeReport)

    await expectNotShown(page.getByRole('button', { name: /^(registreren|koppelen)$/i }))
    await page.keyboard.press('Escape')
    await card(page, 'bike', 'next').waitFor({ timeout: patience })
    await page.keyboard.press('Control+z')
    await stop.waitFor({ timeout: patience })
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Nieuwe registratie' }).click()
    await page.keyboard.press('Enter')
    const { id, canConfirm } = await shop.ask('draft.get', {})
    expect(canConfirm).toBe(false)
    await expect(shop.ask('draft.confirm', { draftId: id })).rejects.toThrow('sale-stopped')
    await expectNotShown(lineOf(page, stolen.frameNumber))

    // The same bike's own number: the sale goes on where it was.
    await shop.scan(frameNumberOf(article))
    await stop.waitFor({ state: 'detached', timeout: patience })
    await confirmWithEnter(page)
    await seeSale(page, frameNumberOf(article), 'registered')
    expect(bodiesOf('registerBike').map((body) => body['frameNumber'])).toEqual([
      frameNumberOf(article),
    ])
  })

  it('is a stolen bike whatever the POS calls it, for a used one of the shop’s own stock', async () => {
    const { page, training } = shop
    const { usedAndStolen } = training.examples
    await scanAll(shop, [usedAndStolen.barcode, frameNumberOf(usedAndStolen)])
    await stopOf(page, 'stolen').waitFor({ timeout: patience })
    await page.getByRole('button', { name: 'Verkoop stoppen' }).click()
    await card(page, 'bike', 'next').waitFor({ timeout: patience })
  })

  it('is known before a bike is taken in: a trade-in check is one scan', async () => {
    const { page, training } = shop
    await goTo(page, 'check')
    const effort = await watchEffort(shop)
    await shop.scan(training.examples.stolenBike.frameNumber)
    await page.locator('[data-verdict="stolen"]').waitFor({ timeout: patience })
    await expectEffort('check', await effort())
    await goTo(page, 'sell')
  })

  it('is a bike that is registered already: its shield can be linked instead', async () => {
    const { page, training } = shop
    const { registeredBike } = training.examples
    const shieldCode = training.freeShield(10)
    const registered = bodiesOf('registerBike').length
    await shop.scan(registeredBike.frameNumber)
    const stop = stopOf(page, 'registered')
    await stop.getByText('Deze fiets is al geregistreerd').waitFor({ timeout: patience })
    await stop.getByRole('button', { name: 'Shield aan deze fiets koppelen' }).click()
    await card(page, 'shield', 'next').waitFor({ timeout: patience })
    await shop.scan(shieldCode)
    await card(page, 'ready', 'next').getByRole('heading', { name: 'Shield koppelen' }).waitFor()
    await confirmWithEnter(page)
    const line = await seeSale(page, registeredBike.frameNumber, 'registered')
    await expectPage(line).toContainText(String(registeredBike.id))
    expect(bodiesOf('linkShield').filter((body) => body['shieldCode'] === shieldCode)).toEqual([
      { bikeId: registeredBike.id, shieldCode },
    ])
    expect(bodiesOf('registerBike')).toHaveLength(registered)
  })

  it('is a frame number that stands under another brand', async () => {
    const { page, training } = shop
    const { item, bike } = training.examples.otherMake
    await scanAll(shop, [item.barcode, frameNumberOf(item)])
    const stop = stopOf(page, 'other-brand')
    await stop.waitFor({ timeout: patience })
    await expectPage(stop).toContainText(bike.brand)
    await expectNotShown(page.getByRole('button', { name: 'Registreren', exact: true }))
    await stop.getByRole('button', { name: 'Nummer opnieuw scannen' }).click()
    await card(page, 'frameNumber', 'next')
      .or(card(page, 'bike', 'next'))
      .first()
      .waitFor()
  })

  it('is a bike that was sold here already', async () => {
    const { page, training } = shop
    const bike = nth(training.examples.newEBikes, 4)
    const frameNumber = await sell(shop, bike, training.freeShield(14))
    await shop.scan(bike.barcode)
    await scanAgain(shop, frameNumber)
    await stopOf(page, 'sold-here')
      .getByText('Deze fiets is hier al verkocht')
      .waitFor({ timeout: patience })
    await seeSale(page, frameNumber, 'registered')
    expect(
      bodiesOf('registerBike').filter((body) => body['frameNumber'] === frameNumber),
    ).toHaveLength(1)
  })

  it('is a shield that this counter used before', async () => {
    const { page, training } = shop
    const shieldCode = training.freeShield(11)
    const first = nth(training.examples.newEBikes, 1)
    const second = nth(training.examples.newEBikes, 2)
    await sell(shop, first, shieldCode)
    await scanAll(shop, [second.barcode, frameNumberOf(second)])
    await scanAgain(shop, shieldCode)
    const stop = stopOf(page, 'shield-in-use')
    await stop.getByText('Deze shield is al gebruikt').waitFor({ timeout: patience })
    await shop.scan(training.freeShield(12))
    await stop.waitFor({ state: 'detached', timeout: patience })
    await confirmWithEnter(page)
    await seeSale(page, frameNumberOf(second), 'registered')
    await seeSale(page, frameNumberOf(first), 'registered')
    expect(bodiesOf('linkShield').filter((body) => body['shieldCode'] === shieldCode)).toHaveLength(
      1,
    )
  })

  it('is a shield of somebody else’s bike, where the search can tell', async () => {
    const { page, training } = shop
    const every = profileNamed('the stolen search answers for every bike')
    if (every === null) throw new Error('That profile is gone')
    training.cicopass.profile = every
    const { shieldCode, brand } = training.examples.shieldedBike
    if (shieldCode === null) throw new Error('That bike has no shield')
    await shop.scan(shieldCode)
    const stop = stopOf(page, 'shield-in-use')
    await stop.waitFor({ timeout: patience })
    await expectPage(stop).toContainText(brand)
  })

  it('is asked of a person when Cicopass refuses the shield, with its own words', async () => {
    const { page, training } = shop
    const { shieldCode } = training.examples.shieldedBike
    if (shieldCode === null) throw new Error('That bike has no shield')
    const bike = nth(training.examples.newEBikes, 3)
    const frameNumber = frameNumberOf(bike)
    await scanAll(shop, [bike.barcode, frameNumber])
    await scanAgain(shop, shieldCode)
    await confirmWithEnter(page)
    const line = await seeSale(page, frameNumber, 'attention')
    await expectPage(line).toContainText('Shield is already linked to another bike.')
    await expectPage(line.getByRole('button', { name: 'Bekijk waarom' })).toBeVisible()
    expect(
      bodiesOf('registerBike').filter((body) => body['frameNumber'] === frameNumber),
    ).toHaveLength(1)
    expect(training.cicopass.linksMade.some((link) => link.shieldCode === shieldCode)).toBe(false)
  })

  it('is the shield of a stolen bike', async () => {
    const { page, training } = shop
    const { shieldCode } = training.examples.stolenBike
    if (shieldCode === null) throw new Error('That bike has no shield')
    const article = nth(training.examples.newEBikes, 5)
    await scanAll(shop, [article.barcode, frameNumberOf(article), shieldCode])
    const stop = stopOf(page, 'shield-stolen')
    await stop
      .getByText('Deze shield zit op een fiets die als gestolen is gemeld')
      .waitFor({ timeout: patience })
    await expectNotShown(page.getByRole('button', { name: 'Registreren', exact: true }))
    await page.keyboard.press('Enter')
    await expectNotShown(lineOf(page, frameNumberOf(article)))
    await stop.getByRole('button', { name: 'Andere shield scannen' }).click()
    await card(page, 'shield', 'next').waitFor({ timeout: patience })
  })
})
