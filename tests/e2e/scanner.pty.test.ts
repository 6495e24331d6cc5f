import AxeBuilder from '@axe-core/playwright'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { testCode } from '../../shared/test-code.ts'
import { personPace, scannerPace, typeKeys } from './keyboard.ts'
import { expectNotShown, expectPage, upToDate } from './on-page.ts'
import { card, frameNumberOf, goTo, lamp, nth, patience } from './staff.ts'
import { openShop, type ShopWindow } from './shop-window.ts'

describe('the scanner at the counter', () => {
  let shop: ShopWindow
  beforeAll(async () => {
    shop = await openShop()
  })
  afterAll(async () => {
    await shop.close()
  })
  beforeEach(async () => {
    await shop.ask('scan.understood', { useHeld: false })
    await shop.ask('draft.clear', {})
    await goTo(shop.page, 'sell')
  })
  const shown = (selector: string) =>
    shop.page.evaluate(
      (which) =>
        [...document.querySelectorAll(which)].filter((one) =>
          one.checkVisibility({ visibilityProperty: true }),
        ).length,
      selector,
    )
  const hold = () => shop.page.getByRole('alertdialog')
  const type = (text: string, end: 'Enter' | 'Tab' | null, pace: number) =>
    typeKeys(shop.page, text, end, pace)

  it('is said to have read nothing yet while it never did, and is ready from its first scan on', async () => {
    const { page } = shop
    await lamp(page, 'scanner').getByText('nog niets gescand').waitFor({ timeout: patience })
    await shop.scan('COUNTER-OK')
    await lamp(page, 'scanner').getByText('nog niets').waitFor({ state: 'detached' })
  })

  it('stops the line at a scan that is refused: said once, the rest held until it was seen', async () => {
    const { page, training } = shop
    const frameNumber = frameNumberOf(nth(training.examples.newEBikes, 5))
    await shop.scan('na')
    await hold().waitFor({ timeout: patience })
    await shop.scan(frameNumber)
    await hold().getByText(frameNumber).waitFor({ timeout: patience })
    expect((await shop.ask('draft.get', {})).frameNumber).toBeNull()
    await hold().getByRole('button', { name: 'Nu gebruiken' }).click()
    await card(page, 'frameNumber').waitFor({ timeout: patience })
    await expectPage(hold()).toHaveCount(0)
  })

  it('counts the same code within 0.3 s once, and says so', async () => {
    const { page, scanner, training } = shop
    const code = training.freeShield(62)
    await scanner.write(`${code}\r${code}\r`)
    await card(page, 'shield').getByText(code).waitFor({ timeout: patience })
    await page.locator('.sell-foot').getByText('Dezelfde scan nog eens').waitFor()
    await expectNotShown(hold())
  })

  it('says of a scan that makes no sense on this screen what it is, and takes it where it does', async () => {
    const { page, training } = shop
    await goTo(page, 'queue')
    const shieldCode = training.freeShield(60)
    await shop.scan(shieldCode)
    await hold().getByText(`Shield ${shieldCode}`).waitFor({ timeout: patience })
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
    expect(violations.map(({ id }) => id)).toEqual([])
    await hold().getByRole('button', { name: 'Gebruiken bij Verkoop' }).click()
    await card(page, 'shield').getByText(shieldCode).waitFor({ timeout: patience })
  })

  it('warns in a colour of its own: taken, stop and a warning are three, in light and in dark', async () => {
    const { page, training } = shop
    const { barcode } = nth(training.examples.newEBikes, 8)
    const last = Number(barcode.at(-1))
    await shop.scan(`]E0${barcode.slice(0, -1)}${String((last + 1) % 10)}`)
    await page.locator('[data-heard="warning"]').waitFor({ state: 'attached', timeout: patience })
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      const colours = await page.evaluate(() => {
        const style = getComputedStyle(document.documentElement)
        const beam = document.querySelector('.beam')
        return {
          warned: beam === null ? '' : getComputedStyle(beam).backgroundImage,
          three: ['--go', '--look', '--stop'].map((name) => style.getPropertyValue(name)),
        }
      })
      expect(new Set(colours.three).size).toBe(3)
      const [taken = '', warning = ''] = colours.three.map(rgbOf)
      expect(colours.warned).toContain(warning)
      expect(colours.warned).not.toContain(taken)
    }
    await page.emulateMedia({ colorScheme: 'light' })
  })

  it('is told "understood" by the printed card, with the scanner in the hand', async () => {
    await shop.scan('na')
    await hold().waitFor({ timeout: patience })
    await shop.scan('COUNTER-OK')
    await hold().waitFor({ state: 'detached', timeout: patience })
  })

  it('works as a keyboard on every screen, and takes nothing of what a person types', async () => {
    const { page } = shop
    await goTo(page, 'queue')
    const search = page.getByRole('searchbox')
    await search.click()
    await type('gaz', null, personPace)
    await type('CICO-900000123', 'Enter', scannerPace)
    await hold().getByText('Shield CICO-900000123').waitFor({ timeout: patience })
    await expectPage(search).toHaveValue('gaz')
  })

  it('leaves the focus where it is when it ends its scans with Tab, and presses no button', async () => {
    const { page } = shop
    const button = page.locator('nav button').nth(1)
    await button.focus()
    await type('CICO 900 000 124', 'Tab', scannerPace)
    await card(page, 'shield').getByText('CICO-900000124').waitFor({ timeout: patience })
    await upToDate(page)
    await expectPage(button).toBeFocused()
    await expectPage(page.locator('div[data-screen="sell"]')).toHaveCount(1)
  })

  it('is not believed when it types for another keyboard, and says what it meant', async () => {
    const { page } = shop
    // As the keys of an American scanner arrive at a Belgian keyboard; no hand types that quickly.
    await page.evaluate(() => {
      for (const key of [...'CICO)&é"\'(§è!ç'.split(''), 'Enter'])
        document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }))
    })
    await hold().getByText('CICO-123456789').waitFor({ timeout: patience })
    expect((await shop.ask('draft.get', {})).shield).toBeNull()
  })

  it('is set up on the page: what comes in, what it is and why, how it talks, what it may mean', async () => {
    const { page, scanner } = shop
    await goTo(page, 'settings')
    await page.locator('[data-code="test"] img').waitFor({ timeout: patience })
    await expectPage(page.locator('[data-code^="honeywell"] img')).toHaveCount(2)
    await page.evaluate(() => {
      window.print = () => undefined
    })
    await page.locator('.scanner-codes button').click()
    await page.emulateMedia({ media: 'print', reducedMotion: 'reduce' })
    await expect.poll(() => shown('[data-code] img'), { timeout: patience }).toBe(5)
    await expect
      .poll(() => shown('nav button, footer, [data-ports], .scan-rules li'), { timeout: patience })
      .toBe(0)
    await page.evaluate(() => window.dispatchEvent(new Event('afterprint')))
    await expect.poll(() => shown('[data-code] img'), { timeout: patience }).toBe(0)
    await page.emulateMedia({ media: null, reducedMotion: null })
    await page.getByRole('button', { name: 'Instellingen uitvinden' }).click()
    await page.getByRole('button', { name: 'Scan nu' }).waitFor()
    await scanner.write(`]C0${testCode}\t`)
    await page.locator('[data-detected="yes"]').getByText('Tab').waitFor({ timeout: patience })
    await expectPage(page.locator('[data-live-bytes]')).toContainText(/^5d 43 30 43 4f/)
    await page.getByText(testCode).first().waitFor()

    await page.getByLabel('Naam van de regel').fill('oude passen')
    await page.getByLabel('Begint met').fill('PAS:')
    await page.getByRole('button', { name: 'Regel toevoegen' }).click()
    await page.locator('[data-rule="oude passen"]').waitFor({ timeout: patience })
    await scanner.write('\u0000\u0007pas:Jan\t')
    await page.locator('.scans').getByText('oude passen').waitFor({ timeout: patience })
    await page.locator('[data-dropped]').getByText('2 tekens ruis').waitFor()
    await page.getByRole('button', { name: 'Regels terugzetten' }).click()
    await page.locator('[data-rule="oude passen"]').waitFor({ state: 'detached' })
  })

  it('answers as loudly as somebody set it, or without a sound', async () => {
    const { page } = shop
    await goTo(page, 'settings')
    const sound = page.locator('.sound-setting')
    const kept = () => shop.ask('sound.get', {})
    await sound.getByRole('button', { name: /Volume/ }).click()
    await page.getByRole('option', { name: '40 %' }).click()
    await expect.poll(kept, { timeout: patience }).toMatchObject({ volume: 40, isMuted: false })
    await sound.getByRole('switch', { name: 'Geluid bij een scan' }).press('Space')
    await expect.poll(kept, { timeout: patience }).toMatchObject({ volume: 40, isMuted: true })
  })
})

/** `#815300` as the browser writes it. */
function rgbOf(hex: string): string {
  const parts = hex.trim().slice(1).match(/../g) ?? []
  return `rgb(${parts.map((part) => Number.parseInt(part, 16)).join(', ')})`
}
