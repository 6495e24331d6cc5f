import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectNoViolations } from './accessibility.ts'
import { expectEffort, watchEffort } from './effort.ts'
import { personPace, typeKeys } from './keyboard.ts'
import { expectPage } from './on-page.ts'
import { openShop, type ShopWindow } from './shop-window.ts'
import { goTo, nth, patience } from './staff.ts'

describe('leads, in the window', () => {
  let shop: ShopWindow
  beforeAll(async () => {
    shop = await openShop()
  })
  afterAll(async () => {
    await shop.close()
  })

  const at = (what: string) => shop.page.locator(`[data-${what}]`)
  const see = (what: string) => at(what).first().waitFor({ timeout: patience })
  const gone = (what: string) => at(what).first().waitFor({ state: 'detached', timeout: patience })
  const button = (name: string) => shop.page.getByRole('button', { name, exact: true })
  const listed = (status: string, name: string) =>
    shop.page.locator(`[data-lead][data-lead-status=${status}]`, { hasText: name })
  const person = (place: number) => nth(shop.training.cyclesoftware.shop.customers, place).person
  const leads = () => shop.training.cyclesoftware.leads
  /** One store with a demo bike not far away, one nobody knows where. */
  const spread = (barcode: string) => {
    const { stock } = shop.training.cyclesoftware.shop
    const others = stock.filter((item) => item.barcode !== barcode)
    for (const [place, store] of (['1-3', '5185-1'] as const).entries()) {
      const [account = '', number = ''] = store.split('-')
      Object.assign(nth(others, place), { barcode, account, store: number, isDemo: true })
    }
  }

  it('say what to do while there are none, and a stock bike of a known customer takes a scan and 12 keys', async () => {
    const { page, training } = shop
    const press = (key: string) => page.keyboard.press(key, { delay: 20 })
    const effort = await watchEffort(shop)
    await press('F5')
    await see('code-input')
    await page.getByText('Nog geen leads.').waitFor({ timeout: patience })

    const { barcode, bikes } = training.examples.sharedCode
    await shop.scan(barcode)
    await see('located=done')
    await typeKeys(page, person(3).mobile.replace(/\D/g, ''), null, personPace)
    await page.getByText('Klant van de winkel').waitFor({ timeout: patience })
    await expectPage(at('costs')).toHaveText('Kosten: geen.')
    await press('Enter')
    await gone('lead-sheet')
    await listed('open', person(3).lastName).waitFor({ timeout: patience })

    await expectEffort('lead', await effort())
    expect(leads()).toHaveLength(1)
    const { fields, storeId } = nth(leads(), 0)
    expect(storeId).toBe('1-1')
    expect(fields).toMatchObject({
      type: 'test_ride',
      costs_ex_vat_cents: 0,
      object: { barcode, description: expect.stringContaining('Orange C7') as unknown },
      customer: { email: person(3).email, customer_id: expect.any(Number) as unknown },
    })
    const { object_id: objectId } = fields['object'] as { object_id: number }
    expect(bikes.map((bike) => bike.objectId)).toContain(objectId)
    expect(fields['message']).toMatch(/wil een proefrit maken op Gazelle Orange C7.*\n\nRef\. /s)
  })

  it('go to the store that has the bike: the nearest first, demo bikes marked, one key begins', async () => {
    const { page, training } = shop
    const { barcode } = training.examples.sharedCode
    spread(barcode)
    await shop.ask('leads.locate', { code: barcode })
    await see('store="5185-1"')
    for (const [place, store] of ['1-1', '1-1', '5185-1', '1-3'].entries()) {
      await expectPage(at('store').nth(place)).toHaveAttribute('data-store', store)
    }
    await expectPage(at('store').nth(2)).toContainText(/demofiets.*\d+,\d km/)
    await expectPage(at('store').nth(3)).toContainText(/demofiets.*afstand onbekend/)
    await expectPage(at('store')).toHaveCount(4)
    await expectNoViolations(page)
    // By the keyboard alone: to the first line, down to the third, and Enter.
    await at('store').first().focus()
    for (const key of ['ArrowDown', 'ArrowDown', 'Enter']) await page.keyboard.press(key)
    await see('lead-sheet')
    await page.getByText('Voor CS-Unit test').waitFor({ timeout: patience })
    await expectNoViolations(page)
  })

  it('are kept when the sheet is closed with Esc, and after a crash', async () => {
    await shop.page.getByLabel('Naam').fill('Jansen')
    await shop.page.getByLabel('Telefoon').fill('0900')
    await shop.page.getByLabel('Postcode').fill('12345')
    await shop.page.getByText('Ongewone postcode voor Nederland').waitFor({ timeout: patience })
    await shop.page.getByText('Ongewoon nummer voor Nederland').waitFor({ timeout: patience })
    await shop.page.keyboard.press('Escape')
    await see('begun')
    await shop.counter.kill()
    shop = await shop.reopen()
    await goTo(shop.page, 'leads')
    await at('begun').click({ timeout: patience })
    await see('lead-sheet')
    await expectPage(shop.page.getByLabel('Naam')).toHaveValue('Jansen')
    await expectPage(at('lead-bike')).toContainText('demofiets')
  })

  it('carry what they cost, and every word of the sheet, and go out when there is a connection again', async () => {
    const { page, training } = shop
    await training.cyclesoftware.goOffline()
    await page.getByText('Inruil', { exact: true }).click()
    await page.getByLabel('Welke fiets ruilt de klant in?').fill('Sparta uit 2015')
    await page.getByText('Terugbellen').click()
    await button('Titel en kosten').click()
    await page.getByLabel('Kosten voor de winkel').fill('15,5')
    await page
      .getByText('Kosten: € 15,50 excl. btw, zodra de winkel')
      .waitFor({ timeout: patience })
    await page.getByLabel('Bericht aan de winkel').fill('Belt graag na vijven.')
    // A scan belongs to the open sheet: without a connection its code goes along.
    await shop.scan('8717144186799')
    await see('lead-bike=code')
    await page.getByLabel('Naam').press('Enter')
    await see('lead-job=waiting')
    await training.cyclesoftware.goOnline()
    await shop.ask('queue.retryAll', {})
    await listed('open', 'Jansen').waitFor({ timeout: patience })
    expect(nth(leads(), 1).fields).toMatchObject({
      type: 'exchange',
      costs_ex_vat_cents: 1_550,
      options: { phone_call_requested: true },
      object: { barcode: '8717144186799', object_id: null },
      exchange_object: { exchange_description: 'Sparta uit 2015' },
      customer: { name: 'Jansen', phone_number: '0900', postal_code: '12345' },
    })
  })

  it('say how they stand, that costs apply, and are cancelled and read afterwards', async () => {
    const { page, training } = shop
    const [first, second] = leads()
    if (first === undefined || second === undefined) throw new Error('no leads')
    training.cyclesoftware.setLeadStatus(second.uuid, 'accepted')
    await listed('open', 'Jansen').click()
    await at('read-lead').click()
    await listed('accepted', 'Jansen').getByText('kosten gelden').waitFor({ timeout: patience })
    await at('lead-panel').getByText('Kosten gelden: € 15,50').waitFor({ timeout: patience })
    await expectNoViolations(page)

    await page.keyboard.press('ArrowDown')
    await listed('open', person(3).lastName).click()
    await button('Lead annuleren').click()
    await button('Ja, annuleren').click()
    await listed('cancelled', person(3).lastName).waitFor({ timeout: patience })
    expect(first.status).toBe('cancelled')
    await page.getByRole('searchbox').fill('jansen 0900')
    await expect.poll(() => at('lead').count()).toBe(1)
    await page.getByRole('searchbox').fill('')
  })

  it('made elsewhere are followed by their UUID', async () => {
    const { page } = shop
    const made = await shop.command(
      ['lead', 'create', '--json'],
      JSON.stringify({ type: 'other', title: 'Elders', message: 'x', customer: { name: 'Ver' } }),
    )
    expect(made.status).toBe(0)
    await listed('open', 'Elders').waitFor({ timeout: patience })
    await page.keyboard.press('Escape')
    await button('Lead van elders toevoegen…').click()
    await page.getByLabel('UUID').fill('0c6b40a4')
    await page.keyboard.press('Enter')
    await page.getByText('Een UUID ziet er zo uit').waitFor({ timeout: patience })
    await page.getByLabel('UUID').fill(nth(leads(), 2).uuid)
    await page.keyboard.press('Enter')
    await see('lead-panel')
  })

  it('lose only what a missing right is for, and name it: the stores, the customers', async () => {
    const { page, training } = shop
    const [account] = training.cyclesoftware.accounts
    if (account === undefined) throw new Error('no account')
    account.refusedCalls = ['customers', 'stock']
    await page.keyboard.press('Escape')
    await see('code-input')
    await shop.scan('8717144186799')
    await see('fault=scope-missing')
    await expectPage(at('located')).toContainText('“stock”')
    await page.keyboard.press('Enter')
    await see('lead-bike=code')
    await page.getByLabel('Telefoon').fill(person(5).mobile)
    await page.getByText('dit account mist het recht resources').waitFor({ timeout: patience })
    account.refusedCalls = []
    await page.getByLabel('Postcode').fill(person(5).postalCode)
    await page.getByLabel('Huisnummer').fill(person(5).houseNumber)
    await page.getByLabel('Naam').focus()
    await expect
      .poll(() => page.getByLabel('Naam').inputValue(), { timeout: patience })
      .toContain(person(5).lastName)
    // Without a bike staff say which of our stores it is for.
    await button('Zonder deze fiets').click()
    await at('costs').waitFor()
    await page.getByRole('button', { name: /Voor winkel/ }).click()
    await page.getByRole('option', { name: /Rosmalen/ }).click()
    await page.getByRole('button', { name: /Rosmalen.*Voor winkel/ }).waitFor()
    await expectNoViolations(page)
    const postalCode = await page.getByLabel('Postcode').inputValue()
    await button('Weggooien').click()
    await gone('lead-sheet')
    await page.getByText('Lead weggegooid').waitFor({ timeout: patience })
    await page.keyboard.press('Control+z')
    await at('lead-sheet').waitFor({ timeout: patience })
    await expectPage(page.getByLabel('Postcode')).toHaveValue(postalCode)
    await button('Weggooien').click()
    await gone('lead-sheet')
  })

  it('and a frame number to check arrive filled in when the till hands them over', async () => {
    const { page } = shop
    const hand = async (link: string) => {
      expect((await shop.counter.startAgain([`cicopass-counter://${link}`])).status).toBe(0)
    }
    await goTo(page, 'sell')
    await hand('lead?name=De%20Bruin&phone=0612345678&type=complaint')
    await see('lead-sheet')
    await expectPage(page.getByLabel('Naam')).toHaveValue('De Bruin')
    await expectPage(page.getByRole('radio', { name: 'Klacht' })).toBeChecked()
    await page.keyboard.press('Escape')
    await see('begun')
    await hand(`check?frame=${shop.training.examples.stolenBike.frameNumber}`)
    await see('verdict=stolen')
    expect(leads()).toHaveLength(3)
  })
})
