import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { noteWhatIsOpened, type Desktop } from './desktop.ts'
import { scanByKeyboard } from './keyboard.ts'
import { expectPage, expectWithout } from './on-page.ts'
import { goTo, lamp, patience } from './staff.ts'
import { openShop, type ShopWindow } from './shop-window.ts'

describe('Check a bike and Shields, in the window', () => {
  let shop: ShopWindow
  let desktop: Desktop
  beforeAll(async () => {
    desktop = noteWhatIsOpened()
    shop = await openShop({ withoutScanner: true })
  })
  afterAll(async () => {
    await shop.close()
    desktop.close()
  })

  const verdict = (word: string) => shop.page.locator(`[data-verdict="${word}"]`)
  const button = (name: string) => shop.page.getByRole('button', { name, exact: true })
  const page = () => shop.page.locator('[data-bike-page]')
  const type = async (text: string) => {
    await shop.page.locator('[data-code-input]').fill(text)
    await shop.page.keyboard.press('Enter')
  }

  it('says by one scan that a bike was reported stolen, and hides the police’s number', async () => {
    const { stolenBike } = shop.training.examples
    await goTo(shop.page, 'check')
    // From no focus at all.
    await scanByKeyboard(shop.page, stolenBike.frameNumber)
    await verdict('stolen').waitFor({ timeout: patience })
    await expectPage(verdict('stolen')).toContainText('Deze fiets staat als gestolen geregistreerd')
    await expectWithout(shop.page.locator('body'), /PL\d{4}-/)
    await page().waitFor({ timeout: patience })
    await expectPage(button('Shield koppelen')).toBeDisabled()
    await shop.page.keyboard.press('Escape')
    await shop.page.locator('[data-code-input]').waitFor({ timeout: patience })
  })

  it('takes a bike in: verdict, the country’s pages, and the paper of the check', async () => {
    const { registeredBike } = shop.training.examples
    await type(registeredBike.frameNumber)
    await verdict('registered').waitFor({ timeout: patience })
    await expectPage(verdict('registered')).toContainText('Niet als gestolen gemeld bij Cicopass')
    await shop.page.getByRole('button', { name: /stopheling\.nl/ }).click()
    await expect.poll(desktop.opened, { timeout: patience }).toContain('https://www.stopheling.nl/')
    await button('Afdrukken').click()
    await expect
      .poll(() => desktop.opened().filter((name) => name.endsWith('.pdf')).length, {
        timeout: patience,
      })
      .toBe(1)
  })

  it('links a shield to the bike that was found, reports it stolen, and found again', async () => {
    const { training, page: window } = shop
    const { registeredBike } = training.examples
    const shieldCode = training.freeShield(7)
    await page()
      .getByText(`Cicopass ${String(registeredBike.id)}`)
      .waitFor({ timeout: patience })
    await button('Shield koppelen').click()
    await type(shieldCode)
    await button('Koppelen').waitFor({ timeout: patience })
    await window.keyboard.press('Enter')
    await page()
      .getByText(/gekoppeld op/)
      .waitFor({ timeout: patience })
    expect(training.cicopass.linksMade).toMatchObject([{ bikeId: registeredBike.id, shieldCode }])

    await button('Gestolen melden').click()
    await button('Melden').click()
    await window.getByText('Nog invullen').first().waitFor({ timeout: patience })
    await window.getByLabel('Waar', { exact: true }).fill('Stationsplein')
    await window.getByLabel('Plaats').fill('Utrecht')
    await window.getByLabel('Wanneer').fill('2999-01-01T10:00')
    await button('Melden').click()
    await window.getByText('Dit ligt in de toekomst.').waitFor({ timeout: patience })
    await window.getByLabel('Wanneer').fill('2026-01-02T10:00')
    await window.getByText('Er is aangifte gedaan').click()
    await window.getByLabel('Aangiftenummer').fill('PL2100-1')
    await button('Melden').click()
    await button('Teruggevonden melden').waitFor({ timeout: patience })
    await button('Teruggevonden melden').click()
    await window.getByLabel('Waar', { exact: true }).fill('Park')
    await window.getByLabel('Plaats').fill('Utrecht')
    await window.getByLabel('Wanneer').fill('2026-01-03T10:00')
    await button('Melden').click()
    await button('Gestolen melden').waitFor({ timeout: patience })
    const marks = training.cicopass.thefts.filter(({ bikeId }) => bikeId === registeredBike.id)
    expect(marks.map(({ entry }) => entry)).toMatchObject([
      { stolenPlaceTitle: 'Stationsplein', isPoliceReported: true, policeReportNumber: 'PL2100-1' },
      { foundPlaceTitle: 'Park', foundPlaceLocation: 'Utrecht' },
    ])
  })

  it('finds a bike by its brand, and opens its page', async () => {
    const { page: window } = shop
    await button('Volgende fiets').click()
    await button('Zoeken in het register').click()
    await window.getByLabel('Merk').fill('Batavus')
    await button('Zoeken').click()
    await window.getByText(/fietsen gevonden/).waitFor({ timeout: patience })
    await window.locator('.search-found [data-bike]').first().click()
    await page().getByText('Bouwjaar').waitFor({ timeout: patience })
  })

  it('counts the shields, warns when there are few, and asks before the same order twice', async () => {
    const { page: window, training } = shop
    await goTo(window, 'shields')
    await button('Tellen…').click()
    await window.getByRole('dialog').getByLabel('Aantal').fill('9')
    await window.keyboard.press('Enter')
    await window.locator('[data-stock="9"]').waitFor({ timeout: patience })
    await button('Grens kiezen…').click()
    await window.getByRole('dialog').getByLabel('Aantal').fill('10')
    await window.keyboard.press('Enter')
    await lamp(window, 'shields').waitFor({ timeout: patience })
    await expectPage(lamp(window, 'shields')).toContainText('nog 9 shields')

    const order = async () => {
      await window.locator('[data-order-form]').getByLabel('Aantal').fill('25')
      await button('Bestellen').click()
    }
    const ordered = () => training.cicopass.registry.orders.filter((one) => one.quantity === 25)
    await order()
    await window.locator('[data-last-order="done"]').waitFor({ timeout: patience })
    await expectPage(window.locator('[data-last-order]')).toContainText(/€\s137,50/)
    await order()
    await window.getByRole('alertdialog').waitFor({ timeout: patience })
    await button('Nee').click()
    expect(ordered()).toHaveLength(1)
    await button('Bestellen').click()
    await button('Ja, nog een keer').click()
    await expect.poll(() => ordered().length, { timeout: patience }).toBe(2)
    await window.locator('[data-order="5002"]').getByRole('button').click()
    await window.locator('[data-stock="29"]').waitFor({ timeout: patience })
    await expectPage(lamp(window, 'shields')).toHaveCount(0)
  })
})
