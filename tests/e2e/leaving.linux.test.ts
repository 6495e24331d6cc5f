import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectNoViolations } from './accessibility.ts'
import { expectNotShown, expectPage, spaced, upToDate } from './on-page.ts'
import { goTo, nth, patience, seeSale } from './staff.ts'
import { openShop, type ShopWindow } from './shop-window.ts'

const hour = 3_600_000
/** Where to leave pictures, for a person who wants to see the sheets. */
const pictures = process.env['COUNTER_PICTURES']

describe('a counter with something unsent', () => {
  let shop: ShopWindow
  let servicesAhead = 0
  let sold = 0
  beforeAll(async () => {
    shop = await openShop({ withoutScanner: true, now: () => Date.now() + servicesAhead })
  })
  afterAll(async () => {
    await shop.close()
  })

  const sheet = () => shop.page.getByRole('alertdialog')
  const press = (name: string) => sheet().getByRole('button', { name, exact: true }).click()
  const picture = async (name: string) => {
    if (pictures === undefined) return
    mkdirSync(pictures, { recursive: true })
    for (const colorScheme of ['light', 'dark'] as const) {
      await shop.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await shop.page.screenshot({ path: join(pictures, `${name}-${colorScheme}.png`) })
    }
    await shop.page.emulateMedia({ colorScheme: 'light', reducedMotion: 'no-preference' })
  }

  /** Sells a bike while Cicopass is out of reach. */
  const sellUnsent = async () => {
    await shop.training.cicopass.goOffline()
    const bike = nth(shop.training.examples.newEBikes, sold)
    sold += 1
    const attributes = { brand: 'Gazelle', color: 'Black', type: 'E-bike', audience: 'Women' }
    await shop.ask('draft.setBike', { attributes })
    await shop.ask('draft.read', { text: bike.frameNumber ?? '', part: 'frameNumber' })
    const shield = { text: shop.training.freeShield(sold), part: 'shield' } as const
    const draft = await shop.ask('draft.read', shield)
    await shop.ask('draft.confirm', { draftId: draft.id })
    return bike.frameNumber ?? ''
  }
  /** As Cmd+Q, the window’s own cross, or the system ending the program. */
  const quit = () => shop.counter.main.kill('SIGTERM')
  let frameNumber = ''

  it('asks before it quits, names the bike, and stays when somebody says so', async () => {
    frameNumber = await sellUnsent()
    quit()
    await sheet().waitFor({ timeout: patience })
    for (const words of [
      '2 wachten nog op verzending',
      spaced(frameNumber),
      'Er is niets verloren',
    ]) {
      await expectPage(sheet()).toContainText(words)
    }
    await picture('quit')
    await expectNoViolations(shop.page)
    // A second press on the cross asks nothing new; Enter, from a scanner too, closes nothing.
    quit()
    await upToDate(shop.page)
    await expectPage(sheet()).toHaveCount(1)
    await shop.page.keyboard.press('Enter')
    await sheet().waitFor({ state: 'detached' })
    expect((await shop.ask('status.get', {})).jobs.done).toBe(0)
  })

  it('asks when the computer shuts down, too', async () => {
    shop.counter.main.kill('SIGPWR')
    await sheet().waitFor({ timeout: patience })
    await expectPage(sheet()).toContainText('De computer wil uit')
    await shop.page.keyboard.press('Escape')
    await sheet().waitFor({ state: 'detached' })
  })

  it('says what stays behind before an account or the mode is left', async () => {
    await goTo(shop.page, 'settings')
    const panel = shop.page.locator('[data-account="cicopass"]')
    await panel.getByRole('button', { name: 'Afmelden' }).click()
    await expect.poll(() => sheet().innerText()).toContain('2 wachten nog op verzending')
    await press('Annuleren')
    await shop.page.getByRole('switch', { name: /training/i }).click({ force: true })
    await expect.poll(() => sheet().innerText()).toContain('2 wachten nog op verzending')
    await picture('mode')
    await press('Annuleren')

    await panel.getByRole('button', { name: 'Opnieuw aanmelden' }).click()
    await panel.getByLabel('E-mailadres').fill('nieuw@example.com')
    await panel.getByLabel('Wachtwoord').fill('nieuw-op-slot')
    await panel.getByRole('button', { name: 'Aanmelden', exact: true }).click()
    await expect.poll(() => sheet().innerText()).toContain('2 wachten nog op verzending')
    await picture('switch')
    await expectNoViolations(shop.page)
    await press('Annuleren')
    expect((await shop.ask('accounts.get', {})).cicopass?.email).toBe('balie@example.com')
  })

  it('sees while it asks that everything has gone out after all', async () => {
    await goTo(shop.page, 'sell')
    quit()
    await sheet().waitFor({ timeout: patience })
    await shop.training.cicopass.goOnline()
    await shop.ask('queue.retryAll', {})
    await expect
      .poll(() => sheet().innerText(), { timeout: 30_000 })
      .toContain('Alles is nu verstuurd')
    await picture('sent')
    await press('Hier blijven')
    await seeSale(shop.page, frameNumber, 'registered')
  })

  it('says when the clock is wrong by the services’ own, and no longer when it is right', async () => {
    const clock = shop.page.locator('[data-status="clock"]')
    await expectNotShown(clock)
    servicesAhead = -3 * hour
    await shop.ask('accounts.testCicopass', {})
    await shop.ask('accounts.testCyclesoftware', {})
    await clock.waitFor({ timeout: patience })
    await expectPage(clock).toContainText(/Klok [23] u voor/)
    await clock.click()
    const explanation = shop.page.getByRole('dialog')
    await expect.poll(() => explanation.innerText()).toContain('Zet datum, tijd en tijdzone')
    await picture('clock')
    await expectNoViolations(shop.page)
    await explanation.getByRole('button', { name: 'Sluiten' }).click()
    servicesAhead = 0
    await shop.ask('accounts.testCicopass', {})
    await shop.ask('accounts.testCyclesoftware', {})
    await clock.waitFor({ state: 'detached', timeout: patience })
  })

  it('quits anyway when a person says so, and sends it at the next start, once', async () => {
    const late = await sellUnsent()
    quit()
    await sheet().waitFor({ timeout: patience })
    await press('Toch afsluiten')
    expect(await shop.counter.ended()).toBe(0)
    await shop.training.cicopass.goOnline()
    shop = await shop.reopen()
    await seeSale(shop.page, late, 'registered')
    const numbers = shop.training.cicopass.registrations.map((bike) => bike.frameNumber)
    expect(
      numbers.filter((number) => number.replaceAll(/\W/g, '') === late.replaceAll(/\W/g, '')),
    ).toHaveLength(1)
  })
})
