import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import {
  pressEnter,
  scannerPace,
  strokesOf,
  typeAltCodes,
  typeStrokes,
  type Stroke,
} from './keyboard.ts'
import { upToDate } from './on-page.ts'
import { card, frameNumberOf, nth, patience } from './staff.ts'
import { openShop, type ShopWindow } from './shop-window.ts'

/** A sale is confirmed by a person's Enter and by no other, whatever a scanner types. */
describe('an Enter, with a sale that is ready', () => {
  let shop: ShopWindow
  let bikes = 0
  beforeAll(async () => {
    shop = await openShop({ withoutScanner: true, nothingSold: true })
  })
  afterAll(async () => {
    await shop.close()
  })
  afterEach(async () => {
    await shop.ask('scan.understood', { useHeld: false })
    await shop.ask('draft.clear', {})
  })

  /** A sale with all three parts, ready on the page. */
  const makeReady = async () => {
    const article = nth(shop.training.examples.newEBikes, bikes)
    const shieldCode = shop.training.freeShield(bikes)
    bikes += 1
    await shop.ask('draft.read', { text: article.barcode, part: 'bike' })
    await shop.ask('draft.read', { text: frameNumberOf(article), part: 'frameNumber' })
    const draft = await shop.ask('draft.read', { text: shieldCode, part: 'shield' })
    const ready = shop.page.locator('.ready-button:not([data-disabled])')
    await ready.waitFor({ timeout: patience })
    await expect.poll(async () => (await shop.ask('draft.get', {})).canConfirm).toBe(true)
    return draft.id
  }
  const confirmed = async () => {
    const { jobs } = await shop.ask('status.get', {})
    const { held, waiting, sending, unknown, parked, done } = jobs
    return held + waiting + sending + unknown + parked + done
  }
  const countScans = () =>
    shop.page.evaluate(() => {
      const scope = window as unknown as { heard: number }
      scope.heard = 0
      window.counter.on('scanned', () => {
        scope.heard += 1
      })
    })
  const expectHeard = () =>
    expect
      .poll(() => shop.page.evaluate(() => (window as unknown as { heard: number }).heard), {
        timeout: patience,
      })
      .toBeGreaterThan(0)
  const pausedBefore = (strokes: readonly Stroke[], place: number, gap: number) =>
    strokes.map((one, nthStroke) => (nthStroke === place ? { ...one, gap } : one))

  const code = '8713568106689'
  const cases: readonly (readonly [string, readonly Stroke[]])[] = [
    ['a product code at 45 ms a sign', strokesOf(code, ['Enter'], 45)],
    ['a product code at 120 ms a sign', strokesOf(code, ['Enter'], 120)],
    ['a product code, then Enter and Tab', strokesOf(code, ['Enter', 'Tab'], 60)],
    ['a product code, then Tab and Enter', strokesOf(code, ['Tab', 'Enter'], 90)],
    ['a product code, then Enter twice', strokesOf(code, ['Enter', 'Enter'], 100)],
    ['five signs at 4 ms', strokesOf('AB123', ['Enter'], scannerPace)],
    ['three signs at 30 ms, then Tab and Enter', strokesOf('AB1', ['Tab', 'Enter'], 30)],
    ['one sign at 4 ms', strokesOf('7', ['Enter'], scannerPace)],
    [
      'nine digits, a pause of 150 ms and four digits',
      pausedBefore(strokesOf(code, ['Enter'], scannerPace), 9, 150),
    ],
    [
      'a code and its Enter 700 ms later',
      pausedBefore(strokesOf(code, ['Enter'], scannerPace), 13, 700),
    ],
    ['letters, a space inside', strokesOf('ABC DEF GHI', ['Enter'], 50)],
    [
      'an Enter in front of a code',
      [{ key: 'Enter', gap: 0 }, ...strokesOf(code, ['Enter'], scannerPace)],
    ],
    [
      'an Enter in front of a slow code',
      [{ key: 'Enter', gap: 0 }, ...strokesOf(code, ['Enter'], 55)],
    ],
  ]
  it.each(cases)('of a scanner confirms nothing and is said: %s', async (_name, strokes) => {
    const draftId = await makeReady()
    const before = await confirmed()
    await countScans()
    await typeStrokes(shop.page, strokes)
    await expectHeard()
    expect(await confirmed()).toBe(before)
    expect((await shop.ask('draft.get', {})).id).toBe(draftId)
  })

  it('in front of a code confirms nothing either where its button has the focus', async () => {
    const draftId = await makeReady()
    const before = await confirmed()
    await shop.page.locator('.ready-button').focus()
    await typeStrokes(shop.page, [
      { key: 'Enter', gap: 0 },
      ...strokesOf(code, ['Enter'], scannerPace),
    ])
    await shop.page
      .getByRole('alertdialog')
      .or(card(shop.page, 'bike'))
      .first()
      .waitFor({ timeout: patience })
    await upToDate(shop.page)
    expect(await confirmed()).toBe(before)
    expect((await shop.ask('draft.get', {})).id).toBe(draftId)
  })

  it('in front of a code presses no other button either', async () => {
    await makeReady()
    const { page } = shop
    const edit = card(page, 'bike').getByRole('button').first()
    // A person's opens what the button is for.
    await edit.focus()
    await pressEnter(page)
    await page.getByRole('dialog').waitFor({ timeout: patience })
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached', timeout: patience })
    await edit.focus()
    await countScans()
    await page.evaluate(() => {
      const scope = window as unknown as { sheets: number }
      scope.sheets = 0
      new MutationObserver(() => {
        scope.sheets += document.querySelectorAll('[role="dialog"]').length
      }).observe(document.body, { childList: true, subtree: true })
    })
    await typeStrokes(page, [{ key: 'Enter', gap: 0 }, ...strokesOf(code, ['Enter'], scannerPace)])
    await expectHeard()
    await upToDate(page)
    expect(await page.evaluate(() => (window as unknown as { sheets: number }).sheets)).toBe(0)
  })

  it('behind Alt codes confirms nothing, and what they say is read without a field in focus', async () => {
    await makeReady()
    const before = await confirmed()
    await typeAltCodes(shop.page, 'OBJ?*', 6)
    await shop.page.locator('[data-scan-hold]').waitFor({ timeout: patience })
    expect((await shop.ask('scan.hold', {}))?.scan.text).toBe('OBJ?*')
    expect(await confirmed()).toBe(before)
  })

  it('of a person confirms at once, behind a scan and behind a stray key', async () => {
    const draftId = await makeReady()
    const before = await confirmed()
    await shop.page.keyboard.press('Enter')
    await expect.poll(confirmed, { timeout: patience }).toBeGreaterThan(before)
    expect((await shop.ask('draft.get', {})).id).not.toBe(draftId)

    await makeReady()
    const then = await confirmed()
    await typeStrokes(shop.page, [
      { key: 'x', gap: 0 },
      { key: 'Enter', gap: 600 },
    ])
    await expect.poll(confirmed, { timeout: patience }).toBeGreaterThan(then)
  })

  it('of a person confirms at once when the scan of the shield made the sale ready', async () => {
    const article = nth(shop.training.examples.newEBikes, bikes)
    const shieldCode = shop.training.freeShield(bikes)
    bikes += 1
    await shop.ask('draft.read', { text: article.barcode, part: 'bike' })
    await shop.ask('draft.read', { text: frameNumberOf(article), part: 'frameNumber' })
    // Nobody answers what the page says sooner than this.
    await typeStrokes(shop.page, strokesOf(shieldCode, ['Enter'], scannerPace), { ago: 250 })
    await shop.page.locator('.ready-button:not([data-disabled])').waitFor({ timeout: patience })
    await expect.poll(async () => (await shop.ask('draft.get', {})).canConfirm).toBe(true)
    const before = await confirmed()
    await typeStrokes(shop.page, [{ key: 'Enter', gap: 0 }])
    await expect.poll(confirmed, { timeout: patience }).toBeGreaterThan(before)
  })
})
