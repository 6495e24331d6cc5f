import { cpSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { StockItem } from '../../electron/training/shop-stock.ts'
import type { Sale } from '../../shared/registration.ts'
import { openShop, type ShopWindow } from '../e2e/shop-window.ts'
import { countBothSides, printCounts } from './counts.ts'

/**
 * The counter's main job, unattended: scanner and Enter only. Everything it uses is real but the two
 * services, which are the training's, over HTTP. Ends with status 1 when the two sides' counts differ.
 */
const folder = join(process.cwd(), 'demo-output')
const patience = 120_000

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

async function photograph(shop: ShopWindow, name: string): Promise<void> {
  await shop.page.screenshot({ path: join(folder, `${name}.png`) })
  say(`     demo-output/${name}.png`)
}

async function until(what: string, isSo: () => Promise<boolean> | boolean): Promise<void> {
  const deadline = Date.now() + patience
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error(`Not within ${String(patience / 1000)} s: ${what}`)
    await wait(100)
  }
}

/** Sells a bike as staff do: three scans and Enter. Answers once the counter said "saved". */
async function sell(
  shop: ShopWindow,
  bike: StockItem,
  shieldCode: string,
  beforeShield: () => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  const before = (await shop.ask('sales.today', {})).length
  await shop.scan(bike.barcode)
  await shop.scan(bike.frameNumber ?? '')
  await beforeShield()
  await shop.scan(shieldCode)
  await until('the sale is complete', async () => (await shop.ask('draft.get', {})).canConfirm)
  await until('the checks are done', async () => !isChecking(await shop.ask('draft.get', {})))
  await shop.page.keyboard.press('Enter')
  await until('the sale is saved', async () => (await shop.ask('sales.today', {})).length > before)
}

function isChecking(draft: Awaited<ReturnType<ShopWindow['ask']>> | object): boolean {
  return JSON.stringify(draft).includes('"state":"checking"')
}

function saleOf(sales: readonly Sale[], bike: StockItem): Sale | undefined {
  return sales.find(({ frameNumber }) => frameNumber.asRead === bike.frameNumber)
}

async function registered(shop: ShopWindow, bikes: readonly StockItem[]): Promise<void> {
  await until(`${String(bikes.length)} bikes are registered`, async () => {
    const sales = await shop.ask('sales.today', {})
    return bikes.every((bike) => saleOf(sales, bike)?.state === 'registered')
  })
}

async function demo(shop: ShopWindow): Promise<boolean> {
  const { training, page } = shop
  const bikes = [...training.examples.newEBikes.slice(0, 3), ...training.examples.newBikes]
    .filter((bike, nth, all) => all.findIndex(({ objectId }) => objectId === bike.objectId) === nth)
    .slice(0, 7)
  const [one, two, three, lost, late, offline, alsoOffline] = bikes
  if (!one || !two || !three || !lost || !late || !offline || !alsoOffline) {
    throw new Error('The simulated shop has too few bikes')
  }

  say('1. Three bikes sold online, by scanner and Enter')
  await photograph(shop, '1-sell-empty')
  for (const [nth, bike] of [one, two, three].entries()) {
    await sell(shop, bike, training.freeShield(nth + 1))
    if (nth === 0) await photograph(shop, '2-saved-with-undo')
  }
  await registered(shop, [one, two, three])
  await photograph(shop, '3-three-registered')

  say('2. A stolen bike is stopped')
  const { stolenBike } = training.examples
  const before = training.cicopass.receivedOf('registerBike').length
  await shop.scan(stolenBike.frameNumber)
  await until('the sale is stopped', async () => {
    const { stop } = await shop.ask('draft.get', {})
    return stop?.because === 'stolen'
  })
  await page.keyboard.press('Enter')
  await wait(500)
  await photograph(shop, '4-stolen')
  if (training.cicopass.receivedOf('registerBike').length !== before) {
    throw new Error('A stolen bike was sent to the registry')
  }
  await shop.ask('draft.clear', {})

  say('3. The registry registers a bike, but its answer is lost on the way')
  training.cicopass.faults.once('registerBike', { kind: 'answer-lost' })
  await sell(shop, lost, training.freeShield(4))
  await registered(shop, [lost])

  say('4. The connection is cut, and the registry makes the change six seconds later')
  training.cicopass.faults.once('registerBike', { kind: 'late-commit', afterMs: 6_000 })
  await sell(shop, late, training.freeShield(5), async () => {
    await until('one thing is left', async () => !isChecking(await shop.ask('draft.get', {})))
    await wait(300)
    await photograph(shop, '5-one-thing-left')
  })
  await until(
    'nobody knows what became of it',
    async () => (await shop.ask('status.get', {})).jobs.unknown > 0,
  )
  await photograph(shop, '6-finding-out')
  await registered(shop, [late])

  say('5. Two bikes sold without a network, delivered when it is back')
  await training.cicopass.goOffline()
  await training.cyclesoftware.goOffline()
  for (const [nth, bike] of [offline, alsoOffline].entries()) {
    await sellOffline(shop, bike, training.freeShield(nth + 6))
  }
  await until('the undo is over', async () => (await shop.ask('status.get', {})).jobs.held === 0)
  await photograph(shop, '7-offline')
  await training.cyclesoftware.goOnline()
  await training.cicopass.goOnline()
  await registered(shop, [offline, alsoOffline])
  await photograph(shop, '8-all-delivered')

  say('6. The certificate')
  const sales = await shop.ask('sales.today', {})
  const sale = saleOf(sales, late)
  if (sale === undefined) throw new Error('The sale is gone')
  const certificate = await shop.ask('sales.certificate', { saleId: sale.id, open: false })
  cpSync(certificate.path, join(folder, 'certificate.pdf'))
  say(`     demo-output/certificate.pdf (${certificate.status})`)

  await page.keyboard.press('F6')
  await page.getByText('klaar', { exact: true }).first().click()
  await wait(800)
  await photograph(shop, '9-queue')
  return printCounts(countBothSides(training, sales)) && certificate.status === 'REGISTERED'
}

/** Without the POS the bike's attributes are what staff fill in: once, and learned. */
async function sellOffline(shop: ShopWindow, bike: StockItem, shieldCode: string): Promise<void> {
  await shop.scan(bike.barcode)
  await until('the bike is asked for', async () => {
    const draft = await shop.ask('draft.get', {})
    return draft.bike !== null && draft.bike.lookup !== 'asking'
  })
  const { name, brand } = bike.model
  const attributes = { brand, model: name, color: 'Black', type: 'City bike', audience: 'Women' }
  await shop.ask('draft.setBike', { attributes })
  const before = (await shop.ask('sales.today', {})).length
  await shop.scan(bike.frameNumber ?? '')
  await shop.scan(shieldCode)
  await until('the sale is complete', async () => (await shop.ask('draft.get', {})).canConfirm)
  await wait(300)
  await shop.page.keyboard.press('Enter')
  await until('the sale is saved', async () => (await shop.ask('sales.today', {})).length > before)
}

rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })
const shop = await openShop()
try {
  say(`Runtime: ${shop.counter.runtime}. Scanner: ${shop.scanner.devicePath}`)
  process.exitCode = (await demo(shop)) ? 0 : 1
} finally {
  await shop.close()
}
