import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { format } from 'prettier'
import { expect } from 'vitest'
import type { ShopWindow } from './shop-window.ts'

/** What a job asked of a person's hands. */
export type Effort = { scans: number; keys: number; presses: number }

type Job = { name: string; from: string; goal: Pick<Effort, 'scans' | 'keys'> }

/** The four main jobs; the goals are the owner's. */
const jobs = {
  sale: {
    name: 'sale of an article that the POS knows',
    from: 'Sell, until “saved”',
    goal: { scans: 3, keys: 1 },
  },
  soldBike: {
    name: 'bike that the POS sold',
    from: 'Sold bikes, the only one that is left to do, until “saved”',
    goal: { scans: 1, keys: 1 },
  },
  check: {
    name: 'trade-in check',
    from: 'Check a bike, until the verdict',
    goal: { scans: 1, keys: 0 },
  },
  lead: {
    name: 'lead for a stock bike of a known customer',
    from: 'Sell, until the lead is on its way; a telephone number of ten digits',
    goal: { scans: 1, keys: 12 },
  },
} as const satisfies Record<string, Job>

const page = join(import.meta.dirname, '../../docs/effort.md')

declare global {
  interface Window {
    handsSeen?: { keys: number; presses: number }
  }
}

/** Counts from now on: scans at the terminal, keys and presses as the window receives them. */
export async function watchEffort(shop: ShopWindow): Promise<() => Promise<Effort>> {
  const scansBefore = shop.scansMade()
  await shop.page.evaluate(() => {
    const seen = { keys: 0, presses: 0 }
    window.handsSeen = seen
    const count = ({ isTrusted, type }: Event) => {
      if (isTrusted) seen[type === 'keydown' ? 'keys' : 'presses'] += 1
    }
    window.addEventListener('keydown', count, { capture: true })
    window.addEventListener('pointerdown', count, { capture: true })
  })
  return async () => {
    const seen = await shop.page.evaluate(() => window.handsSeen)
    if (seen === undefined) throw new Error('The page was loaded anew: what hands did is not known')
    return { scans: shop.scansMade() - scansBefore, ...seen }
  }
}

/**
 * The job stays within its goal, and `docs/effort.md` says what was counted. `COUNTER_EFFORT=write`
 * puts it there.
 */
export async function expectEffort(job: keyof typeof jobs, effort: Effort): Promise<void> {
  const { name, from, goal } = jobs[job]
  console.log(`effort: ${name}: ${inWords(effort)}`)
  expect(effort.presses, 'hands that leave the keys').toBe(0)
  expect(effort.scans).toBeLessThanOrEqual(goal.scans)
  expect(effort.keys).toBeLessThanOrEqual(goal.keys)
  const text = readFileSync(page, 'utf8')
  const line = text.split('\n').find((one) => one.startsWith(`| ${name} `))
  if (line === undefined) throw new Error(`docs/effort.md has no line “${name}”`)
  const now = `| ${name} | ${inWords(effort)} | ${inWords(goal)} | ${from} |`
  if (process.env['COUNTER_EFFORT'] === 'write') {
    const written = text.replace(line, now)
    writeFileSync(page, await format(written, { parser: 'markdown', printWidth: 110 }))
  } else {
    expect(cellsOf(line), 'COUNTER_EFFORT=write renews docs/effort.md').toEqual(cellsOf(now))
  }
}

function inWords({ scans, keys }: Pick<Effort, 'scans' | 'keys'>): string {
  const scanned = `${String(scans)} ${scans === 1 ? 'scan' : 'scans'}`
  return keys === 0 ? scanned : `${scanned}, ${String(keys)} ${keys === 1 ? 'key' : 'keys'}`
}

const cellsOf = (line: string) => line.split('|').map((cell) => cell.trim())
