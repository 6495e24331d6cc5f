import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { events } from '../../shared/counter-api.ts'
import { expectNotInSource, expectPage, upToDate } from './on-page.ts'
import { goTo, patience } from './staff.ts'
import { openShop, type ShopWindow } from './shop-window.ts'

const cicopassPassword = 'fiets-op-slot'
const cyclesoftwarePassword = 'kassa-open'
const limitedPassword = 'kassa-half-open'

describe('the accounts in the settings', () => {
  let shop: ShopWindow
  let cicopass: Locator
  let cyclesoftware: Locator
  beforeAll(async () => {
    shop = await openShop({ signedIn: false, withoutScanner: true })
    const { page } = shop
    // Everything that comes over the bridge by itself from now on.
    await page.evaluate((names) => {
      const heard: string[] = []
      for (const name of names) {
        window.counter.on(name as 'status.changed', (payload) => {
          heard.push(JSON.stringify(payload))
        })
      }
      Object.assign(window, { heard })
    }, Object.keys(events))
    await goTo(page, 'settings')
    cicopass = page.getByRole('region', { name: 'Cicopass' })
    cyclesoftware = page.getByRole('region', { name: 'CycleSoftware' })
    await cicopass.waitFor({ timeout: patience })
  })
  afterAll(async () => {
    await shop.close()
  })

  const signInAtCicopass = async (password: string) => {
    await cicopass.getByLabel('E-mailadres').fill('balie@example.com')
    await cicopass.getByLabel('Wachtwoord').fill(password)
    await cicopass.getByRole('button', { name: 'Aanmelden', exact: true }).click()
  }
  const signInAtPos = async (userName: string, password: string, store: string | null) => {
    await cyclesoftware.getByLabel('Gebruikersnaam').fill(userName)
    await cyclesoftware.getByLabel('Wachtwoord').fill(password)
    if (store !== null) await cyclesoftware.getByLabel(/^Winkel/).fill(store)
    await cyclesoftware.getByRole('button', { name: 'Aanmelden', exact: true }).click()
  }

  it('say in Dutch that a password is wrong, with Cicopass’s own words, and keep nothing', async () => {
    await signInAtCicopass('verkeerd-wachtwoord')
    const problem = cicopass.getByRole('alert')
    await problem.waitFor({ timeout: patience })
    await expectPage(problem).toContainText('Cicopass nam de aanmelding niet aan')
    await expectPage(problem).toContainText('Controleer de naam en het wachtwoord')
    await expectPage(problem).toContainText('Invalid email or password.')
    await expectPage(cicopass.getByLabel('Wachtwoord')).toHaveValue('')
    expect(await shop.ask('accounts.get', {})).toEqual({ cicopass: null, cyclesoftware: null })
    await expect(shop.ask('accounts.testCicopass', {})).rejects.toThrow('not-signed-in')
  })

  it('take the right password, and "Test" makes a real call', async () => {
    await signInAtCicopass(cicopassPassword)
    await cicopass.getByText('balie@example.com').waitFor({ timeout: patience })
    expect((await shop.ask('accounts.get', {})).cicopass).toMatchObject({
      email: 'balie@example.com',
    })
    const before = shop.training.cicopass.receivedOf('login').length
    await cicopass.getByRole('button', { name: 'Test', exact: true }).click()
    const result = cicopass.locator('[data-test-result]')
    await result.waitFor({ timeout: patience })
    await expectPage(result).toContainText(/Het werkt: antwoord in [\d.]+ ms/)
    expect(shop.training.cicopass.receivedOf('login').length).toBe(before + 1)

    await shop.training.cicopass.goOffline()
    await cicopass.getByRole('button', { name: 'Test', exact: true }).click()
    await cicopass.getByText('Er is geen verbinding met Cicopass').waitFor({ timeout: patience })
    await shop.training.cicopass.goOnline()
  })

  it('offer the stores behind a CycleSoftware account, and keep the chosen one', async () => {
    await cyclesoftware.getByLabel('Gebruikersnaam').fill('rijwielhandel')
    await cyclesoftware.getByLabel('Wachtwoord').fill(cyclesoftwarePassword)
    await cyclesoftware.getByRole('button', { name: 'Winkels ophalen' }).click()
    const store = cyclesoftware.getByRole('button', { name: /1-3/ })
    await store.waitFor({ timeout: patience })
    await store.click()
    await expectPage(cyclesoftware.getByLabel(/^Winkel/)).toHaveValue('1-3')
    await cyclesoftware.getByRole('button', { name: 'Aanmelden', exact: true }).click()
    await cyclesoftware.getByText('Winkel 1-3').waitFor({ timeout: patience })
    expect((await shop.ask('accounts.get', {})).cyclesoftware).toEqual({
      country: 'NL',
      userName: 'rijwielhandel',
      store: { account: '1', store: '3' },
      hasApiKey: false,
    })
    await cyclesoftware.getByRole('button', { name: 'Test', exact: true }).click()
    const result = cyclesoftware.locator('[data-test-result]')
    await result.waitFor({ timeout: patience })
    await expectPage(result).toContainText(/Het werkt: antwoord in/)
  })

  it('keep an account whose stores may not be asked, with the store that was typed', async () => {
    await cyclesoftware.getByRole('button', { name: 'Afmelden' }).click()
    await shop.page.getByRole('alertdialog').getByRole('button', { name: 'Afmelden' }).click()
    await cyclesoftware.getByText('Niet gekoppeld').waitFor({ timeout: patience })
    await cyclesoftware.getByLabel('Gebruikersnaam').fill('alleen-platform')
    await cyclesoftware.getByLabel('Wachtwoord').fill(limitedPassword)
    await cyclesoftware.getByRole('button', { name: 'Winkels ophalen' }).click()
    await cyclesoftware.getByRole('alert').first().waitFor({ timeout: patience })
    await signInAtPos('alleen-platform', limitedPassword, '1-1')
    await cyclesoftware.getByText('Winkel 1-1').waitFor({ timeout: patience })
    expect((await shop.ask('accounts.get', {})).cyclesoftware).toMatchObject({
      userName: 'alleen-platform',
      store: { account: '1', store: '1' },
    })
    await expectPage(cyclesoftware).toContainText('typ de winkel dan zelf')
  })

  it('refuse a store that is none at the field, before anything is sent', async () => {
    const before = shop.training.cyclesoftware.received.length
    await cyclesoftware.getByRole('button', { name: 'Opnieuw aanmelden' }).click()
    await signInAtPos('alleen-platform', limitedPassword, 'Utrecht')
    await cyclesoftware.getByText('Een winkel ziet eruit als 1-1').waitFor({ timeout: patience })
    expect(shop.training.cyclesoftware.received.length).toBe(before)
    // Folds the form away, with what was typed in it.
    await cyclesoftware.getByRole('button', { name: 'Opnieuw aanmelden' }).click()
  })

  it('never give a password back: not over the bridge, in the page, or in a file', async () => {
    const { page } = shop
    const answers = [
      await shop.ask('accounts.get', {}),
      await shop.ask('accounts.testCicopass', {}),
      await shop.ask('accounts.signInCicopass', {
        email: 'balie@example.com',
        password: cicopassPassword,
      }),
      await shop.ask('accounts.signInCyclesoftware', {
        country: 'NL',
        userName: 'rijwielhandel',
        password: cyclesoftwarePassword,
        apiKey: 'een-api-sleutel',
        store: { account: '1', store: '1' },
      }),
      await shop.ask('accounts.testCyclesoftware', {}),
      await shop.ask('accounts.cyclesoftwareKeys', {
        country: 'NL',
        userName: 'rijwielhandel',
        password: cyclesoftwarePassword,
        apiKey: 'een-api-sleutel',
      }),
      await shop.ask('app.state', {}),
      await shop.ask('status.get', {}),
      await shop.ask('draft.get', {}),
      await shop.ask('sales.today', {}),
      await shop.ask('scanner.ports', {}),
      await shop.ask('queue.page', { states: [], kinds: [], search: '', after: null }),
    ]
    await upToDate(page)
    const seen = [
      JSON.stringify(answers),
      await page.evaluate(() => JSON.stringify((window as unknown as { heard: string[] }).heard)),
      await page.evaluate(() =>
        JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)]),
      ),
      ...filesBelow(shop.dataDir),
    ]
    expect(seen[1]).toContain('balie@example.com')
    const secrets = [
      cicopassPassword,
      cyclesoftwarePassword,
      limitedPassword,
      'een-api-sleutel',
      'verkeerd-wachtwoord',
    ]
    for (const secret of secrets) {
      const told = seen.filter((text) => text.includes(secret)).map((text) => text.slice(0, 200))
      expect({ secret, told }).toEqual({ secret, told: [] })
      await expectNotInSource(page, secret)
      for (const field of await page.locator('input').all()) {
        await expectPage(field).not.toHaveValue(new RegExp(secret))
      }
    }
  })
})

/** The bytes of every file the counter keeps, as text in which plain words stay plain. */
function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile() === true)
    .map((path) => readFileSync(path, 'latin1'))
}
