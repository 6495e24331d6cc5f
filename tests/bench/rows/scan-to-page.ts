import { setTimeout as wait } from 'node:timers/promises'
import type { Page } from 'playwright'
import { openShop, type ShopWindow } from '../../e2e/shop-window.ts'
import { openBarePort, type BareReading } from '../bare-port.ts'
import { median, quantile, rounded, type Bench } from '../row.ts'

const warmUps = 20
const scans = 200
/** The goal of DESIGN.md: two frames of a screen. */
const twoFrames = 33
/** Milliseconds for the look-ups after a scan to end, so that each side begins on a quiet machine. */
const calm = 100

/**
 * A real window on a scanner on a real terminal: from the moment before the bytes are written to the
 * moment the page shows the frame number. In turn, the same bytes to a bare port on another terminal.
 */
export const bench: Bench = async () => {
  const shop = await openShop()
  const bare = await openBarePort()
  const ours: number[] = []
  const theirs: BareReading[] = []
  const offsets = [await clockOffset(shop.page)]
  for (let n = 0; n < warmUps + scans; n += 1) {
    const frameNumber = `WBK${String(10_000_000 + n * 7919)}`
    const bytes = Buffer.from(`${frameNumber}\r`)
    const toPage = await scanToPage(shop, frameNumber, bytes)
    await wait(calm)
    const reading = await bare.scan(bytes)
    if (n < warmUps) continue
    ours.push(toPage)
    theirs.push(reading)
  }
  offsets.push(await clockOffset(shop.page))
  await bare.close()
  await shop.close()
  const [before = 0, after = 0] = offsets
  const shown = ours.map((time, n) => time - (before + ((after - before) * n) / ours.length))
  const read = theirs.map((one) => one.read - one.written)
  const how = `${String(scans)} scans each, in turn; the two clocks drifted ${rounded(Math.abs(after - before))} ms`
  return [
    beyond('p99', { share: 0.99, goal: twoFrames, shown, read, how }),
    beyond('p50', { share: 0.5, goal: null, shown, read, how }),
    waiting('300 ms of silence', { times: theirs.map((one) => one.after300 - one.written), shown }),
    waiting('100 ms of silence, as wedge readers', {
      times: theirs.map((one) => one.after100 - one.written),
      shown,
    }),
  ]
}

type Compared = { share: number; goal: number | null; shown: number[]; read: number[]; how: string }

function beyond(name: string, { share, goal, shown, read, how }: Compared) {
  const [page, port] = [quantile(shown, share), quantile(read, share)]
  return {
    what: `last byte of a scan → the page shows it, ${name} beyond a bare read`,
    figure: page - port,
    unit: 'ms' as const,
    goal: goal === null ? null : { at: 'most' as const, figure: goal },
    detail: `${rounded(page)} ms against ${rounded(port)} ms; ${how}`,
  }
}

function waiting(rule: string, { times, shown }: { times: number[]; shown: number[] }) {
  const [theirs, ours] = [median(times), median(shown)]
  return {
    what: `a reader that waits for ${rule} ÷ the counter’s page`,
    figure: theirs / ours,
    unit: '×' as const,
    goal: { at: 'least' as const, figure: 1 },
    detail: `medians ${rounded(theirs)} ms without a page against ${rounded(ours)} ms with one, on the same bytes`,
  }
}

/** Milliseconds from the write to the change of the page, on the page's clock less ours. */
async function scanToPage(
  { page, scanner, ask }: ShopWindow,
  frameNumber: string,
  bytes: Uint8Array,
): Promise<number> {
  await ask('draft.clear', {})
  await page.locator('[data-part="bike"][data-state="next"]').waitFor()
  const seen = page.evaluate(
    (wanted) =>
      new Promise<number>((resolve) => {
        const observer = new MutationObserver(() => {
          const card = document.querySelector('[data-part="frameNumber"]')
          if (card?.textContent.includes(wanted) !== true) return
          observer.disconnect()
          resolve(performance.timeOrigin + performance.now())
        })
        const everything = { subtree: true, childList: true, characterData: true, attributes: true }
        observer.observe(document.body, everything)
      }),
    frameNumber,
  )
  // The page answers in order: once it answers this, it is watching.
  await page.evaluate(() => true)
  const written = performance.timeOrigin + performance.now()
  await scanner.write(bytes)
  return (await seen) - written
}

/** How far the page's clock is ahead of this process's, in milliseconds, by the quickest of many answers. */
async function clockOffset(page: Page): Promise<number> {
  let best = { took: Infinity, offset: 0 }
  for (let n = 0; n < 100; n += 1) {
    const asked = performance.timeOrigin + performance.now()
    const there = await page.evaluate(() => performance.timeOrigin + performance.now())
    const took = performance.timeOrigin + performance.now() - asked
    if (took < best.took) best = { took, offset: there - (asked + took / 2) }
  }
  return best.offset
}
