import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectNotShown, expectPage, upToDate } from './on-page.ts'
import { openShop, type ShopWindow } from './shop-window.ts'
import { card, confirmWithEnter, frameNumberOf, goTo, nth, patience } from './staff.ts'

/** Another program hands its sales over to a real window: by a second start and by a folder. */
describe('a till beside the counter', () => {
  let shop: ShopWindow
  let folder: string
  beforeAll(async () => {
    shop = await openShop({ withoutScanner: true })
  })
  afterAll(async () => {
    await shop.close()
  })

  const link = async (query: string) => {
    const second = await shop.counter.startAgain([`cicopass-counter://sale?${query}`])
    expect(second.status).toBe(0)
  }
  const bar = () => shop.page.locator('[data-hand-over]')
  const type = async (text: string) => {
    await shop.page.locator('[data-code-input]').fill(text)
    await shop.page.keyboard.press('Enter')
  }

  it('hands a bike over by starting the counter a second time; a shield and Enter register it', async () => {
    const { page, training } = shop
    const bike = nth(training.examples.newEBikes, 0)
    await goTo(page, 'settings')
    const query = `barcode=${bike.barcode}&frame=${frameNumberOf(bike)}&priceCents=199900&ref=K-1`
    await link(query)
    await card(page, 'shield', 'next').waitFor({ timeout: patience })
    await type(training.freeShield(0))
    await confirmWithEnter(page)
    await link(query)
    await upToDate(page)
    await expectPage(card(page, 'bike', 'next')).toHaveCount(1)
    await expect.poll(() => training.cicopass.registrations.length, { timeout: 30_000 }).toBe(1)
  })

  it('lets a second bike wait beside the half-done sale, and that one waits when it is taken', async () => {
    const { page, training } = shop
    const bike = nth(training.examples.newEBikes, 1)
    await type('HALFDONE77')
    await card(page, 'frameNumber').waitFor({ timeout: patience })
    await link(`barcode=${bike.barcode}&frame=${frameNumberOf(bike)}&brand=%3Cimg%20src%3Dx%3E`)
    await bar().waitFor({ timeout: patience })
    await expectPage(bar()).toContainText('<img src=x>')
    await expectNotShown(page.locator('img[src="x"]'))
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
      expect(violations.map(({ id }) => id)).toEqual([])
    }
    await page.keyboard.press('F9')
    await card(page, 'shield', 'next').waitFor({ timeout: patience })
    await expect
      .poll(async () => (await bar().innerText()).replaceAll(/\s/g, ''))
      .toContain('HALFDONE77')
    await page.keyboard.press('F9')
    await expect.poll(() => card(page, 'frameNumber').innerText()).toContain('HALFDONE77')
    await bar().getByRole('button', { name: 'Niet nodig' }).click()
    const away = page.locator('.hand-overs [data-held]')
    await away.getByText('Er is niets verstuurd').waitFor({ timeout: patience })
    await expectPage(bar()).toHaveCount(0)
    await page.keyboard.press('Control+z')
    await bar().waitFor({ timeout: patience })
    await bar().getByRole('button', { name: 'Niet nodig' }).click()
    await bar().waitFor({ state: 'detached' })
    await shop.ask('draft.clear', {})
  })

  it('takes files out of the folder that Settings name, and puts them beside their reason', async () => {
    const { page, dataDir } = shop
    folder = join(dataDir, 'from-the-till')
    await goTo(page, 'settings')
    const setting = page.locator('[data-setting=desk]')
    await setting.getByRole('button', { name: 'Gebruik de map van de counter' }).click()
    await setting.getByRole('button', { name: 'Bewaren' }).click()
    await setting.getByText('De counter kijkt in deze map').waitFor({ timeout: patience })
    await goTo(page, 'sell')
    writeFileSync(
      join(folder, '1.json'),
      '{"handOver":"sale","frame":"WBK7654321","brand":"Gazelle"}',
    )
    await expect
      .poll(() => card(page, 'frameNumber').innerText(), { timeout: patience })
      .toContain('WBK7654321')
    writeFileSync(join(folder, '2.json'), '{"handOver":"sale","frame":"WBK7","priceCents":"much"}')
    await page.locator('[data-hand-over-refused=file]').waitFor({ timeout: patience })
    await expect.poll(() => existsSync(join(folder, 'refused/2.json.reason.txt'))).toBe(true)
    expect(readdirSync(join(folder, 'done'))).toEqual(['1.json'])
    await page.locator('[data-hand-over-refused]').getByRole('button', { name: 'Sluiten' }).click()
  })

  it('has the sale on the screen again when it is killed', async () => {
    await shop.counter.kill()
    shop = await shop.reopen()
    const { page } = shop
    await expect
      .poll(() => card(page, 'frameNumber').innerText(), { timeout: patience })
      .toContain('WBK7654321')
    await expectNotShown(bar())
  })
})
