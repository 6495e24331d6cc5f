import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectNoViolations } from './accessibility.ts'
import { watchEffort } from './effort.ts'
import { personPace, pressEnter, scanByKeyboard, typeKeys } from './keyboard.ts'
import { expectNotShown, expectPage } from './on-page.ts'
import { card, frameNumberOf, goTo, nth, patience, seeSale } from './staff.ts'
import { openShop, type ShopWindow } from './shop-window.ts'

describe('a whole sale, for everybody', () => {
  let shop: ShopWindow
  let page: Page
  beforeAll(async () => {
    shop = await openShop({ withoutScanner: true })
    ;({ page } = shop)
  })
  afterAll(async () => {
    await shop.close()
  })

  const fresh = (place: number) => {
    const bike = nth(shop.training.examples.newEBikes, place)
    return { bike, frameNumber: frameNumberOf(bike), shieldCode: shop.training.freeShield(place) }
  }
  const registered = (frameNumber: string) =>
    shop.training.cicopass.registrations.filter((bike) => bike.frameNumber === frameNumber)

  it('takes nothing but a keyboard, the undo included, and the focus can always be seen', async () => {
    const { bike, frameNumber, shieldCode } = fresh(1)
    const effort = await watchEffort(shop)
    const focused = () =>
      page.evaluate(() => {
        const place = document.activeElement ?? document.body
        const { outlineStyle, outlineWidth } = getComputedStyle(place)
        const isSeen = outlineStyle !== 'none' && outlineWidth !== '0px'
        return { says: place.textContent, isSeen }
      })
    for (const [part, code] of [
      ['bike', bike.barcode],
      ['frameNumber', frameNumber],
      ['shield', shieldCode],
    ] as const) {
      await card(page, part, 'next').waitFor({ timeout: patience })
      await typeKeys(page, code, 'Enter', personPace)
      await card(page, part).waitFor({ timeout: patience })
    }
    await card(page, 'ready', 'next').waitFor({ timeout: patience })
    await pressEnter(page)
    await page.locator('[data-held]').waitFor({ timeout: patience })

    let now = await focused()
    for (let tabs = 0; now.says !== 'Ongedaan maken' && tabs < 40; tabs += 1) {
      await page.keyboard.press('Tab')
      now = await focused()
    }
    expect(now).toEqual({ says: 'Ongedaan maken', isSeen: true })
    await pressEnter(page)
    await card(page, 'ready', 'next').waitFor({ timeout: patience })
    await pressEnter(page)
    await seeSale(page, frameNumber, 'registered')
    expect(registered(frameNumber)).toHaveLength(1)
    expect((await effort()).presses).toBe(0)
  })

  it('can be done by what a screen reader says: names, roles and announcements', async () => {
    const { bike, frameNumber, shieldCode } = fresh(2)
    const hears = (words: string | RegExp) =>
      page.getByRole('status').filter({ hasText: words }).first().waitFor({ timeout: patience })
    const enter = async (field: string, code: string) => {
      await page.getByRole('textbox', { name: field }).fill(code)
      await page.getByRole('button', { name: 'Invoeren' }).click()
    }
    await page.getByRole('navigation').getByRole('button', { name: 'Verkoop' }).click()
    await enter('Productcode', bike.barcode)
    await page.getByRole('region', { name: 'Fiets' }).getByText(bike.model.name).waitFor()
    await enter('Framenummer', frameNumber)
    await hears(`Framenummer ${frameNumber}: niet als gestolen gemeld bij Cicopass`)
    await enter('Shieldcode', shieldCode)
    await page.getByRole('region', { name: 'CicoShield' }).getByText(shieldCode).waitFor()
    await page.getByRole('button', { name: 'Registreren', exact: true }).click()
    await hears('Opgeslagen')
    const today = page.getByRole('complementary', { name: 'Vandaag' })
    await today
      .getByRole('listitem')
      .filter({ hasText: frameNumber })
      .filter({ hasText: 'geregistreerd' })
      .waitFor({ timeout: 40_000 })
    expect(registered(frameNumber)).toHaveLength(1)
  })

  it('has every key in a list that ? opens, from the main field too, and that a scan does not', async () => {
    const keys = page.getByRole('dialog', { name: 'Toetsen' })
    await page.locator('[data-code-input]').focus()
    const { shieldCode } = fresh(3)
    await scanByKeyboard(page, `https://cicoshield.example/s?code=${shieldCode}`)
    await card(page, 'shield').waitFor({ timeout: patience })
    await expectNotShown(keys)
    await typeKeys(page, '?', null, personPace)
    await keys.waitFor({ timeout: patience })
    for (const key of ['F1', 'F8', 'F9', 'Esc', 'Enter', '?']) {
      await expectPage(keys).toContainText(key)
    }
    await expectNoViolations(page)
    await page.keyboard.press('Escape')
    await keys.waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'toetsen' }).click()
    await keys.waitFor({ timeout: patience })
    await page.getByRole('button', { name: 'Sluiten' }).click()
    await keys.waitFor({ state: 'detached' })
  })

  it('has a letter on every button after Alt: it presses the button, and a scan stays a scan', async () => {
    // Its first sign is a letter that lies on a button.
    const bike = nth(
      shop.training.examples.newEBikes.filter((one) => one.frameNumber?.startsWith('S') === true),
      0,
    )
    const frameNumber = frameNumberOf(bike)
    const letters = page.locator('.key-tip')
    const enter = page.locator('[data-tip-for="Invoeren"]')
    await page.locator('[data-code-input]').fill(bike.barcode)
    await page.keyboard.press('Alt')
    await enter.waitFor({ timeout: patience })
    // What has a key of its own, and says it, needs no letter.
    await expectPage(page.locator('[aria-keyshortcuts=F1]')).toContainText('Verkoop')
    await expectNotShown(page.locator('[data-tip-for^=Verkoop]'))
    await expectNoViolations(page)
    await typeKeys(page, await enter.innerText(), null, personPace)
    await card(page, 'bike').getByText(bike.model.name).waitFor({ timeout: patience })
    await expectPage(letters).toHaveCount(0)

    await page.keyboard.press('Alt')
    await enter.waitFor({ timeout: patience })
    await expectPage(letters.filter({ hasText: 'S' })).toHaveCount(1)
    await page.evaluate(() => {
      const { dataset } = document.body
      dataset['clicks'] = '0'
      const count = (): void => {
        dataset['clicks'] = String(Number(dataset['clicks']) + 1)
      }
      window.addEventListener('click', count, { capture: true })
    })
    await scanByKeyboard(page, frameNumber)
    await card(page, 'frameNumber').waitFor({ timeout: patience })
    await expectPage(letters).toHaveCount(0)
    await expectPage(page.locator('body')).toHaveAttribute('data-clicks', '0')

    await page.keyboard.press('Alt')
    await letters.first().waitFor({ timeout: patience })
    await page.keyboard.press('Escape')
    await letters.first().waitFor({ state: 'detached' })
    await card(page, 'bike').waitFor()
    await page.keyboard.press('Alt')
    await letters.first().waitFor({ timeout: patience })
    await page.keyboard.press('Alt')
    await letters.first().waitFor({ state: 'detached' })
  })

  it('comes to each part of the settings by a key, a click and Tab, and sees which one it is', async () => {
    await goTo(page, 'settings')
    const parts = page.getByRole('navigation', { name: 'Onderdelen van de instellingen' })
    const here = parts.locator('[aria-current]')
    await page.locator('#settings-updates').waitFor({ timeout: patience })
    await expectPage(here).toHaveText('Accounts')
    await page.keyboard.press('PageDown')
    await expectPage(here).toHaveText('Scanner')
    await page.keyboard.press('PageDown')
    await expectPage(here).toHaveText('Naast de kassa')
    await expectPage(page.locator('#settings-desk')).toBeFocused()
    await page.keyboard.press('Tab')
    const focused = page.locator('[aria-labelledby=settings-desk] :focus')
    await focused.waitFor({ timeout: patience })
    await parts.getByRole('button', { name: 'Medewerkers' }).click()
    await expectPage(here).toHaveText('Medewerkers')
    await page.keyboard.press('PageUp')
    await expectPage(here).toHaveText('Algemeen')
    // The page ends before the last parts come up: they are no trap.
    for (let part = 0; part < 9; part += 1) await page.keyboard.press('PageDown')
    await expectPage(here).toHaveText('Bijwerken')
    for (const name of ['Controle', 'Klantgegevens']) {
      await page.keyboard.press('PageUp')
      await expectPage(here).toHaveText(name)
    }
  })
})
