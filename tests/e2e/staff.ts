import { setTimeout as wait } from 'node:timers/promises'
import type { Locator, Page } from 'playwright'
import { pressEnter, pressKey } from './keyboard.ts'
import { upToDate } from './on-page.ts'
import type { Sale } from '../../shared/registration.ts'
import { screens, type Screen } from '../../shared/screens.ts'
import type { ShopWindow } from './shop-window.ts'

/** What the hands and eyes of staff do at the window; roles, names and data attributes only. */

/** Patience of a person at a loaded counter, in milliseconds: what is there sooner ends the wait. */
export const patience = 60_000

/** The card of one part of the sale, in the state it is asked for. */
export function card(
  page: Page,
  part: 'bike' | 'frameNumber' | 'shield' | 'ready',
  state: 'done' | 'next' | 'later' = 'done',
): Locator {
  return page.locator(`[data-part="${part}"][data-state="${state}"]`)
}

/** A sale in the list of today, by the code printed on its line. */
export function lineOf(page: Page, code: string, state?: Sale['state']): Locator {
  const which = state === undefined ? '' : `[data-sale-state="${state}"]`
  return page.locator(`[data-sale]${which}`, { hasText: code })
}

export function stopOf(page: Page, because: string): Locator {
  return page.locator(`[data-stop="${because}"]`)
}

/** Scans one after the other, as fast as the trigger allows. */
export async function scanAll(shop: ShopWindow, codes: readonly string[]): Promise<void> {
  for (const code of codes) await shop.scan(code)
}

/** The same code again within 0.3 s is one scan: a person takes longer than that, and so must a test. */
export async function scanAgain(shop: ShopWindow, code: string): Promise<void> {
  await wait(400)
  await shop.scan(code)
}

/** Looks until the screen says everything is there, then presses Enter and sees "saved". */
export async function confirmWithEnter(page: Page): Promise<void> {
  await card(page, 'ready', 'next').waitFor({ timeout: patience })
  await pressEnter(page)
  await card(page, 'bike', 'next').waitFor({ timeout: patience })
}

export type ToSell = { barcode: string; frameNumber: string | null }

/** A whole sale by scanner and Enter. Answers when the screen is ready for the next customer. */
export async function sell(shop: ShopWindow, bike: ToSell, shieldCode: string): Promise<string> {
  const frameNumber = frameNumberOf(bike)
  await scanAll(shop, [bike.barcode, frameNumber, shieldCode])
  await card(shop.page, 'bike').waitFor({ timeout: patience })
  await confirmWithEnter(shop.page)
  return frameNumber
}

export function frameNumberOf({ frameNumber }: ToSell): string {
  if (frameNumber === null) throw new Error('This bike has no frame number in the POS')
  return frameNumber
}

/** The nth of a list that must have it. */
export function nth<T>(list: readonly T[], place: number): T {
  const item = list[place]
  if (item === undefined) throw new Error(`There is no item ${String(place)}`)
  return item
}

export async function seeSale(page: Page, code: string, state: Sale['state']): Promise<Locator> {
  const line = lineOf(page, code, state)
  await line.waitFor({ timeout: patience })
  return line
}

/** Empties the sale on the screen as staff do. */
export async function clearSale(page: Page): Promise<void> {
  await pressKey(page, 'Escape')
  await card(page, 'bike', 'next').waitFor({ timeout: patience })
}

/** Goes to a screen by its key. */
export async function goTo(page: Page, screen: Screen): Promise<void> {
  // A window that opens just now hears no key yet.
  await page.locator('[data-screen]').first().waitFor({ timeout: patience })
  await upToDate(page)
  await pressKey(page, screens.find(({ name }) => name === screen)?.key ?? '')
  await page.locator(`:is(main,div)[data-screen="${screen}"]`).waitFor({ timeout: patience })
}

/** What one status lamp of the strip says, and its colour. */
export function lamp(
  page: Page,
  name: 'scanner' | 'cicopass' | 'cyclesoftware' | 'jobs' | 'shields',
): Locator {
  return page.locator(`[data-status="${name}"]`)
}
