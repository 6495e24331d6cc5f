import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { CallName } from '../../electron/training/calls.ts'
import { expectNoViolations } from './accessibility.ts'
import { expectPage, expectWithout } from './on-page.ts'
import { goTo, lamp, nth, patience, seeSale, sell } from './staff.ts'
import { openShop, type ShopWindow } from './shop-window.ts'

const serviceWords = 'De kleur wordt niet herkend (code 17).'

describe('the queue', () => {
  let shop: ShopWindow
  let used = 0
  beforeAll(async () => {
    shop = await openShop()
  })
  afterAll(async () => {
    await shop.close()
  })
  beforeEach(() => goTo(shop.page, 'sell'))

  /** Sells a bike that Cicopass refuses at this call, and waits until a person is asked. */
  const sellRefused = async (call: CallName) => {
    used += 1
    shop.training.cicopass.faults.once(call, { kind: 'error', status: 400, words: serviceWords })
    const bike = nth(shop.training.examples.newEBikes, used)
    const shieldCode = shop.training.freeShield(used)
    const frameNumber = await sell(shop, bike, shieldCode)
    const line = await seeSale(shop.page, frameNumber, 'attention')
    return { bike, frameNumber, shieldCode, line }
  }
  const option = (words: string | RegExp) => shop.page.getByRole('option', { name: words })
  const panel = () => shop.page.locator('[data-job-panel]')
  const chooseFilter = (name: string) =>
    shop.page.getByRole('radiogroup', { name: 'Toon' }).getByText(name, { exact: true }).click()
  const registrationsOf = (frameNumber: string) =>
    shop.training.cicopass.registrations.filter((bike) => bike.frameNumber === frameNumber)

  it('says why a sale waits for a person, with every step and the service’s words; retried, it goes', async () => {
    const { page } = shop
    const { frameNumber, line } = await sellRefused('registerBike')
    await expectPage(line).toContainText(serviceWords)
    await expect.poll(() => lamp(page, 'jobs').innerText()).toContain('1 vraagt aandacht')
    await line.getByRole('button', { name: 'Bekijk waarom' }).click()

    await panel().waitFor({ timeout: patience })
    await expectPage(panel()).toContainText('Er is niets verloren.')
    await expectPage(panel()).toContainText('Cicopass nam het niet aan.')
    await expectPage(panel()).toContainText(`Cicopass zegt: “${serviceWords}”`)
    const steps = page.getByRole('region', { name: 'Wat er is gebeurd' }).getByRole('listitem')
    const order = ['Opgeslagen', 'Nagekeken bij Cicopass', 'Verstuurd', 'Aan een mens gevraagd']
    await expectPage(steps).toContainText(order)
    await expectPage(steps.last()).toContainText(serviceWords)
    await expectWithout(panel(), /parked|refused|HTTP|\b400\b/)

    await panel().getByRole('button', { name: 'Nu proberen' }).click()
    await panel().getByText('klaar', { exact: true }).waitFor({ timeout: patience })
    await goTo(page, 'sell')
    await seeSale(page, frameNumber, 'registered')
    expect(registrationsOf(frameNumber)).toHaveLength(1)
  })

  it('lets a person give a job up, with a reason, and keeps the row', async () => {
    const { page } = shop
    const { frameNumber, shieldCode } = await sellRefused('linkShield')
    await goTo(page, 'queue')
    await option(new RegExp(shieldCode)).click()
    await panel().getByRole('button', { name: 'Opgeven…' }).click()
    const question = page.getByRole('alertdialog')
    await question.getByRole('button', { name: 'Opgeven' }).click()
    await question.getByText('Schrijf in een paar woorden waarom.').waitFor({ timeout: patience })
    await question.getByLabel('Waarom?').fill('Sticker was gescheurd')
    await question.getByRole('button', { name: 'Opgeven' }).click()
    await panel().getByText('Opgegeven: Sticker was gescheurd').waitFor({ timeout: patience })
    await expectPage(panel().getByRole('button', { name: 'Nu proberen' })).toHaveCount(0)
    await option(new RegExp(shieldCode)).waitFor({ state: 'detached', timeout: patience })
    await chooseFilter('klaar')
    await option(new RegExp(shieldCode)).waitFor({ timeout: patience })
    await expectPage(option(new RegExp(shieldCode))).toContainText('opgegeven')
    expect(shop.training.cicopass.linksMade.some((link) => link.shieldCode === shieldCode)).toBe(
      false,
    )
    expect(registrationsOf(frameNumber)).toHaveLength(1)
  })

  it('puts right what was refused, and sends it again as a new line', async () => {
    const { page } = shop
    const { frameNumber } = await sellRefused('registerBike')
    await goTo(page, 'queue')
    const list = page.getByRole('listbox', { name: 'Regels in de wachtrij' })
    // With the keyboard alone: the line, its panel, and back.
    await list.focus()
    for (let presses = 0; presses < 4; presses += 1) {
      await page.keyboard.press('ArrowDown')
      if ((await panel().innerText()).includes('Fiets registreren')) break
    }
    await page.keyboard.press('Enter')
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.className))
      .toBe('job-panel')
    await page.keyboard.press('Escape')
    await expect.poll(() => page.evaluate(() => document.activeElement?.role)).toBe('listbox')

    await panel().getByRole('button', { name: 'Wijzigen…' }).click()
    const sheet = page.getByRole('dialog', { name: 'Wijzigen en opnieuw versturen' })
    const number = sheet.getByLabel('Framenummer')
    await expectPage(number).toHaveValue(frameNumber)
    await sheet.getByLabel('Merk').fill('')
    await sheet.getByRole('button', { name: 'Opnieuw versturen' }).click()
    await expect.poll(() => sheet.getByLabel('Merk').getAttribute('aria-invalid')).toBe('true')
    await expectNoViolations(page)
    await sheet.getByLabel('Merk').fill('Verbeterd')
    await sheet.getByRole('button', { name: 'Opnieuw versturen' }).click()
    await sheet.waitFor({ state: 'detached', timeout: patience })
    await panel().getByText('klaar', { exact: true }).waitFor({ timeout: patience })
    expect(registrationsOf(frameNumber)).toMatchObject([{ brand: 'Verbeterd' }])
    await goTo(page, 'sell')
    await seeSale(page, frameNumber, 'registered')

    await goTo(page, 'queue')
    await chooseFilter('klaar')
    const replaced = option(new RegExp(`opgegeven[^]*${frameNumber}|${frameNumber}[^]*opgegeven`))
    await replaced.first().click()
    await panel().getByRole('button', { name: 'Naar de nieuwe regel' }).click()
    await panel().getByText('klaar', { exact: true }).waitFor({ timeout: patience })
    await chooseFilter('nog niet klaar')
  })

  it('writes all of it to a file and says where', async () => {
    const { page } = shop
    await goTo(page, 'queue')
    await page.getByRole('button', { name: 'Naar een bestand' }).click()
    const said = await page.getByText(/staan nu in/).innerText()
    const written = JSON.parse(readFileSync(/in (\S.*)$/.exec(said)?.[1] ?? '', 'utf8')) as object[]
    const all = await shop.command(['outbox', 'list', '--json'])
    expect(written).toHaveLength((JSON.parse(all.stdout) as object[]).length)
  })

  it('finds a job by frame number, shield or bike, and shows what is asked for', async () => {
    const { page, training } = shop
    const done = nth(training.examples.newEBikes, 1)
    const { frameNumber, shieldCode } = await sellRefused('linkShield')
    await goTo(page, 'queue')
    const search = page.getByRole('searchbox', { name: 'Zoek op framenummer, shield of fiets' })

    await chooseFilter('vraagt aandacht')
    await expect.poll(() => page.getByRole('option').count()).toBe(1)
    await chooseFilter('alles')
    // Two jobs a sale: registering the bike and linking its shield. One sale was edited: twice two.
    await expect.poll(() => page.getByRole('option').count()).toBe(10)
    await search.fill(done.frameNumber ?? '')
    await expect.poll(() => page.getByRole('option').count()).toBe(2)
    await search.fill(shieldCode)
    await expect.poll(() => page.getByRole('option').count()).toBe(1)
    await search.fill(frameNumber.slice(0, 5).toLowerCase())
    await expect.poll(() => option(new RegExp(frameNumber)).count()).toBe(2)
    await search.fill('bestaat niet')
    await page.getByText('Niets gevonden voor “bestaat niet”.').waitFor({ timeout: patience })
    await search.fill('')

    await page.getByRole('button', { name: 'Alles nu proberen' }).click()
    await option(new RegExp(shieldCode)).getByText('klaar').waitFor({ timeout: patience })
    expect(
      training.cicopass.linksMade.filter((link) => link.shieldCode === shieldCode),
    ).toHaveLength(1)
  })
})
