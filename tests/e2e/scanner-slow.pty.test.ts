import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { setTimeout as pause } from 'node:timers/promises'
import { testCode } from '../../shared/test-code.ts'
import { scannerPace, strokesOf, typeAltCodes, typeStrokes } from './keyboard.ts'
import { expectPage } from './on-page.ts'
import { card, goTo, patience } from './staff.ts'
import { openShop, type ShopWindow } from './shop-window.ts'

/** Bluetooth, remote desktops, scanners without a suffix: heard, learned, or said with the remedy. */
describe('a scanner that is slow, or sends no end', () => {
  let shop: ShopWindow
  beforeAll(async () => {
    shop = await openShop({ nothingSold: true })
  })
  afterAll(async () => {
    await shop.close()
  })
  afterEach(async () => {
    await shop.ask('scan.understood', { useHeld: false })
    await shop.ask('draft.clear', {})
  })
  const hold = () => shop.page.getByRole('alertdialog')
  const heldFault = async () => {
    await hold().waitFor({ timeout: patience })
    return (await shop.ask('scan.hold', {}))?.fault
  }

  it('is heard outside Sell, with no focus and with the search in focus', async () => {
    const { page } = shop
    await goTo(page, 'queue')
    await typeStrokes(page, strokesOf('CICO-900000201', ['Enter'], 45))
    await hold().getByText('Shield CICO-900000201').waitFor({ timeout: patience })
    await shop.ask('scan.understood', { useHeld: false })
    await hold().waitFor({ state: 'detached' })
    const search = page.getByRole('searchbox')
    await search.click()
    await typeStrokes(page, strokesOf('CICO-900000202', ['Enter'], 60))
    await hold().getByText('Shield CICO-900000202').waitFor({ timeout: patience })
    await expectPage(search).toHaveValue('')
    await shop.ask('scan.understood', { useHeld: false })
    await hold().waitFor({ state: 'detached' })
    await page.evaluate(() => {
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    })
    await typeAltCodes(page, 'CICO-900000203', 5)
    await hold().getByText('Shield CICO-900000203').waitFor({ timeout: patience })
  })

  it('is said when no Enter comes, leaves nothing in the field, and two never become one', async () => {
    const { page } = shop
    await goTo(page, 'sell')
    await typeStrokes(page, strokesOf('WBK7600003', [], scannerPace))
    expect(await heldFault()).toMatchObject({ because: 'no-end', asRead: 'WBK7600003' })
    await expectPage(page.locator('[data-code-input]')).toHaveValue('')
    expect((await shop.ask('draft.get', {})).frameNumber).toBeNull()
    await shop.ask('scan.understood', { useHeld: false })
    await hold().waitFor({ state: 'detached' })
    const [first = { key: '', gap: 0 }, ...rest] = strokesOf('WBK7600005', ['Enter'], scannerPace)
    await typeStrokes(page, [
      ...strokesOf('WBK7600004', [], scannerPace),
      { ...first, gap: 500 },
      ...rest,
    ])
    expect(await heldFault()).toMatchObject({ because: 'broken' })
    expect((await shop.ask('draft.get', {})).frameNumber).toBeNull()
  })

  it('is learned from the printed test code, and then read without an end', async () => {
    const { page } = shop
    await goTo(page, 'settings')
    await typeStrokes(page, strokesOf(testCode, [], scannerPace))
    await page.locator('[data-keyboard-scanner="no-end"]').waitFor({ timeout: patience })
    await goTo(page, 'sell')
    const [first = { key: '', gap: 0 }, ...rest] = strokesOf('CICO-900000204', [], scannerPace)
    await typeStrokes(page, [
      ...strokesOf('WBK7600006', [], scannerPace),
      { ...first, gap: 600 },
      ...rest,
    ])
    await card(page, 'frameNumber').waitFor({ timeout: patience })
    await card(page, 'shield').getByText('CICO-900000204').waitFor({ timeout: patience })
    await goTo(page, 'settings')
    await typeStrokes(page, strokesOf(testCode, ['Enter'], scannerPace))
    await page
      .locator('[data-keyboard-scanner="no-end"]')
      .waitFor({ state: 'detached', timeout: patience })
  })

  it('on a serial line is not split by a pause, and half a scan is said', async () => {
    await goTo(shop.page, 'sell')
    await shop.scanner.write('WBK76')
    await pause(60)
    await shop.scanner.write('00007\r')
    await card(shop.page, 'frameNumber').waitFor({ timeout: patience })
    expect((await shop.ask('draft.get', {})).frameNumber?.number.sent).toBe('WBK7600007')
    await shop.scanner.write('WBK76')
    expect(await heldFault()).toMatchObject({ because: 'no-end', asRead: 'WBK76' })
    expect((await shop.ask('draft.get', {})).frameNumber?.number.sent).toBe('WBK7600007')
  })
})
