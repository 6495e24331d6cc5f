import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { pathToFileURL } from 'node:url'
import type { Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Language } from '../../shared/language-schema.ts'
import { barriersOf } from '../e2e/accessibility.ts'
import { openShop, type ShopWindow } from '../e2e/shop-window.ts'
import { patience } from '../e2e/staff.ts'
import { cutWords, pseudoLocalise, putWordsBack } from './cut-words.ts'
import { difference, isWriting, keep, looks, photograph } from './pictures.ts'
import { screens, sellTwo } from './screens.ts'

// One walk through one window answers three questions: does every screen look as it did, can
// everybody use it, and can every word be read. Dutch is photographed; the long run
// (`npm run soak`) takes the walk in the other languages too.

const language = Language.parse(process.env['COUNTER_SCREENS_LANGUAGE'] ?? 'nl')
/** One day for ever. */
const shift = new Date('2026-06-17T10:24:00+02:00').getTime() - Date.now()
const root = join(import.meta.dirname, '../..')
const shiftedDate = pathToFileURL(join(root, 'tests/fixtures/shifted-date.mjs')).href
const sizes = [
  { width: 1366, height: 768 },
  { width: 1280, height: 800 },
]

describe(`the screens (${language})`, () => {
  let shop: ShopWindow
  const runtimeBefore = process.env['COUNTER_RUNTIME']
  const found = { unlike: [] as unknown[], barriers: [] as string[], cut: [] as string[] }
  beforeAll(async () => {
    process.env['COUNTER_RUNTIME'] = 'stand-in'
    shop = await openShop({
      language,
      withoutScanner: true,
      nothingSold: true,
      now: () => Date.now() + shift,
      env: {
        NODE_OPTIONS: `--import=${shiftedDate}`,
        COUNTER_DATE_SHIFT: String(shift),
        TZ: 'Europe/Amsterdam',
      },
      atFirst: async (page) => {
        await page.getByRole('heading', { level: 1 }).waitFor()
        await judge('first-run', page)
      },
    })
    await shop.page.clock.setFixedTime(Date.now() + shift)
  })
  afterAll(async () => {
    await shop.close()
    process.env['COUNTER_RUNTIME'] = runtimeBefore
  })

  async function judge(name: string, page: Page): Promise<void> {
    for (const look of looks) {
      const picture = `${name}-${look}`
      const shown = await photograph(page, look)
      if (isWriting) keep(shown, picture)
      const unlike = language === 'nl' ? difference(shown, picture) : null
      if (unlike !== null) found.unlike.push(unlike)
      found.barriers.push(...(await barriersOf(page, look)).map((one) => `${picture}: ${one}`))
    }
    for (const isLonger of [false, true]) {
      if (isLonger) await pseudoLocalise(page)
      for (const size of sizes) {
        await page.setViewportSize(size)
        const cut = await cutWords(page)
        found.cut.push(...cut.map((one) => `${name} ${String(size.width)}: ${one}`))
      }
    }
    await putWordsBack(page)
    await page.setViewportSize({ width: 1366, height: 768 })
  }

  it('ask at first where to work, and after two sales have something to show', async () => {
    await sellTwo(shop)
  })

  it.each(screens)('come up one by one: $name', async ({ name, show }) => {
    await show(shop)
    // On a busy machine a screen stands there before what it asked for has come.
    await expect.poll(() => shop.page.locator('.loading').count(), { timeout: patience }).toBe(0)
    await judge(name, shop.page)
  })

  it('look as they did, in light and in dark; `npm run screens` takes the pictures anew', () => {
    expect(found.unlike).toEqual([])
  })

  it('have nothing that axe finds wrong, in light and in dark', () => {
    expect(found.barriers).toEqual([])
  })

  it('cut no word, also when each is a third longer', () => {
    expect(found.cut).toEqual([])
  })

  it('would be seen to look otherwise if one button moved by a few pixels', async () => {
    const { page } = shop
    const before = await photograph(page, 'light')
    const move = (by: string) =>
      page.locator('.navigation-leads').evaluate((item, translate) => {
        if (item instanceof HTMLElement) item.style.translate = translate
      }, by)
    await move('6px')
    expect(difference(await photograph(page, 'light'), before)).not.toBeNull()
    await move('')
    expect(difference(await photograph(page, 'light'), before)).toBeNull()
  })

  it('have a picture each, and there is no other', () => {
    const names = ['first-run', ...screens.map(({ name }) => name)]
    const kept = readdirSync(join(root, 'docs/screens')).filter((file) => file.endsWith('.png'))
    expect(kept.toSorted()).toEqual(
      names.flatMap((name) => looks.map((look) => `${name}-${look}.png`)).toSorted(),
    )
  })
})
