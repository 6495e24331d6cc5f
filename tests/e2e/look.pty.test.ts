import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { expectPage, expectWithout } from './on-page.ts'
import { openShop, type ShopWindow } from './shop-window.ts'
import { card, frameNumberOf, goTo, nth, patience, stopOf } from './staff.ts'

/** What axe calls a barrier on the page as it is, each with the first place it was found. */
async function barriers(page: Page): Promise<string[]> {
  // The window has one page and may open no other: axe's legacy mode needs none.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)
}

/** Controls that a finger can miss: smaller than 44 px in either direction. */
function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('button, input, label[class]:has(input)')]
      .filter((control) => {
        const { width, height } = control.getBoundingClientRect()
        const isHidden = control.closest('[style*="clip"]') !== null || width <= 2
        return !isHidden && (width < 43.5 || height < 43.5)
      })
      .map((control) => control.outerHTML.slice(0, 160)),
  )
}

const screens = ['sell', 'check', 'shields', 'leads', 'queue', 'overview', 'settings'] as const

/** How much of the middle of Sell is out of sight, in pixels. */
function hiddenBelow(page: Page): Promise<number> {
  return page.locator('.sell-main').evaluate((main) => main.scrollHeight - main.clientHeight)
}

describe('the look of the counter', () => {
  let shop: ShopWindow
  const complaints: string[] = []
  beforeAll(async () => {
    shop = await openShop()
    shop.page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text())
    })
    shop.page.on('pageerror', ({ message }) => complaints.push(message))
  })
  afterAll(async () => {
    await shop.close()
  })
  beforeEach(async () => {
    await shop.ask('draft.clear', {})
    await goTo(shop.page, 'sell')
  })

  it('has no small targets on any screen', async () => {
    const { page } = shop
    for (const screen of screens) {
      await goTo(page, screen)
      await page.getByRole('heading', { level: 1 }).waitFor({ timeout: patience })
      await expect
        .poll(() => smallTargets(page), { timeout: patience, message: screen })
        .toEqual([])
    }
  })

  it('shows everything of Sell at 1366 by 768 without scrolling, at every step', async () => {
    const { page, training } = shop
    await expect.poll(() => hiddenBelow(page), { timeout: patience }).toBe(0)
    const bike = nth(training.examples.newEBikes, 3)
    await shop.scan(bike.barcode)
    await card(page, 'bike').waitFor({ timeout: patience })
    await expect.poll(() => hiddenBelow(page), { timeout: patience }).toBe(0)
    await shop.scan(frameNumberOf(bike))
    await card(page, 'frameNumber').waitFor({ timeout: patience })
    await card(page, 'shield', 'next').waitFor()
    await expect.poll(() => hiddenBelow(page), { timeout: patience }).toBe(0)
    await shop.scan(training.freeShield(3))
    await card(page, 'ready', 'next').waitFor({ timeout: patience })
    await expect.poll(() => hiddenBelow(page), { timeout: patience }).toBe(0)
  })

  it('shows a stop whole, and the police report only under its fold', async () => {
    const { page, training } = shop
    await shop.scan(training.examples.stolenBike.frameNumber)
    const stop = stopOf(page, 'stolen')
    await stop.waitFor({ timeout: patience })
    await expect.poll(() => hiddenBelow(page), { timeout: patience }).toBe(0)
    await expectWithout(stop, /PL\d{4}/)
    const fold = page.getByRole('button', { name: 'Alleen voor personeel' })
    await fold.click()
    await page.getByText('Aangiftenummer', { exact: true }).waitFor()
    await expect.poll(() => hiddenBelow(page), { timeout: patience }).toBe(0)
  })

  it('takes what is typed with no focus into the field of the next thing', async () => {
    const { page } = shop
    await page.evaluate(() => {
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    })
    await page.keyboard.press('8', { delay: 80 })
    await page.keyboard.press('7', { delay: 80 })
    await expectPage(page.locator('[data-code-input]')).toHaveValue('87')
  })

  it('explains a lamp when it is pressed, and closes on Esc without emptying the sale', async () => {
    const { page } = shop
    await page.locator('[data-status="cicopass"]').click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('Cicopass antwoordt.').waitFor({ timeout: patience })
    await expect.poll(() => barriers(page), { timeout: patience }).toEqual([])
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
  })

  it('made the browser complain about nothing, its content security policy included', () => {
    expect(complaints).toEqual([])
  })
})
