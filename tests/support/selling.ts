import { afterEach, vi } from 'vitest'
import { comparedForm, sentForm } from '../../shared/bike.ts'
import type { Output } from '../../shared/counter-api.ts'
import type { StockItem } from '../../electron/training/shop-stock.ts'
import { command } from './handed-over.ts'
import { openTestCounter, type TestCounter } from './test-counter.ts'
import { patience } from './patience.ts'

export type Draft = Output<'draft.get'>
export type Sale = Output<'draft.confirm'>

/**
 * Counters for the tests of one file: each is closed after its test. One that was started after
 * another (`crashAndRestart`) is given here, and takes its place.
 */
export function testCounters(): (restarted?: TestCounter) => Promise<TestCounter> {
  let open: TestCounter[] = []
  afterEach(async () => {
    for (const here of open.splice(0)) await here.close()
  })
  return async (restarted) => {
    if (restarted !== undefined) {
      open = [restarted]
      return restarted
    }
    const here = await openTestCounter()
    open.push(here)
    return here
  }
}

/** A scan, as the scanner hands it over: no part was asked for. */
export function scan({ counter }: TestCounter, text: string): void {
  counter.seller.take({ text, aim: null, from: 'serial' }, null)
}

export const draft = ({ counter }: TestCounter): Draft => counter.seller.get()

/** Everything that was asked has been answered. */
export async function answered(here: TestCounter): Promise<Draft> {
  return until(here, ({ bike, frameNumber, shield }) => {
    const isChecking = frameNumber?.check.state === 'checking'
    const isAsking = bike?.lookup === 'asking'
    return (
      !isChecking && !isAsking && !(shield?.kind === 'code' && shield.check.state === 'checking')
    )
  })
}

export async function until(here: TestCounter, holds: (draft: Draft) => boolean): Promise<Draft> {
  await vi.waitFor(
    () => {
      if (!holds(draft(here))) throw new Error(`Not yet: ${JSON.stringify(draft(here))}`)
    },
    { ...patience, interval: 10 },
  )
  return draft(here)
}

/** How many calls one check of a frame number makes: each form in two searches. */
export const readsOf = (frameNumber: string): number =>
  sentForm(frameNumber) === comparedForm(frameNumber) ? 2 : 4

export const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds))

export function confirm(here: TestCounter): Sale {
  const sale = here.counter.seller.confirm(draft(here).id)
  if (!sale.ok) throw new Error(`Not confirmed: ${JSON.stringify(sale.fault)}`)
  return sale.value
}

/** Six seconds later, what is due has gone. */
export async function afterUndo(here: TestCounter): Promise<void> {
  here.clock.moveOn(6_000)
  await command(here, ['sync', '--timeout', '5'])
}

export async function saleOf(here: TestCounter, saleId: string): Promise<Sale> {
  const sales = await here.counter.handlers['sales.today']({})
  const sale = sales.ok ? sales.value.find(({ id }) => id === saleId) : undefined
  if (sale === undefined) throw new Error(`No sale ${saleId} today`)
  return sale
}

/** The nth bike that stands in the shop, new and known to nobody but the POS. */
export function newBike({ training }: TestCounter, nth = 0): StockItem & { frameNumber: string } {
  const item = training.examples.newBikes[nth]
  if (item?.frameNumber == null) throw new Error('The seeded shop has no such bike')
  return { ...item, frameNumber: item.frameNumber }
}

export const typedBike = { brand: 'Gazelle', color: 'Black', type: 'City bike', audience: 'Women' }

export function typeBike({ counter }: TestCounter, attributes = {}): void {
  counter.seller.setBike({ ...typedBike, ...attributes })
}
