import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CallName } from '../../electron/training/calls.ts'
import { expectNoViolations } from './accessibility.ts'
import { scanByKeyboard, strokesOf, typeStrokes } from './keyboard.ts'
import { expectNotShown, expectPage } from './on-page.ts'
import { frameNumberOf, goTo, lamp, nth, patience, seeSale, sell } from './staff.ts'
import { openShop, type ShopWindow } from './shop-window.ts'

/** While a dialog is open a scan goes to it or waits; what lies behind it never changes. */
describe('a scan while a dialog is open', () => {
  let shop: ShopWindow
  let used = 0
  beforeAll(async () => {
    shop = await openShop()
  })
  afterAll(async () => {
    await shop.close()
  })

  const hold = () => shop.page.locator('[data-scan-hold]')
  const waiting = () => shop.page.locator('[data-waiting-scans]')
  const dialog = () => shop.page.getByRole('dialog')

  /** Opens "edit and send again" of a job that Cicopass refused. */
  const editRefused = async (call: CallName) => {
    used += 1
    shop.training.cicopass.faults.once(call, { kind: 'error', status: 400, words: 'Nee' })
    const bike = nth(shop.training.examples.newEBikes, used)
    const shieldCode = shop.training.freeShield(used)
    await goTo(shop.page, 'sell')
    const frameNumber = await sell(shop, bike, shieldCode)
    await seeSale(shop.page, frameNumber, 'attention')
    await goTo(shop.page, 'queue')
    const name = call === 'linkShield' ? new RegExp(shieldCode) : /Fiets registreren/
    await shop.page.getByRole('option', { name }).first().click()
    await shop.page.getByRole('button', { name: 'Wijzigen…' }).click()
    await dialog().waitFor({ timeout: patience })
  }

  it('fills in the new sticker that the dialog asks for, serial and by keyboard', async () => {
    await editRefused('linkShield')
    const field = dialog().getByRole('textbox').first()
    await shop.scan('CICO-900000101')
    await expect.poll(() => field.inputValue(), { timeout: patience }).toBe('CICO-900000101')
    await field.focus()
    await scanByKeyboard(shop.page, 'CICO-900000102')
    await expect.poll(() => field.inputValue(), { timeout: patience }).toBe('CICO-900000102')
    // By Bluetooth, and with the focus on a button.
    await dialog().getByRole('button').last().focus()
    await typeStrokes(shop.page, strokesOf('CICO-900000103', ['Enter'], 50))
    await expect.poll(() => field.inputValue(), { timeout: patience }).toBe('CICO-900000103')
    await expectNotShown(hold())
    await expectNotShown(waiting())
  })

  it('waits there if it is of another kind, says so, and is asked about when it closes', async () => {
    const { page } = shop
    await shop.scan('WBK7600003')
    await waiting().getByText('WBK7600003').waitFor({ timeout: patience })
    await expectNoViolations(page)
    await dialog().getByRole('button', { name: 'Annuleren' }).click()
    await hold().waitFor({ timeout: patience })
    await expectPage(hold()).toHaveAttribute('data-scan-hold', 'waited')
    expect((await shop.ask('draft.get', {})).frameNumber).toBeNull()
    await page.getByRole('button', { name: 'Niet gebruiken' }).click()
    await hold().waitFor({ state: 'detached' })
    expect((await shop.ask('draft.get', {})).frameNumber).toBeNull()
  })

  it('fills in the frame number that the dialog asks for', async () => {
    await editRefused('registerBike')
    const field = dialog().getByRole('textbox').first()
    await shop.scan('WBK7600031')
    await expect.poll(() => field.inputValue(), { timeout: patience }).toBe('WBK7600031')
    await scanByKeyboard(shop.page, 'WBK7600032')
    await expect.poll(() => field.inputValue(), { timeout: patience }).toBe('WBK7600032')
    await dialog().getByRole('button', { name: 'Annuleren' }).click()
  })

  it('never changes the sale behind the list of keys, the details and an explanation', async () => {
    const { page } = shop
    await goTo(page, 'sell')
    const article = nth(shop.training.examples.newEBikes, 20)
    await shop.ask('draft.read', { text: article.barcode, part: 'bike' })
    await shop.ask('draft.read', { text: frameNumberOf(article), part: 'frameNumber' })
    const before = async () => {
      const { bike, frameNumber, shield } = await shop.ask('draft.get', {})
      return { bike, number: frameNumber?.number, shield }
    }
    // The POS answers what the bike is.
    await expect
      .poll(async () => (await before()).bike?.attributes.brand, { timeout: patience })
      .toBeTruthy()
    const was = await before()
    const ways = [
      () => page.getByRole('button', { name: 'toetsen' }).click(),
      () => page.getByRole('button', { name: 'meer gegevens' }).click(),
      () => lamp(page, 'scanner').click(),
    ]
    let nthScan = 0
    for (const openDialog of ways) {
      await openDialog()
      await dialog().waitFor({ timeout: patience })
      for (const scan of [
        (code: string) => shop.scan(code),
        (code: string) => scanByKeyboard(page, code),
      ]) {
        nthScan += 1
        const code = `WBK76001${String(nthScan).padStart(2, '0')}`
        await scan(code)
        await expect
          .poll(async () => (await shop.ask('scan.waiting', {})).at(-1)?.scan.text, {
            timeout: patience,
          })
          .toBe(code)
      }
      await page.keyboard.press('Escape')
      await hold().waitFor({ timeout: patience })
      await page.getByRole('button', { name: 'Niet gebruiken' }).click()
      await hold().waitFor({ state: 'detached' })
      expect(await before()).toEqual(was)
    }
  })

  it('is used when somebody says so after the dialog was closed', async () => {
    const { page } = shop
    await page.getByRole('button', { name: 'toetsen' }).click()
    await dialog().waitFor({ timeout: patience })
    const code = shop.training.freeShield(40)
    await shop.scan(code)
    await waiting().waitFor({ timeout: patience })
    await page.keyboard.press('Escape')
    await hold().getByRole('button', { name: 'Nu gebruiken' }).click()
    await expect
      .poll(async () => (await shop.ask('draft.get', {})).shield, { timeout: patience })
      .toMatchObject({ code })
  })
})
