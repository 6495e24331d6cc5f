import { join } from 'node:path'
import { findRuntime } from '../../../build/runtime.mjs'
import { openShop } from '../../e2e/shop-window.ts'
import { startWindowProgram, type WindowProgram } from '../../support/window-process.ts'
import { median, rounded, type Bench } from '../row.ts'

const tries = 5
const emptyMain = join(import.meta.dirname, '../../fixtures/empty-window/main.mjs')

/** A shop's counter and an empty window of the same runtime, started in turn. */
export const bench: Bench = async () => {
  const shop = await openShop({ withoutScanner: true })
  await shop.counter.close()
  const { kind, command, args } = await findRuntime()
  const counter: WindowProgram = { command, args, env: shop.env, isOurs: isCounter }
  const empty: WindowProgram = {
    ...counter,
    args: [...args.slice(0, -1), emptyMain],
    isOurs: isEmpty,
  }
  const times = { counter: [] as number[], empty: [] as number[] }
  for (let n = 0; n <= tries; n += 1) {
    const one = await start(empty, 'text=empty')
    const other = await start(counter, 'div[data-screen=sell]')
    if (n === 0) continue // the first reads its files from the disk
    times.empty.push(one)
    times.counter.push(other)
  }
  await shop.training.stop()
  const [ours, theirs] = [median(times.counter), median(times.empty)]
  return [
    {
      what: 'window usable after start, beyond an empty window',
      figure: median(times.counter.map((time, n) => time - (times.empty[n] ?? Number.NaN))),
      unit: 'ms',
      goal: null,
      detail: `${rounded(ours, 0)} ms against ${rounded(theirs, 0)} ms, ${kind}; ${String(tries)} starts each`,
    },
  ]
}

function isCounter(url: string): boolean {
  return url.startsWith('app://counter/') || url.startsWith('https://counter/')
}

function isEmpty(url: string): boolean {
  return url.startsWith('data:')
}

/** Milliseconds from the start of the process to the page that can be used. */
async function start(program: WindowProgram, usable: string): Promise<number> {
  const began = performance.now()
  const running = await startWindowProgram(program)
  await running.page.locator(usable).first().waitFor()
  const time = performance.now() - began
  await running.close()
  return time
}
