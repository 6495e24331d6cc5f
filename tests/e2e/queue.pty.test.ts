import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { CallName } from '../../electron/training/calls.ts'
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
    expect(await line.innerText()).toContain(serviceWords)
    await expect.poll(() => lamp(page, 'jobs').innerText()).toContain('1 vraagt aandacht')
    await line.getByRole('button', { name: 'Bekijk waarom' }).click()

    await panel().waitFor({ timeout: patience })
    const said = await panel().innerText()
    expect(said).toContain('Er is niets verloren.')
    expect(said).toContain('Cicopass nam het niet aan.')
    expect(said).toContain(`Cicopass zegt: “${serviceWords}”`)
    const steps = await page
      .getByRole('region', { name: 'Wat er is gebeurd' })
      .getByRole('listitem')
      .allInnerTexts()
    const order = ['Opgeslagen', 'Nagekeken bij Cicopass', 'Verstuurd', 'Aan een mens gevraagd']
    expect(steps.map((step) => order.find((word) => step.includes(word)))).toEqual(order)
    expect(steps.at(-1)).toContain(serviceWords)
    expect(said).not.toMatch(/parked|refused|HTTP|\b400\b/)

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
    expect(await panel().getByRole('button', { name: 'Nu proberen' }).count()).toBe(0)
    await option(new RegExp(shieldCode)).waitFor({ state: 'detached', timeout: patience })
    await chooseFilter('klaar')
    await option(new RegExp(shieldCode)).waitFor({ timeout: patience })
    expect(await option(new RegExp(shieldCode)).innerText()).toContain('opgegeven')
    expect(shop.training.cicopass.linksMade.some((link) => link.shieldCode === shieldCode)).toBe(
      false,
    )
    expect(registrationsOf(frameNumber)).toHaveLength(1)
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
    // Two jobs a sale: registering the bike and linking its shield.
    await expect.poll(() => page.getByRole('option').count()).toBe(6)
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
