import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectNoViolations } from './accessibility.ts'
import { card, frameNumberOf, goTo, nth, patience, stopOf } from './staff.ts'
import { openShop, type ShopWindow } from './shop-window.ts'

describe('how the counter looks', () => {
  let shop: ShopWindow
  let page: Page
  beforeAll(async () => {
    shop = await openShop({ withoutScanner: true })
    ;({ page } = shop)
  })
  afterAll(async () => {
    await shop.close()
  })

  const type = async (part: 'bike' | 'frameNumber' | 'shield', text: string) => {
    await card(page, part, 'next').waitFor({ timeout: patience })
    await page.locator('[data-code-input]').fill(text)
    await page.keyboard.press('Enter')
  }
  const scrolls = () =>
    page.evaluate(() =>
      [
        document.documentElement,
        ...document.querySelectorAll(
          '[data-screen="sell"], [data-screen="sell"] main, [data-screen="sell"] main *',
        ),
      ]
        .filter((element) => {
          const { overflowY } = getComputedStyle(element)
          const canScroll = element === document.documentElement || /auto|scroll/.test(overflowY)
          return canScroll && element.scrollHeight > element.clientHeight + 1
        })
        .map((element) => `${element.tagName}.${element.className}`),
    )
  /** Everything that can be pressed and is smaller than a finger wants. */
  const smallTargets = () =>
    page.evaluate(() =>
      [
        ...document.querySelectorAll<HTMLElement>(
          'button, a[href], input, [role=button], [role=radio], [role=option], label:has(input)',
        ),
      ]
        .filter((element) => element.checkVisibility({ visibilityProperty: true }))
        // A hidden input is pressed through its label.
        .filter(
          (element) => !(element instanceof HTMLInputElement && element.closest('label') !== null),
        )
        .map((element) => ({ element, box: element.getBoundingClientRect() }))
        .filter(
          ({ box }) => box.width > 1 && box.height > 1 && (box.width < 43.5 || box.height < 43.5),
        )
        .map(
          ({ element, box }) =>
            `${element.outerHTML.slice(0, 120)} ${String(box.width)}×${String(box.height)}`,
        ),
    )

  it('shows all of Sell without scrolling at 1366×768, at every step of a sale', async () => {
    await page.setViewportSize({ width: 1366, height: 768 })
    await shop.ask('draft.clear', {})
    await card(page, 'bike', 'next').waitFor({ timeout: patience })
    await expect.poll(scrolls, { timeout: patience }).toEqual([])
    const bike = nth(shop.training.examples.newEBikes, 1)
    await type('bike', bike.barcode)
    await card(page, 'frameNumber', 'next').waitFor({ timeout: patience })
    await expect.poll(scrolls, { timeout: patience }).toEqual([])
    await type('frameNumber', frameNumberOf(bike))
    await card(page, 'frameNumber').getByText('niet als gestolen').waitFor({ timeout: patience })
    await expect.poll(scrolls, { timeout: patience }).toEqual([])
    await type('shield', shop.training.freeShield(1))
    await card(page, 'ready', 'next').waitFor({ timeout: patience })
    await expect.poll(scrolls, { timeout: patience }).toEqual([])
    await shop.ask('draft.clear', {})
  })

  it('stops for a stolen bike without anything that axe finds wrong, and without scrolling', async () => {
    const { stolenBike, newEBikes } = shop.training.examples
    await type('bike', nth(newEBikes, 2).barcode)
    await type('frameNumber', stolenBike.frameNumber)
    await stopOf(page, 'stolen').waitFor({ timeout: patience })
    await expect.poll(scrolls, { timeout: patience }).toEqual([])
    await page.getByRole('button', { name: 'Alleen voor personeel' }).click()
    await expectNoViolations(page)
    await shop.ask('draft.clear', {})
  })

  it('has nothing that axe finds wrong while a sale can be undone', async () => {
    await shop.training.cicopass.goOffline()
    const bike = nth(shop.training.examples.newEBikes, 3)
    await type('bike', bike.barcode)
    await card(page, 'bike').waitFor({ timeout: patience })
    await type('frameNumber', frameNumberOf(bike))
    await type('shield', shop.training.freeShield(3))
    await card(page, 'ready', 'next').waitFor({ timeout: patience })
    await page.keyboard.press('Enter')
    await page.locator('[data-held]').waitFor({ timeout: patience })
    await expectNoViolations(page)
    await shop.training.cicopass.goOnline()
  })

  it('has targets of at least 44 px on a touch screen of 1280×800', async () => {
    await page.setViewportSize({ width: 1280, height: 800 })
    for (const screen of ['sell', 'sold', 'leads', 'queue', 'overview', 'settings'] as const) {
      await goTo(page, screen)
      await page.getByRole('heading', { level: 1 }).waitFor({ timeout: patience })
      await expect.poll(smallTargets, { timeout: patience, message: screen }).toEqual([])
    }
  })
})
