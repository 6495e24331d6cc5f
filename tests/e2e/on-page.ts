import type { Locator, Page } from 'playwright'
import { expect as ofPlaywright } from 'playwright/test'
import { expect } from 'vitest'

/**
 * What a page will show: looked at again until it is so, or a busy machine had its time. Playwright's own
 * expectations, which also run outside its runner.
 */
export const expectPage = ofPlaywright.configure({ timeout: 60_000 })

/**
 * Waits until the page shows all that the counter knew when this was called. Main sends in order: the
 * answer to a call comes after every event before it. An event makes the page ask, the answer makes it
 * draw, and what it drew may ask once more; a task in the background runs when none of that is left.
 */
export async function upToDate(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (let turn = 0; turn < 3; turn += 1) {
      await window.counter.call['app.state']({})
      await scheduler.postTask(() => undefined, { priority: 'background' })
    }
  })
}

/** What an up-to-date page must not show. Something that goes by and by: `expectPage(…).toHaveCount(0)`. */
export async function expectNotShown(place: Locator): Promise<void> {
  await upToDate(place.page())
  expect(await place.count(), String(place)).toBe(0)
}

/** Words that an up-to-date page must not have in this place. */
export async function expectWithout(place: Locator, words: string | RegExp): Promise<void> {
  await upToDate(place.page())
  const said = await place.innerText()
  if (typeof words === 'string') expect(said).not.toContain(words)
  else expect(said).not.toMatch(words)
}

/** Words that an up-to-date page must not even have in its source, hidden or in an attribute. */
export async function expectNotInSource(page: Page, words: string): Promise<void> {
  await upToDate(page)
  expect(await page.content()).not.toContain(words)
}

/** A number or a code as the page groups its signs: with white space between any two of them. */
export function spaced(code: string): RegExp {
  return new RegExp([...code].map((sign) => sign.replace(/\W/, '\\$&')).join('\\s*'))
}
