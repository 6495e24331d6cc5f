import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { expectNoViolations } from './accessibility.ts'
import { expectPage, expectWithout, spaced } from './on-page.ts'
import { frameNumberOf, goTo, nth, patience, stopOf } from './staff.ts'
import { openShop, type ShopWindow } from './shop-window.ts'

describe('a frame number that may be none', () => {
  let shop: ShopWindow
  beforeAll(async () => {
    shop = await openShop({ nothingSold: true })
  })
  afterAll(async () => {
    await shop.close()
  })
  beforeEach(async () => {
    await shop.ask('draft.clear', {})
  })

  const doubt = (asks: string) => shop.page.locator(`[data-number-doubt="${asks}"]`)
  const use = 'Toch als framenummer gebruiken'

  it('is asked about in a sale: why first, then the number as it was read, then what to do', async () => {
    const { page } = shop
    const bike = nth(shop.training.examples.newEBikes, 1)
    await goTo(page, 'sell')
    await shop.scan(bike.barcode)
    await page.getByText(bike.model.name).first().waitFor({ timeout: patience })
    await shop.ask('draft.read', { text: 'sn 4711', part: 'frameNumber' })
    await doubt('label').waitFor({ timeout: patience })
    await expectPage(doubt('label')).toHaveText(
      /Hoort het eerste woord bij het nummer\?\s*SN\s*4711\s*.*Typ dan alleen het nummer/,
    )
    await expectPage(doubt('label').locator('.code-group')).toHaveText(['SN', '4711'])
    await expectNoViolations(page)
    // The printed card, with the scanner in the hand.
    await shop.scan('COUNTER-USE')
    await stopOf(page, 'frame-number-asked').waitFor({ state: 'detached', timeout: patience })
    const { frameNumber } = await shop.ask('draft.get', {})
    expect(frameNumber?.number).toMatchObject({ sent: 'SN4711', confirmed: true })
  })

  it('is confirmed in a goods receipt, scanned or typed, and its shield stays with it', async () => {
    const { page, training } = shop
    const bike = nth(training.examples.newEBikes, 2)
    await goTo(page, 'sold')
    await page.getByRole('button', { name: 'Levering inscannen' }).click()
    await shop.scan(bike.barcode)
    await page.getByLabel('Framenummer').waitFor({ timeout: patience })
    await shop.scan('0612345678')
    const hold = page.getByRole('alertdialog')
    await hold.locator('[data-number-doubt="other-code"]').waitFor({ timeout: patience })
    await shop.scan(training.freeShield(3))
    await hold.getByText(/nog niet gebruikt/).waitFor({ timeout: patience })
    await expectNoViolations(page)
    await hold.getByRole('button', { name: use }).click()
    await hold.waitFor({ state: 'detached', timeout: patience })
    const lines = page.locator('[data-delivery-line]')
    await expectPage(lines).toHaveCount(1)
    await expectPage(lines.first()).toContainText(training.freeShield(3))

    await page.getByLabel('Framenummer').fill('maat 57')
    await page.keyboard.press('Enter')
    await doubt('several-words').waitFor({ timeout: patience })
    await expectPage(lines).toHaveCount(1)
    await doubt('several-words').getByRole('button', { name: use }).click()
    await expectPage(lines).toHaveCount(2)
    await doubt('several-words').waitFor({ state: 'detached', timeout: patience })
    await expectPage(page.getByLabel('Framenummer')).toHaveValue('')
    const { lines: kept } = await shop.ask('delivery.get', {})
    expect(kept.map(({ number }) => [number.sent, number.confirmed])).toEqual([
      ['0612345678', true],
      ['MAAT57', true],
    ])
    for (const { id } of kept) await shop.ask('delivery.remove', { id })
    await page.getByRole('button', { name: 'Naar verkochte fietsen' }).click()
  })

  it('is confirmed in the form that puts a refused job right', async () => {
    const { page, training } = shop
    const bike = nth(training.examples.newEBikes, 4)
    training.cicopass.faults.once('registerBike', { kind: 'error', status: 422 })
    await shop.command(
      ['register'],
      JSON.stringify({
        ...{ frameNumber: frameNumberOf(bike), brand: 'Gazelle', color: 'Black' },
        ...{ type: 'City bike', audience: 'Women' },
      }),
    )
    await goTo(page, 'queue')
    await page.getByRole('option', { name: new RegExp(frameNumberOf(bike)) }).click()
    await page.getByRole('button', { name: 'Wijzigen…' }).click()
    const sheet = page.getByRole('dialog', { name: 'Wijzigen en opnieuw versturen' })
    const field = sheet.getByLabel('Framenummer')
    await expectPage(field).toHaveValue(frameNumberOf(bike))
    await shop.scan('AB+1234')
    await expectPage(field).toHaveValue('AB+1234')
    await sheet.getByRole('button', { name: 'Opnieuw versturen' }).click()
    const asked = sheet.locator('[data-number-doubt="other-signs"]')
    await expectPage(asked).toContainText(spaced('AB+1234'))
    await expectNoViolations(page)
    await asked.getByRole('button', { name: use }).click()
    await sheet.waitFor({ state: 'detached', timeout: patience })
    await expect
      .poll(() => training.cicopass.registrations.map(({ frameNumber }) => frameNumber))
      .toContain('AB+1234')
    await expectWithout(page.locator('body'), 'bad-input')
  })
})

describe('a shop with a French account', () => {
  it('reads once that a registration is not the marking of France', async () => {
    const shop = await openShop({ language: 'fr', withoutScanner: true })
    try {
      const { page } = shop
      const notice = page.locator('[data-notice="once"]')
      await expectPage(page.locator('[data-screen="sell"]').first()).toBeVisible()
      await expectPage(notice).toHaveCount(0)
      await shop.ask('accounts.signInCyclesoftware', {
        ...{ country: 'FR', userName: 'rijwielhandel', password: 'kassa-open', apiKey: null },
        store: { account: '1', store: '1' },
      })
      await expectPage(notice).toContainText('marquage obligatoire en France')
      await expectNoViolations(page)
      await notice.getByRole('button', { name: 'Vu' }).click()
      await expectPage(notice).toHaveCount(0)
    } finally {
      await shop.close()
    }
  })
})
