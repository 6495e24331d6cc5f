import type { Page } from 'playwright'
import { expect } from 'vitest'
import type { Part } from '../../shared/registration.ts'
import type { ShopWindow } from '../e2e/shop-window.ts'
import { card, frameNumberOf, goTo, nth, patience, stopOf, type ToSell } from '../e2e/staff.ts'

/** A screen, and how to come to it. */
export type Screen = { name: string; show: (shop: ShopWindow) => Promise<void> }

const see = (page: Page, what: string) => page.locator(what).first().waitFor({ timeout: patience })

/** Every screen that is photographed and judged, in the order in which they are shown: a line each. */
export const screens: readonly Screen[] = [
  { name: 'sell', show: (shop) => onSell(shop, []) },
  { name: 'sell-ready', show: (shop) => onSell(shop, codesOf(shop, 5), 'ready') },
  { name: 'sell-stolen', show: stolen },
  { name: 'sold-bikes', show: sold },
  { name: 'check', show: ({ page }) => goTo(page, 'check') },
  { name: 'check-verdict', show: verdict },
  { name: 'shields', show: shields },
  { name: 'leads', show: ({ page }) => goTo(page, 'leads') },
  { name: 'lead-sheet', show: leadSheet },
  { name: 'queue', show: queue },
  { name: 'keys', show: keys },
  { name: 'overview', show: overview },
  { name: 'settings', show: settings },
  { name: 'training', show: training },
]

/** A sale that went well, and one whose shield is on another bike: what the lists have to show. */
export async function sellTwo(shop: ShopWindow): Promise<void> {
  const { shieldCode } = shop.training.examples.shieldedBike
  if (shieldCode === null) throw new Error('That bike has no shield')
  const taken = nth(shop.training.examples.newEBikes, 2)
  for (const codes of [codesOf(shop, 1), [taken.barcode, frameNumberOf(taken), shieldCode]]) {
    await read(shop, codes)
    const ready = async () => {
      const { canConfirm, frameNumber } = await shop.ask('draft.get', {})
      return canConfirm && frameNumber?.check.state === 'done'
    }
    await expect.poll(ready, { timeout: patience }).toBe(true)
    const { id } = await shop.ask('draft.get', {})
    await shop.ask('draft.confirm', { draftId: id })
  }
  const states = async () => (await shop.ask('sales.today', {})).map(({ state }) => state)
  await expect.poll(states, { timeout: 40_000 }).toEqual(['attention', 'registered'])
}

function codesOf({ training }: ShopWindow, place: number): string[] {
  const bike: ToSell = nth(training.examples.newEBikes, place)
  return [bike.barcode, frameNumberOf(bike), training.freeShield(place)]
}

async function read(shop: ShopWindow, codes: readonly string[]): Promise<void> {
  const parts: readonly Part[] = ['bike', 'frameNumber', 'shield']
  await shop.ask('draft.clear', {})
  for (const [place, text] of codes.entries()) {
    await shop.ask('draft.read', { text, part: nth(parts, place) })
  }
}

async function onSell(
  shop: ShopWindow,
  codes: readonly string[],
  next: 'bike' | 'ready' = 'bike',
): Promise<void> {
  await goTo(shop.page, 'sell')
  // Emptied twice: an empty screen that offers no undo of the picture before.
  await shop.ask('draft.clear', {})
  await read(shop, codes)
  await card(shop.page, next, 'next').waitFor({ timeout: patience })
  if (next === 'ready') await see(shop.page, '[data-part="frameNumber"] .pill-go')
}

async function stolen(shop: ShopWindow): Promise<void> {
  const [bike = ''] = codesOf(shop, 5)
  await read(shop, [bike, shop.training.examples.stolenBike.frameNumber])
  await stopOf(shop.page, 'stolen').waitFor({ timeout: patience })
  await see(shop.page, '[data-part="bike"] .card-source')
}

async function sold(shop: ShopWindow): Promise<void> {
  await shop.ask('draft.clear', {})
  const { objectId } = nth(shop.training.examples.newEBikes, 7)
  shop.training.cyclesoftware.sell(objectId)
  await goTo(shop.page, 'sold')
  await shop.page.locator('[data-sold-state="open"]').first().click({ timeout: patience })
  await see(shop.page, '.frame-question .pill-go')
}

async function verdict(shop: ShopWindow): Promise<void> {
  await shop.ask('check.read', { text: shop.training.examples.registeredBike.frameNumber })
  await see(shop.page, '[data-verdict="registered"]')
  await see(shop.page, '[data-bike-page]')
}

async function leadSheet(shop: ShopWindow): Promise<void> {
  await shop.ask('leads.locate', { code: shop.training.examples.sharedCode.barcode })
  await see(shop.page, '[data-store]')
  await shop.page.locator('[data-store]').first().click()
  await see(shop.page, '[data-lead-sheet]')
}

async function queue(shop: ShopWindow): Promise<void> {
  await shop.page.keyboard.press('Escape')
  await shop.page.locator('[data-lead-sheet]').waitFor({ state: 'detached' })
  await goTo(shop.page, 'queue')
  await shop.page.getByRole('option').first().click()
  await see(shop.page, '[data-job-panel]')
}

async function shields({ page }: ShopWindow): Promise<void> {
  await goTo(page, 'shields')
  await see(page, '.stock-card')
  await see(page, '[data-order]')
}

async function keys({ page }: ShopWindow): Promise<void> {
  await page.keyboard.press('?')
  await see(page, '.keys-groups')
}

async function overview({ page }: ShopWindow): Promise<void> {
  await page.keyboard.press('Escape')
  await page.locator('.keys-groups').waitFor({ state: 'detached' })
  await goTo(page, 'overview')
  await see(page, '[data-day]')
}

/** Without the ports of the machine that takes the picture. */
async function settings({ page }: ShopWindow): Promise<void> {
  await goTo(page, 'settings')
  await see(page, '[data-ports]')
  await page.locator('[data-ports], [data-ports] + .soft').evaluateAll((ports) => {
    for (const port of ports) if (port instanceof HTMLElement) port.style.display = 'none'
  })
}

/** The other mode, with its panel: nothing comes back from here. */
async function training(shop: ShopWindow): Promise<void> {
  await shop.ask('app.chooseMode', { mode: 'training' })
  await shop.page.reload()
  await goTo(shop.page, 'sell')
  await see(shop.page, '.shell-training')
  await shop.page.keyboard.press('F10')
  await see(shop.page, '[data-guide="bike"]')
  // The till in the background reads page by page: this answers when all of it was read.
  await shop.ask('sold.read', {})
  await see(shop.page, '[data-status="cyclesoftware"][data-lamp="go"]')
}
