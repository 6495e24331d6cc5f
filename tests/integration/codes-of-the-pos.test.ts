import { afterEach, describe, expect, it } from 'vitest'
import { startTraining, type Training } from '../../electron/training/training-services.ts'
import type { StockItem } from '../../electron/training/shop-stock.ts'
import { aBike, command, register } from '../support/handed-over.ts'
import { answered, draft, scan } from '../support/selling.ts'
import { openTestCounter, type TestCounter } from '../support/test-counter.ts'

// The POS has more codes of a bike than its product code: the article number and a code of its own for
// each object (`object_barcode`), both printed on labels that hang beside the frame number.

const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close()
})

async function shop(): Promise<TestCounter> {
  const training = await startTraining()
  closing.push(() => training.stop())
  training.cyclesoftware.shop.sales.length = 0
  const here = await openTestCounter({ training })
  closing.push(() => here.close())
  return here
}

function newBike({ examples }: Training, place: number): StockItem & { frameNumber: string } {
  const bike = examples.newBikes[place]
  if (bike?.frameNumber === undefined || bike.frameNumber === null) throw new Error('too few bikes')
  return { ...bike, frameNumber: bike.frameNumber }
}

async function readSales(here: TestCounter): Promise<void> {
  const answer = await here.counter.handlers['sold.read']({})
  if (!answer.ok) throw new Error(`Not read: ${JSON.stringify(answer.fault)}`)
}

describe('A code by which the POS knows a bike', () => {
  it('is not taken for a frame number once the bike was sold', async () => {
    const here = await shop()
    const { objectId, articleId, barcode } = newBike(here.training, 0)
    here.training.cyclesoftware.sell(objectId)
    await readSales(here)
    await here.training.cyclesoftware.goOffline()
    const objectCode = `F${String(objectId)}`
    for (const code of [objectCode, objectCode.toLowerCase(), articleId, barcode]) {
      const { status } = await register(here, { ...aBike, frameNumber: code })
      expect([code, status]).toEqual([code, 2])
      expect((await command(here, ['check', code])).status).toBe(2)
    }
    expect(here.training.cicopass.registrations).toHaveLength(0)

    await here.counter.handlers['draft.setBike']({ attributes: aBike })
    scan(here, objectCode)
    expect((await answered(here)).frameNumber).toBeNull()
  })

  it('is no frame number either once the stock was asked for it', async () => {
    const here = await shop()
    const bike = newBike(here.training, 1)
    expect((await command(here, ['check', bike.articleId])).status).toBe(0)
    scan(here, bike.barcode)
    await answered(here)
    expect((await command(here, ['check', bike.articleId])).status).toBe(2)
    scan(here, bike.frameNumber)
    await answered(here)
    scan(here, bike.articleId)
    expect((await answered(here)).frameNumber?.number.sent).toBe(bike.frameNumber)
    expect(draft(here).bike?.attributes.brand).toBe(bike.model.brand)
  })

  it('is the frame number where the POS has it as that too', async () => {
    const here = await shop()
    const { objectId } = newBike(here.training, 2)
    const frameNumber = `F${String(objectId)}`
    const stock = here.training.cyclesoftware.shop.stock.find((one) => one.objectId === objectId)
    if (stock === undefined) throw new Error('no such bike')
    stock.frameNumber = frameNumber
    here.training.cyclesoftware.sell(objectId)
    await readSales(here)
    const { status } = await register(here, { ...aBike, frameNumber })
    expect(status).toBe(0)
  })

  it('is what another account calls its articles, and says nothing here', async () => {
    const here = await shop()
    here.ports.database.articles.addPosCodes('another account', ['WBK7600006'])
    expect((await command(here, ['check', 'WBK7600006'])).status).toBe(0)
  })

  it('is refused where a registration is edited, and asks nothing of the number that stood there', async () => {
    const here = await shop()
    const { objectId, articleId } = newBike(here.training, 3)
    here.training.cicopass.faults.once('registerBike', {
      kind: 'error',
      status: 422,
      words: 'Not like this',
    })
    const { json } = await register(here, { ...aBike, frameNumber: 'WBK7600006' })
    const edit = ['outbox', 'edit', json.jobs[0]?.id ?? '']
    here.training.cyclesoftware.sell(objectId)
    await readSales(here)
    expect((await command(here, edit, { frameNumber: articleId })).status).toBe(2)
    here.ports.database.articles.addPosCodes(here.counter.accounts.current('cyclesoftware') ?? '', [
      'WBK7600006',
    ])
    expect((await command(here, edit, { color: 'Red' })).status).toBe(0)
    expect(here.training.cicopass.registrations).toMatchObject([
      { frameNumber: 'WBK7600006', color: 'Red' },
    ])
  })
})
