import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { lockDataFolder } from '../../electron/adapters/data-folder.ts'
import { expectNotShown, expectPage, expectWithout, spaced, upToDate } from './on-page.ts'
import { goTo, nth, patience } from './staff.ts'
import { openShop, type ShopWindow } from './shop-window.ts'

/** What happens to the data while no window is open, and what staff see when one opens again. */
describe('a window that opens after something happened without it', () => {
  let shop: ShopWindow
  beforeAll(async () => {
    shop = await openShop({ withoutScanner: true })
  })
  afterAll(async () => {
    await shop.close()
  })

  const queueSale = async (bike: { frameNumber: string; brand: string }, shieldCode: string) => {
    const attributes = { brand: bike.brand, color: 'Black', type: 'City bike', audience: 'Women' }
    await shop.ask('draft.setBike', { attributes })
    await shop.ask('draft.read', { text: bike.frameNumber, part: 'frameNumber' })
    const draft = await shop.ask('draft.read', { text: shieldCode, part: 'shield' })
    return shop.ask('draft.confirm', { draftId: draft.id })
  }

  it('alarms about a bike that the command line found to be stolen, until somebody saw it', async () => {
    const { training } = shop
    await training.cicopass.goOffline()
    const { stolenBike } = training.examples
    await queueSale(stolenBike, training.freeShield(0))
    await shop.counter.close()
    await training.cicopass.goOnline()
    await expect
      .poll(async () => (await shop.command(['sync', '--json'])).stdout, { timeout: 30_000 })
      .toContain('"parked":1')

    shop = await shop.reopen()
    const alarm = shop.page.getByRole('alertdialog')
    await alarm.waitFor({ timeout: patience })
    await expectPage(alarm).toContainText(spaced(stolenBike.frameNumber))
    await shop.page.reload()
    await alarm.waitFor({ timeout: patience })
    await alarm.getByRole('button', { name: 'Gezien, open de wachtrij' }).click()
    await alarm.waitFor({ state: 'detached' })
    await shop.page.reload()
    await shop.page.locator('div[data-screen=sell]').waitFor()
    await expectNotShown(alarm)
  })

  it('says of a link that it waits for a registration somebody has to decide about', async () => {
    const { page } = shop
    await goTo(page, 'queue')
    await page.getByRole('option', { name: /Shield koppelen/ }).click()
    const panel = page.locator('[data-job-panel]')
    await panel.waitFor({ timeout: patience })
    await expect.poll(() => panel.innerText()).toContain('moet eerst iemand over beslissen')
    await expectWithout(panel, 'gaat vanzelf de deur uit')
    await expectNotShown(panel.getByRole('button', { name: 'Nu proberen' }))
    await panel.getByRole('button', { name: 'Naar die registratie' }).click()
    await expect.poll(() => panel.innerText()).toContain('staat nu als gestolen geregistreerd')
  })

  it('shows a status it does not know in the registry’s own word', async () => {
    const { page, training } = shop
    const { registeredBike } = training.examples
    registeredBike.currentStatus = 'Missing'
    await goTo(page, 'sell')
    await shop.ask('draft.read', { text: registeredBike.frameNumber, part: 'frameNumber' })
    const stop = page.locator('[data-stop="registered"], [data-stop="other-brand"]')
    await stop.waitFor({ timeout: patience })
    await expectPage(stop).toContainText('Status bij Cicopass: Missing')
    const spoken = page.locator('[data-spoken-verdict]')
    await expectPage(spoken).toContainText('status bij Cicopass: Missing')
    await expectWithout(
      page.locator('main, [data-screen=sell]').first(),
      'niet als gestolen gemeld',
    )
    await shop.ask('draft.clear', {})
  })

  it('says which account a sale waits for after somebody signed out', async () => {
    const { page, training } = shop
    await training.cicopass.goOffline()
    const article = nth(training.examples.newEBikes, 1)
    const sold = { frameNumber: article.frameNumber ?? '', brand: 'Gazelle' }
    await queueSale(sold, training.freeShield(1))
    await shop.ask('accounts.signOut', { service: 'cicopass' })
    await goTo(page, 'queue')
    await page
      .getByRole('option', { name: /Fiets registreren.*Gazelle/s })
      .first()
      .click()
    const panel = page.locator('[data-job-panel]')
    await expect.poll(() => panel.innerText()).toContain('wacht op het account balie@example.com')
    await expectWithout(panel, 'vanzelf')
    await training.cicopass.goOnline()
  })

  it('opens by itself once a command let go of the data', async () => {
    await shop.counter.close()
    const lock = lockDataFolder(join(shop.dataDir, 'shop'))
    if (!lock.ok) throw new Error(lock.fault.kind)
    shop = await shop.reopen()
    const { page } = shop
    const opening = page.locator('[data-opening="counter-already-open"]')
    await opening.waitFor({ timeout: patience })
    await page.getByRole('button', { name: 'Opnieuw proberen' }).click()
    await upToDate(page)
    await expectPage(opening).toBeVisible()
    lock.value.release()
    await page.locator('div[data-screen=sell]').waitFor({ timeout: patience })
  })
  it('says on every screen that wiped records were mended, until somebody saw it, and has every job', async () => {
    const jobs = (await shop.ask('status.get', {})).jobs
    await shop.counter.close()
    const file = join(shop.dataDir, 'shop', 'counter.db')
    const bytes = readFileSync(file)
    bytes.fill(0, 0, 4096)
    writeFileSync(file, bytes)

    shop = await shop.reopen()
    const { page } = shop
    const mended = page.locator('[data-notice=mended]')
    await mended.waitFor({ timeout: patience })
    // That somebody saw the alarm was carried over too.
    await expectNotShown(page.getByRole('alertdialog'))
    await expectPage(mended).toContainText('De gegevens waren beschadigd')
    await goTo(page, 'queue')
    const all = ({ held, waiting, sending, unknown, parked, done }: typeof jobs) =>
      held + waiting + sending + unknown + parked + done
    expect(all((await shop.ask('status.get', {})).jobs)).toBe(all(jobs))
    await mended.getByRole('button', { name: 'Gezien' }).click()
    await mended.waitFor({ state: 'detached' })
    await page.reload()
    await page.locator('div[data-screen=sell]').waitFor({ timeout: patience })
    await expectNotShown(mended)
    await goTo(page, 'settings')
    await expect
      .poll(() => page.locator('.settings, main').first().innerText())
      .toContain('De gegevens waren beschadigd')
  })
})
