import { setTimeout as wait } from 'node:timers/promises'
import { chromium, type Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { logOf } from './log.ts'
import { card, frameNumberOf, nth, patience } from './staff.ts'
import { openShop, type ShopWindow } from './shop-window.ts'

/** A page that died or hung is another page to DevTools: it is looked for over a new connection. */
async function pageAgain({ counter }: ShopWindow): Promise<Page> {
  const until = Date.now() + 2 * patience
  let problem: unknown
  while (Date.now() < until) {
    try {
      const address = `http://127.0.0.1:${String(counter.port)}`
      const browser = await chromium.connectOverCDP(address, { timeout: 8_000 })
      for (const page of browser.contexts().flatMap((context) => context.pages())) {
        if (await Promise.race([isOurs(page), wait(2_000, false)])) return page
      }
      await browser.close()
    } catch (error) {
      problem = error // this one is the dead page
    }
    await wait(500)
  }
  throw new Error('The page did not come back', { cause: problem })
}

function isOurs(page: Page): Promise<boolean> {
  return page.evaluate(() => 'counter' in window && document.querySelector('[data-part]') !== null)
}

describe('the page', () => {
  let shop: ShopWindow
  let frameNumber: string
  beforeAll(async () => {
    shop = await openShop({ withoutScanner: true })
    frameNumber = frameNumberOf(nth(shop.training.examples.newEBikes, 0))
    await shop.ask('draft.read', { text: frameNumber, part: 'frameNumber' })
    await card(shop.page, 'frameNumber').getByText(frameNumber).waitFor({ timeout: patience })
  })
  afterAll(async () => {
    await shop.close()
  })

  it('comes back with its sale when it crashes', async () => {
    const devTools = await shop.page.context().newCDPSession(shop.page)
    devTools.send('Page.crash').catch(() => undefined) // the answer dies with the page
    const page = await pageAgain(shop)
    await card(page, 'frameNumber').getByText(frameNumber).waitFor({ timeout: patience })
  })

  it('comes back with its sale when it hangs', async () => {
    const hanging = await pageAgain(shop)
    await hanging.evaluate(() => {
      setTimeout(() => {
        for (;;);
      }, 100)
    })
    // Another connection would hang with the page: main says when it is over.
    await vi.waitFor(
      () => {
        expect(logOf(shop)).toContain('The page hangs and is ended')
      },
      { timeout: patience, interval: 500 },
    )
    const page = await pageAgain(shop)
    await card(page, 'frameNumber').getByText(frameNumber).waitFor({ timeout: patience })
    expect(shop.counter.main.exitCode).toBeNull()
  })
})
