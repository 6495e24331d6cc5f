import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { extractText, getDocumentProxy } from 'unpdf'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectEffort, watchEffort } from './effort.ts'
import { expectPage, expectWithout, spaced } from './on-page.ts'
import { card, frameNumberOf, goTo, lamp, nth, patience, seeSale } from './staff.ts'
import { openShop, type ShopWindow } from './shop-window.ts'

describe('the bikes that the till sold', () => {
  let shop: ShopWindow
  beforeAll(async () => {
    shop = await openShop({ nothingSold: true })
  })
  afterAll(async () => {
    await shop.close()
  })

  const sellAtTill = (place: number) => {
    const bike = nth(shop.training.examples.newEBikes, place)
    const { number } = shop.training.cyclesoftware.sell(bike.objectId)
    return { bike, number, frameNumber: frameNumberOf(bike) }
  }
  const line = (frameNumber: string, state: string) =>
    shop.page.locator(`[data-sold-state="${state}"]`, { hasText: frameNumber })
  const readTill = () => shop.page.getByRole('button', { name: 'Kassa nu lezen' }).click()

  it('are registered with their shield by one scan and one key', async () => {
    const { page, training } = shop
    const { bike, frameNumber } = sellAtTill(1)
    const shieldCode = training.freeShield(1)
    await goTo(page, 'sold')
    await line(frameNumber, 'open').waitFor({ timeout: patience })

    const effort = await watchEffort(shop)
    // One scan …
    await shop.scan(shieldCode)
    const question = card(page, 'frameNumber')
    await question.getByText('STAAT DIT OP HET FRAME?').waitFor({ timeout: patience })
    await expectPage(question).toContainText(spaced(frameNumber))
    await card(page, 'bike').getByText(bike.model.name).waitFor({ timeout: patience })
    await question.getByText('niet als gestolen gemeld').waitFor({ timeout: patience })

    await card(page, 'ready', 'next').waitFor({ timeout: patience })
    // … and one key.
    await page.keyboard.press('Enter')

    await page.locator('[data-held]').getByText('Opgeslagen').waitFor({ timeout: patience })
    await expectEffort('soldBike', await effort())
    await line(frameNumber, 'on-its-way').waitFor({ timeout: patience })
    await line(frameNumber, 'registered').waitFor({ timeout: 40_000 })
    const { registrations, linksMade } = training.cicopass
    const ours = registrations.filter((one) => one.frameNumber === frameNumber)
    expect(ours).toMatchObject([{ brand: bike.model.brand }])
    expect(linksMade.filter((link) => link.shieldCode === shieldCode)).toMatchObject([
      { bikeId: ours[0]?.id },
    ])
    expect(training.cicopass.receivedOf('registerBike').map(({ body }) => body)).toMatchObject([
      { frameNumber, type: 'E-bike', salePrice: bike.priceCents / 100 },
    ])
    await goTo(page, 'sell')
    await seeSale(page, frameNumber, 'registered')
    const today = page.locator('[data-till-today]')
    await expect.poll(() => today.innerText()).toMatch(/verkocht · 1 geregistreerd · \d+ open/)
  })

  it('stand in the overview by day: a picture, the same in a table, and a way to what is to do', async () => {
    const { page } = shop
    const sold = await shop.ask('sold.list', {})
    const toDo = sold.today.open
    await goTo(page, 'overview')
    const figures = async () =>
      (await page.getByRole('row').nth(1).getByRole('cell').allInnerTexts()).map(Number)
    // Registered, on their way, for a person, to register, leads: readers have today's as first row.
    await expect.poll(figures, { timeout: patience }).toEqual([1, 0, 0, toDo, 0])
    const tile = (name: string) => page.locator(`[data-tile="${name}"] .tile-figure`)
    await expectPage(tile('sell')).toHaveText('1')
    await expectPage(tile('sold')).toHaveText(String(sold.bikes.length))
    await expectPage(tile('queue')).toHaveText('0')
    const chart = page.locator('[data-chart]')
    await expectPage(chart.locator('.chart-chosen .chart-number')).toHaveText(
      [1, toDo].filter((count) => count > 0).map(String),
    )

    const today = await page.locator('[data-chosen-day]').getAttribute('data-chosen-day')
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('ArrowRight')
    const day = new Date(`${today ?? ''}T12:00:00`)
    day.setDate(day.getDate() - 1)
    const yesterday = `${String(day.getDate())} ${day.toLocaleString('nl', { month: 'long' })}`
    await page.getByRole('status').getByText(yesterday).waitFor({ timeout: patience })
    await page.getByRole('radio', { name: '30 dagen' }).press('Space')
    await expect.poll(() => page.getByRole('row').count()).toBe(32)
    await page.getByRole('button', { name: 'Als tabel' }).click()
    await chart.waitFor({ state: 'detached' })
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Control+p')
    const list = join(shop.dataDir, 'shop', 'lists', `${today ?? ''}.pdf`)
    await expect.poll(() => existsSync(list), { timeout: patience }).toBe(true)
    const pdf = await getDocumentProxy(new Uint8Array(await readFile(list)))
    const { text } = await extractText(pdf, { mergePages: true })
    expect(text).toContain('Lijst van de dag')
    expect(text).toContain('1 × geregistreerd')
    expect(await pdf.getMarkInfo()).toMatchObject({ Marked: true })

    await page.locator('[data-tile="sold"]').click()
    await page.locator('main[data-screen="sold"]').waitFor({ timeout: patience })
  })

  it('open by a scan of the frame, so that no hand leaves the scanner', async () => {
    const { page, training } = shop
    await goTo(page, 'sold')
    const { frameNumber } = sellAtTill(2)
    await readTill()
    await line(frameNumber, 'open').waitFor({ timeout: patience })
    await shop.scan(frameNumber)
    await card(page, 'shield', 'next').waitFor({ timeout: patience })
    await shop.scan(training.freeShield(2))
    await card(page, 'ready', 'next').waitFor({ timeout: patience })
    await page.keyboard.press('Escape')
    await card(page, 'ready', 'next').waitFor({ state: 'detached' })
    await line(frameNumber, 'open').waitFor()
    // The keyboard alone: Enter opens the top one.
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
    await page.keyboard.press('Enter')
    await card(page, 'shield', 'next').waitFor({ timeout: patience })
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([])
  })

  it('leave the list when they are taken back or not to be registered, with a reason', async () => {
    const { page, training } = shop
    const { frameNumber } = sellAtTill(3)
    const { number, frameNumber: takenBack } = sellAtTill(4)
    await readTill()
    await line(takenBack, 'open').waitFor({ timeout: patience })
    training.cyclesoftware.credit(number)
    await readTill()
    await line(takenBack, 'open').waitFor({ state: 'detached', timeout: patience })

    await line(frameNumber, 'open').click()
    await page.getByRole('button', { name: 'Niet registreren' }).click()
    const sheet = page.getByRole('alertdialog')
    await sheet.getByRole('textbox').fill('gaat naar het buitenland')
    await sheet.getByRole('button', { name: 'Van de lijst halen' }).click()
    await line(frameNumber, 'dismissed').waitFor({ timeout: patience })
  })

  it('say what to do when a registered one is taken back', async () => {
    const { page, training } = shop
    training.cyclesoftware.credit(nth(training.cyclesoftware.shop.sales, 0).number)
    await readTill()
    const flagged = page.locator('[data-sold-state="returned-registered"]')
    await flagged.click({ timeout: patience })
    const panel = page.locator('[data-handled="returned-registered"]')
    await panel.getByText('Laat de shield zitten').waitFor({ timeout: patience })
    await expectPage(panel).toContainText(String(training.cicopass.registrations[0]?.id))
    await panel.getByRole('button', { name: 'Gezien, van de lijst' }).click()
    await flagged.waitFor({ state: 'detached', timeout: patience })
  })

  it('are one feature: without its right the screen names it and the rest works', async () => {
    const { page, training } = shop
    const [account] = training.cyclesoftware.accounts
    if (account === undefined) throw new Error('no account')
    account.refusedCalls = ['transactions']
    await page.keyboard.press('Escape')
    await readTill()
    await page.getByText('mist het recht sales-export').waitFor({ timeout: patience })
    await expect.poll(() => lamp(page, 'cyclesoftware').innerText()).toContain('recht ontbreekt')
    await expectWithout(page.locator('body'), 'transactions')
    account.refusedCalls = []
  })

  it('a delivery of stock bikes goes by scanner, or typed; a stolen one stops only itself', async () => {
    const { page, training } = shop
    const { stolenBike, newBikes } = training.examples
    await goTo(page, 'sold')
    await page.getByRole('button', { name: 'Levering inscannen' }).click()
    const next = page.locator('[data-delivery-next]')
    await next.getByText('Scan de productcode').waitFor({ timeout: patience })
    await shop.scan(nth(newBikes, 0).barcode)
    await next.getByText('Scan een framenummer').waitFor({ timeout: patience })
    const shieldCode = training.freeShield(40)
    for (const code of ['DLV-E2E-1', shieldCode, stolenBike.frameNumber, 'DLV-E2E-2']) {
      await shop.scan(code)
    }
    await page.locator('[data-delivery-line="clear"]').nth(1).waitFor({ timeout: patience })
    await page.locator('[data-delivery-line="stolen"]').waitFor({ timeout: patience })
    // What no scanner can read is typed, and what is wrong is typed anew.
    await page.getByRole('textbox', { name: 'Framenummer' }).fill('DLV-E2E-WRONG')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'DLV-E2E-WRONG verbeteren' }).click()
    const sheet = page.getByRole('dialog')
    await sheet.getByRole('textbox', { name: 'Framenummer' }).fill('DLV-E2E-3')
    await page.keyboard.press('Enter')
    await page.locator('[data-delivery-line="clear"]').nth(2).waitFor({ timeout: patience })
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
    expect(violations.map(({ id }) => id)).toEqual([])
    await page.getByRole('button', { name: 'Registreer 3 fietsen' }).click()
    await page.locator('[data-delivery-line="clear"]').first().waitFor({ state: 'detached' })
    await expectPage(page.locator('[data-delivery-line]')).toHaveCount(1)
    await expect
      .poll(
        () =>
          training.cicopass.registrations
            .filter(({ frameNumber }) => frameNumber.startsWith('DLV-E2E'))
            .map((made) => made.shieldCode),
        { timeout: 40_000 },
      )
      .toEqual([shieldCode, null, null])
    await page.getByRole('button', { name: 'Naar verkochte fietsen' }).click()
    await page.getByRole('button', { name: /1 op de lijst/ }).waitFor({ timeout: patience })
  })
})
