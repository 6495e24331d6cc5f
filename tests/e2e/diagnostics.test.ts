import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { AxeBuilder } from '@axe-core/playwright'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectPage, upToDate } from './on-page.ts'
import { confirmWithEnter, goTo, patience, stopOf } from './staff.ts'
import { aTheft } from '../support/other-jobs.ts'
import { openShop, type ShopWindow } from './shop-window.ts'

describe('the check-up in the settings', () => {
  let shop: ShopWindow
  /** How far main's clock is ahead, in milliseconds. */
  const shiftFile = join(mkdtempSync(join(tmpdir(), 'counter-date-')), 'shift')
  beforeAll(async () => {
    writeFileSync(shiftFile, '0')
    const shiftedDate = pathToFileURL(
      join(import.meta.dirname, '../fixtures/shifted-date.mjs'),
    ).href
    const env = { NODE_OPTIONS: `--import=${shiftedDate}`, COUNTER_DATE_SHIFT_FILE: shiftFile }
    shop = await openShop({ withoutScanner: true, env })
    await goTo(shop.page, 'settings')
  })
  afterAll(async () => {
    await shop.close()
    rmSync(dirname(shiftFile), { recursive: true })
  })

  const check = () => shop.page.getByRole('button', { name: 'Nu controleren' }).click()
  const found = (name: string, status: 'ok' | 'warn' | 'fail') =>
    shop.page.locator(`[data-check="${name}"][data-check-status="${status}"]`).first()
  const reportOf = (path: string) => unzipSync(new Uint8Array(readFileSync(path)))

  it('asks everything and says what each answered', async () => {
    await check()
    for (const name of ['runtime', 'data-folder', 'keychain', 'database', 'cicopass', 'clock']) {
      await found(name, 'ok').waitFor({ timeout: patience })
    }
    await expectPage(found('cicopass', 'ok')).toContainText(/antwoord in \d+ ms/)
    await expectPage(found('cyclesoftware', 'ok')).toContainText(/antwoord in \d+ ms/)
    await expectPage(found('budget', 'ok')).toContainText(/nog \d+/)
  })

  it('says what does not work, and what to do about it', async () => {
    await shop.training.cicopass.goOffline()
    await check()
    const broken = found('cicopass', 'fail')
    await broken.waitFor({ timeout: patience })
    await expectPage(broken).toContainText(/Cicopass/)
    await shop.page
      .getByText('vraagt aandacht')
      .or(shop.page.getByText('vragen aandacht'))
      .waitFor()
    await shop.training.cicopass.goOnline()
  })

  it('finds a customer, saves what is known of them, and erases it on the second press', async () => {
    const { id, frameNumber } = shop.training.examples.registeredBike
    await shop.ask('bikes.reportStolen', {
      bike: { id, title: null, frameNumber },
      report: { ...aTheft, notes: 'Van mevrouw De Wit' },
    })
    await expect
      .poll(() => shop.training.cicopass.receivedOf('markStolen').length, { timeout: patience })
      .toBe(1)
    const panel = shop.page.locator('[data-setting="privacy"]')
    await panel.getByRole('searchbox').fill('de wit')
    await panel.getByRole('button', { name: 'Zoeken' }).click()
    await panel.locator('[data-record="theft-job"]').waitFor({ timeout: patience })
    await panel.getByRole('button', { name: 'Bewaar als bestand' }).click()
    const saved = await panel.getByText('Bewaard: ').innerText({ timeout: patience })
    const file = readFileSync(saved.replace('Bewaard: ', ''), 'utf8')
    expect(file).toContain('Van mevrouw De Wit')
    await panel.getByRole('button', { name: 'Wis deze klant' }).click()
    await panel.getByRole('button', { name: 'Ja, wis voorgoed' }).click()
    await panel.getByText('1 regel is gewist.').waitFor({ timeout: patience })
    await panel.locator('[data-record]').waitFor({ state: 'detached', timeout: patience })
  })

  it('has nothing that axe finds wrong, in light and dark', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await shop.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      const { violations } = await new AxeBuilder({ page: shop.page }).setLegacyMode(true).analyze()
      expect(violations.map(({ id }) => id)).toEqual([])
    }
    await shop.page.emulateMedia({ colorScheme: 'light' })
  })

  it('makes one report; a crash report goes along only when somebody says so', async () => {
    const dumps = join(shop.dataDir, 'Crashpad', 'completed')
    mkdirSync(dumps, { recursive: true })
    writeFileSync(join(dumps, 'planted.dmp'), 'what was on the screen')
    await check()
    const box = shop.page.getByRole('checkbox', { name: /crashrapport/ })
    await box.waitFor({ timeout: patience })
    await expectPage(box).not.toBeChecked()
    const make = shop.page.getByRole('button', { name: 'Rapport maken' })
    await make.click()
    const place = shop.page.locator('.report-path')
    await place.waitFor({ timeout: patience })
    const reported = await place.innerText()
    const without = reportOf(reported)
    expect(Object.keys(without)).toContain('report.json')
    expect(Object.keys(without).filter((name) => name.endsWith('.dmp'))).toEqual([])
    expect(JSON.parse(strFromU8(without['report.json'] ?? new Uint8Array()))).toMatchObject({
      mode: 'shop',
      crashReports: 1,
      database: { rows: { jobs: 1 } },
    })
    const { path } = await shop.ask('diagnostics.bundle', { withCrashReports: true })
    expect(Object.keys(reportOf(path))).toContain('crash-reports/planted.dmp')
  })

  it('has an owner turn operators on; locked, the counter asks who is there on every screen', async () => {
    const { page } = shop
    const panel = page.locator('[data-setting="operators"]')
    await panel.getByLabel('Naam van de eigenaar').fill('Anna')
    await panel.getByLabel('Pincode').fill('4711')
    await panel.getByLabel('Nog een keer').fill('4711')
    await panel.getByRole('button', { name: 'Aanzetten' }).click()
    await panel.getByText('Anna').waitFor({ timeout: patience })
    const strip = page.locator('footer.strip')
    await strip.getByText('Anna').waitFor({ timeout: patience })
    await goTo(page, 'sell')
    await strip.getByRole('button', { name: 'op slot' }).click()
    const who = page.getByRole('dialog', { name: 'Wie ben je?' })
    await who.waitFor({ timeout: patience })
    await page.keyboard.press('Escape')
    await who.getByLabel('Pincode van Anna').fill('0000')
    await page.keyboard.press('Enter')
    await who.getByText('Deze pincode klopt niet.').waitFor({ timeout: patience })
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
    expect(violations.map(({ id }) => id)).toEqual([])
    await who.getByLabel('Pincode van Anna').fill('4711')
    await page.keyboard.press('Enter')
    await who.waitFor({ state: 'detached', timeout: patience })
    await strip.getByText('Anna').waitFor({ timeout: patience })
  })

  it('lets a stolen hit pass by an owner’s PIN and a reason, which the queue shows', async () => {
    const { page } = shop
    const people = await shop.ask('operators.add', { name: 'Bram', role: 'staff', pin: '1234' })
    const bram = people.people.find(({ name }) => name === 'Bram')?.id ?? ''
    await shop.ask('operators.signIn', { id: bram, pin: '1234' })
    const { frameNumber } = shop.training.examples.stolenBike
    const bike = { brand: 'Sparta', color: 'Black', type: 'City bike', audience: 'Women' }
    await shop.ask('draft.setBike', { attributes: bike })
    await shop.ask('draft.withoutShield', {})
    await shop.ask('draft.read', { text: frameNumber, part: 'frameNumber' })
    await stopOf(page, 'stolen').waitFor({ timeout: patience })
    await page.getByRole('button', { name: 'Een eigenaar laat dit door' }).click()
    const sheet = page.getByRole('alertdialog', { name: 'Als eigenaar doorlaten' })
    await sheet.getByLabel('Waarom kan het?').fill('Politie belde: ander merk')
    await sheet.getByLabel('Pincode van Anna').fill('4711')
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
    expect(violations.map(({ id }) => id)).toEqual([])
    await page.keyboard.press('Enter')
    await sheet.waitFor({ state: 'detached', timeout: patience })
    await page.getByText('Anna liet dit door: Politie belde: ander merk').waitFor()
    await confirmWithEnter(page)
    await goTo(page, 'queue')
    const filter = page.getByRole('radiogroup', { name: 'Toon' })
    await filter.getByText('alles', { exact: true }).click()
    await page.getByRole('option', { name: /Sparta/ }).click()
    const timeline = page.getByRole('region', { name: 'Wat er is gebeurd' })
    await timeline.getByText('Een eigenaar liet het door').waitFor({ timeout: patience })
    await expectPage(timeline).toContainText(/Politie belde: ander merk · door Anna/)
    await expectPage(timeline).toContainText(/Opgeslagen · door Bram/)
  })

  it('lets one that turned out stolen while it waited pass in the queue, likewise', async () => {
    const { page, training } = shop
    const isOther = ({ id }: { id: number }) => id !== training.examples.stolenBike.id
    const other = training.cicopass.bikes
      .filter(({ statusHistory }) => statusHistory.at(-1)?.status === 'Stolen')
      .find(isOther)
    if (other === undefined) throw new Error('No other bike is stolen')
    await training.cicopass.goOffline()
    const bike = {
      brand: 'Sparta',
      model: 'Wachtte',
      color: 'Black',
      type: 'City bike',
      audience: 'Women',
    }
    await shop.ask('draft.setBike', { attributes: bike })
    await shop.ask('draft.withoutShield', {})
    await shop.ask('draft.read', { text: other.frameNumber, part: 'frameNumber' })
    const { id } = await shop.ask('draft.get', {})
    await shop.ask('draft.confirm', { draftId: id })
    await training.cicopass.goOnline()
    const alarm = page.getByRole('alertdialog', { name: /gestolen/i })
    await expect
      .poll(
        async () => {
          await shop.ask('queue.retryAll', {})
          return alarm.isVisible()
        },
        { timeout: 40_000, interval: 1_000 },
      )
      .toBe(true)
    await alarm.getByRole('button').last().click()
    await page.getByRole('option', { name: /Wachtte/ }).click()
    await page.getByRole('button', { name: 'Een eigenaar laat dit door' }).click()
    const sheet = page.getByRole('alertdialog', { name: 'Als eigenaar doorlaten' })
    await sheet
      .getByText(/Gemeld (als )?gestolen/)
      .first()
      .waitFor({ timeout: patience })
    await sheet.getByLabel('Waarom kan het?').fill('Andere fiets, zelfde nummer')
    await sheet.getByLabel('Pincode van Anna').fill('4711')
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
    expect(violations.map(({ id: rule }) => rule)).toEqual([])
    await page.keyboard.press('Enter')
    await sheet.waitFor({ state: 'detached', timeout: patience })
    const timeline = page.getByRole('region', { name: 'Wat er is gebeurd' })
    await timeline.getByText('Een eigenaar liet het door').waitFor({ timeout: patience })
    const registered = () =>
      training.cicopass.registrations.filter(({ frameNumber }) => frameNumber === other.frameNumber)
    await expect.poll(registered, { timeout: 40_000 }).toHaveLength(1)
  })

  it('shows staff what is an owner’s, with the reason, and lets an owner make one of them', async () => {
    const { page } = shop
    await goTo(page, 'settings')
    const mode = page.locator('[data-owners-only="app.chooseMode"]')
    await mode.getByText('Alleen een eigenaar kan hier iets wijzigen.').waitFor()
    for (const name of ['Rapport maken', 'Afmelden']) {
      await expectPage(page.getByRole('button', { name }).first()).toBeDisabled()
    }
    // Asking the services whether they answer is anybody's.
    await expectPage(page.getByRole('button', { name: 'Test', exact: true }).first()).toBeEnabled()
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
    expect(violations.map(({ id }) => id)).toEqual([])

    const { people } = await shop.ask('operators.get', {})
    const id = (name: string) => people.find((person) => person.name === name)?.id ?? ''
    await shop.ask('operators.signIn', { id: id('Anna'), pin: '4711' })
    await mode.waitFor({ state: 'detached', timeout: patience })
    const panel = page.locator('[data-setting="operators"]')
    await panel.getByRole('button', { name: 'Bram eigenaar maken' }).click()
    await panel.getByRole('button', { name: 'Bram medewerker maken' }).click()
    await panel.getByRole('button', { name: 'Bram eigenaar maken' }).waitFor({ timeout: patience })
    await shop.ask('operators.signIn', { id: id('Bram'), pin: '1234' })
  })

  it('locks by itself when nobody does anything, and not while somebody scans or types', async () => {
    const { page } = shop
    let ahead = 0
    const fastForward = (minutes: number) => {
      ahead += minutes * 60_000
      // Whole at once: a clock that reads half of it would go back.
      writeFileSync(`${shiftFile}.new`, String(ahead))
      renameSync(`${shiftFile}.new`, shiftFile)
    }
    await page.locator('footer.strip').getByText('Bram').waitFor({ timeout: patience })
    const who = page.getByRole('dialog', { name: 'Wie ben je?' })
    // The page tells main of a key every few seconds at most.
    await page.clock.install()
    await page.clock.fastForward('00:10')
    fastForward(4.5)
    await page.keyboard.press('Shift')
    await upToDate(page)
    // Calls go in order: once this one is answered, main has heard of the key.
    await shop.ask('operators.get', {})
    fastForward(4.5)
    await shop.ask('scan.read', { text: 'CICO-900000042' })
    fastForward(4.5)
    expect((await shop.ask('operators.get', {})).current?.name).toBe('Bram')
    fastForward(0.75)
    await who.waitFor({ timeout: patience })
    expect((await shop.ask('operators.get', {})).current).toBeNull()
  })
})
