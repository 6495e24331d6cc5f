import { readFile } from 'node:fs/promises'
import { extractText, getDocumentProxy } from 'unpdf'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectNoViolations } from './accessibility.ts'
import { noteWhatIsOpened, type Desktop } from './desktop.ts'
import { expectNotShown, expectPage } from './on-page.ts'
import { lineOf, nth, patience, seeSale, sell } from './staff.ts'
import { openShop, type ShopWindow } from './shop-window.ts'

/** A4 in PDF points, by ISO 216: 210 × 297 mm at 72 to the inch. */
const a4 = { width: 595.28, height: 841.89 }
/** 210, 80 and 58 mm. */
const widthOf = { a4: a4.width, receipt: 226.77, 'receipt-58': 164.41 }

describe('the certificate of a sale', () => {
  let shop: ShopWindow
  let desktop: Desktop
  beforeAll(async () => {
    desktop = noteWhatIsOpened()
    shop = await openShop()
  })
  afterAll(async () => {
    await shop.close()
    desktop.close()
  })

  /** Sells a bike and looks at it within its five seconds; where they went by meanwhile, at another. */
  const whileHeld = async (look: (sold: { frameNumber: string; id: string }) => Promise<void>) => {
    for (let place = 20; ; place += 1) {
      const bike = nth(shop.training.examples.newEBikes, place)
      const shieldCode = shop.training.freeShield(place)
      const frameNumber = await sell(shop, bike, shieldCode)
      const { id } = await saleOf(frameNumber)
      try {
        await look({ frameNumber, id })
        return { bike, frameNumber, shieldCode, id }
      } catch (failure) {
        if ((await saleOf(frameNumber)).state === 'held' || place === 25) throw failure
      }
    }
  }
  const saleOf = async (frameNumber: string) => {
    const sale = (await shop.ask('sales.today', {})).find(
      (one) => one.frameNumber.sent === frameNumber,
    )
    if (sale === undefined) throw new Error(`No sale of ${frameNumber}`)
    return sale
  }
  /** Of every letter on the first page, as the PDF has them inside. */
  const fontsIn = async (path: string): Promise<string[]> => {
    const pdf = await getDocumentProxy(new Uint8Array(await readFile(path)))
    const page = await pdf.getPage(1)
    await page.getOperatorList()
    const { items } = await page.getTextContent()
    const names = items.flatMap((item) => ('fontName' in item ? [item.fontName] : []))
    return [...new Set(names)].map((name) => {
      const font: unknown = page.commonObjs.get(name)
      return typeof font === 'object' && font !== null && 'name' in font ? String(font.name) : ''
    })
  }
  const pageOf = async (path: string) => {
    const pdf = await getDocumentProxy(new Uint8Array(await readFile(path)))
    const { text } = await extractText(pdf, { mergePages: true })
    const [, , width, height] = (await pdf.getPage(1)).view
    return {
      pages: pdf.numPages,
      width: width ?? 0,
      height: height ?? 0,
      text,
      bare: text.replaceAll(/\s/g, ''),
    }
  }

  it('is not there while the sale can be undone, PENDING until it is true, then REGISTERED', async () => {
    const { page, training } = shop
    await training.cicopass.goOffline()
    const { bike, frameNumber, shieldCode, id } = await whileHeld(async ({ frameNumber, id }) => {
      expect((await saleOf(frameNumber)).state).toBe('held')
      await expectNotShown(lineOf(page, frameNumber).getByRole('button', { name: 'Certificaat' }))
      await expect(shop.ask('sales.certificate', { saleId: id, open: false })).rejects.toThrow(
        'sale-stopped',
      )
    })

    const waiting = await seeSale(page, frameNumber, 'on-its-way')
    await expectPage(waiting.getByRole('button', { name: 'Certificaat' })).toBeVisible()
    await waiting.getByRole('button', { name: 'Certificaat' }).click()
    const sheet = page.getByRole('dialog')
    await sheet.getByText('IN BEHANDELING').waitFor({ timeout: patience })
    await page.keyboard.press('Enter')
    await sheet.waitFor({ state: 'detached', timeout: patience })
    const [given] = desktop.opened()
    const pending = await shop.ask('sales.certificate', { saleId: id, open: false })
    expect(pending).toEqual({ path: given, status: 'PENDING' })
    const before = await pageOf(pending.path)
    expect(before.text).toContain('PENDING')
    expect(before.text).not.toContain('REGISTERED')
    expect(before.text).not.toContain('GEREGISTREERD')
    expect(before.text).not.toContain('staat geregistreerd')

    await training.cicopass.goOnline()
    await seeSale(page, frameNumber, 'registered')
    const registered = training.cicopass.registrations.find(
      (one) => one.frameNumber === frameNumber,
    )
    // The very file the customer got is brought up to date by itself.
    await expect
      .poll(async () => (await pageOf(pending.path)).text, { timeout: 20_000, interval: 500 })
      .toContain('REGISTERED')
    const after = await pageOf(pending.path)
    expect(after.text).not.toContain('PENDING')
    expect(after.text).not.toContain('IN BEHANDELING')
    expect(after.bare).toContain(frameNumber)
    expect(after.bare).toContain(shieldCode)
    expect(after.text).toContain(String(registered?.id))
    expect(after.text).toContain(bike.model.name)
    // What the customer holds is another matter: the list asks for it until it was replaced.
    const done = lineOf(page, frameNumber, 'registered')
    await done.getByRole('button', { name: 'Vervang certificaat' }).click()
    await sheet.getByText('Dit komt ervoor in de plaats').waitFor({ timeout: patience })
    await page.keyboard.press('Enter')
    await done.getByRole('button', { name: 'Certificaat', exact: true }).waitFor({
      timeout: patience,
    })
    expect(desktop.opened()).toEqual([given, given])
    expect(await shop.ask('sales.certificate', { saleId: id, open: false })).toEqual({
      path: pending.path,
      status: 'REGISTERED',
    })
    for (const paper of [before, after]) {
      expect(paper.pages).toBe(1)
      expect(paper.width).toBeCloseTo(a4.width, -0.5)
      expect(paper.height).toBeCloseTo(a4.height, -0.5)
    }
  })

  it('is asked for by a button and Enter, on A4 or a roll, in any language, tagged for readers', async () => {
    const { page } = shop
    const [sale] = await shop.ask('sales.today', {})
    if (sale === undefined) throw new Error('Nothing was sold')
    await shop.ask('paper.setNextSteps', {
      nextSteps: { de: 'Komm nach 100 km vorbei. '.repeat(24) },
    })
    const line = lineOf(page, sale.frameNumber.sent)
    await line.getByRole('button', { name: 'Certificaat' }).click()
    const sheet = page.getByRole('dialog')
    await sheet.getByText('GEREGISTREERD').waitFor({ timeout: 10_000 })
    await expectNoViolations(page)
    await page.keyboard.press('Escape')
    await sheet.waitFor({ state: 'detached' })

    for (const form of ['receipt', 'receipt-58', 'a4'] as const) {
      const { path } = await shop.ask('sales.certificate', {
        saleId: sale.id,
        form,
        language: 'de',
        open: false,
      })
      const paper = await pageOf(path)
      expect(paper.pages).toBe(1)
      expect(paper.width).toBeCloseTo(widthOf[form], -0.5)
      expect(paper.text).toContain('REGISTRIERT')
      expect(paper.text).toContain('Komm nach 100 km vorbei.')
      expect(paper.bare).toContain(sale.frameNumber.sent)
      expect(paper.bare).toContain(sale.shieldCode)
      const pdf = await getDocumentProxy(new Uint8Array(await readFile(path)))
      expect(await pdf.getMarkInfo()).toMatchObject({ Marked: true })
      const tree = JSON.stringify(await (await pdf.getPage(1)).getStructTree())
      for (const role of ['"H1"', '"Table"', '"TH"', '"Figure"']) expect(tree).toContain(role)
      expect(tree).toContain('"alt":"CicoShield"')
    }
  })

  it('has the letters of Polish, Turkish and Czech names in our own font, to be searched and copied', async () => {
    const [sale] = await shop.ask('sales.today', {})
    if (sale === undefined) throw new Error('Nothing was sold')
    const letters = 'ŁłĄąĘęŚśŻżŹźĆćŃń ĞğŞşIıİi ČčŘřĚěŮůŇňŤťĎď ŐőŰű ȘșȚț Āā ßẞ €'
    await shop.ask('paper.setNextSteps', { nextSteps: { en: letters } })
    for (const form of ['a4', 'receipt', 'receipt-58'] as const) {
      const paper = { saleId: sale.id, form, language: 'en', open: false } as const
      const { path } = await shop.ask('sales.certificate', paper)
      // Where the font has a letter in two parts, such as Ā, so has the text: viewers know it as one.
      const { bare } = await pageOf(path)
      expect(bare.normalize('NFC')).toContain(letters.replaceAll(' ', ''))
      const fonts = await fontsIn(path)
      expect(fonts).not.toEqual([])
      for (const font of fonts) expect(font).toMatch(/Atkinson/)
    }
  })

  it('cuts no word, however long it is', async () => {
    const [sale] = await shop.ask('sales.today', {})
    if (sale === undefined) throw new Error('Nothing was sold')
    const word = 'Fahrradcodierungsbescheinigungsangelegenheiten'.repeat(3)
    await shop.ask('paper.setNextSteps', { nextSteps: { de: word } })
    for (const form of ['a4', 'receipt', 'receipt-58'] as const) {
      const paper = { saleId: sale.id, form, language: 'de', open: false } as const
      const { path } = await shop.ask('sales.certificate', paper)
      expect((await pageOf(path)).bare).toContain(word)
      const page = await (await getDocumentProxy(new Uint8Array(await readFile(path)))).getPage(1)
      const [, , width = 0] = page.view
      const { items } = await page.getTextContent()
      const ends = items.flatMap((item) =>
        'str' in item ? [Number(item.transform[4]) + item.width] : [],
      )
      // In points; 4 mm on either side are out of the printer's reach.
      expect([form, Math.max(...ends) <= width - 11]).toEqual([form, true])
    }
  })

  it('says PENDING as long as the shield is not linked, though the bike is registered', async () => {
    const { page, training } = shop
    training.cicopass.faults.once('linkShield', { kind: 'error', status: 400, words: 'Niet nu.' })
    const frameNumber = await sell(
      shop,
      nth(training.examples.newEBikes, 1),
      training.freeShield(1),
    )
    await seeSale(page, frameNumber, 'attention')
    const { id, bikeId } = await saleOf(frameNumber)
    expect(bikeId).not.toBeNull()
    const made = await shop.ask('sales.certificate', { saleId: id, open: false })
    expect(made.status).toBe('PENDING')
    expect((await pageOf(made.path)).text).not.toContain('REGISTERED')
  })
})
