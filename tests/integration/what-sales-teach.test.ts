import { describe, expect, it } from 'vitest'
import { command } from '../support/handed-over.ts'
import {
  testCounters,
  scan,
  draft,
  answered,
  confirm,
  afterUndo,
  newBike,
  typedBike,
  typeBike,
} from '../support/selling.ts'

const at = testCounters()

describe('What the counter warns of', () => {
  it('a frame number that only looks like the one in stock', async () => {
    const here = await at()
    const { item } = here.training.examples.lookAlike
    const like = (item.frameNumber ?? '').replace('0', 'O')
    scan(here, item.barcode)
    await answered(here)
    scan(here, like)
    expect(draft(here).frameNumber).toMatchObject({ lookAlike: item.frameNumber })
  })

  it('a frame number that differs from the only bike in stock', async () => {
    const here = await at()
    const bike = newBike(here, 3)
    scan(here, bike.barcode)
    await answered(here)
    scan(here, 'QQQ-777-QQQ')
    expect(draft(here).frameNumber).toMatchObject({ differsFromStock: bike.frameNumber })
    expect(await answered(here)).toMatchObject({ stop: null })
  })
})

describe('What the counter learns', () => {
  it('a code that the POS does not know is filled in by itself the next time', async () => {
    const here = await at()
    const barcode = '4006381333931'
    scan(here, barcode)
    const unknown = await answered(here)
    expect(unknown.bike).toMatchObject({ barcode, lookup: 'not-found' })
    expect(unknown.missingAttributes).toEqual(['brand', 'color', 'type', 'audience'])
    typeBike(here, { salePriceCents: 59_900 })
    scan(here, 'LEARN-0001')
    here.counter.seller.withoutShield()
    await answered(here)
    confirm(here)
    scan(here, barcode)
    expect(draft(here).bike).toMatchObject({ source: 'learned', attributes: typedBike })
    // The price was that sale's, not the article's.
    expect(draft(here).bike?.attributes.salePriceCents).toBeUndefined()
  })

  it('an undone sale teaches nothing, and what was learned before stays', async () => {
    const here = await at()
    const [unknownCode, knownCode] = ['4006381333931', '4006381333948']
    const before = { ...typedBike, model: 'Last year’s' }
    here.ports.database.articles.learn(knownCode, before, 0)
    for (const barcode of [unknownCode, knownCode]) {
      here.counter.seller.clear()
      scan(here, barcode)
      await answered(here)
      typeBike(here, { model: 'A mistake' })
      scan(here, 'LEARN-0002')
      here.counter.seller.withoutShield()
      await answered(here)
      const sale = confirm(here)
      expect(here.counter.seller.undo(sale.id)).toMatchObject({ ok: true })
    }
    here.clock.moveOn(6_000)
    await command(here, ['sync', '--timeout', '2'])
    here.counter.seller.clear()
    expect(here.ports.database.articles.learned(unknownCode)).toBeNull()
    expect(here.ports.database.articles.learned(knownCode)).toEqual(before)
    scan(here, unknownCode)
    expect(draft(here).bike).toMatchObject({ source: 'typed', attributes: {} })
    scan(here, knownCode)
    expect(draft(here).bike?.attributes).toEqual(before)
  })

  it('a sale is learned when its undo is over, also by the counter that starts after it', async () => {
    const here = await at()
    const barcode = '4006381333931'
    scan(here, barcode)
    await answered(here)
    typeBike(here)
    scan(here, 'LEARN-0003')
    here.counter.seller.withoutShield()
    await answered(here)
    confirm(here)
    expect(here.ports.database.articles.learned(barcode)).toBeNull()
    const next = await at(await here.crashAndRestart())
    scan(next, barcode)
    expect(draft(next).bike).toMatchObject({ source: 'learned', attributes: typedBike })
    await afterUndo(next)
    expect(next.ports.database.articles.learned(barcode)).toEqual(typedBike)
  })

  it('what staff typed while the POS was asked wins over the POS, which wins over last time', async () => {
    const here = await at()
    const bike = newBike(here, 4)
    here.ports.database.articles.learn(bike.barcode, { ...typedBike, model: 'Last year’s' }, 0)
    here.training.cyclesoftware.faults.once('stock', { kind: 'slow', ms: 150 })
    scan(here, bike.barcode)
    const learned = draft(here).bike?.attributes ?? {}
    expect(learned).toMatchObject({ model: 'Last year’s' })
    here.counter.seller.setBike({ ...learned, color: 'Purple' })
    const { attributes } = (await answered(here)).bike ?? {}
    expect(attributes?.color).toBe('Purple')
    expect(attributes?.model).not.toBe('Last year’s')
  })

  it('a word of the POS that no table knows is asked once', async () => {
    const here = await at()
    const bike = newBike(here, 5)
    const object = here.training.cyclesoftware.shop.stock.find(
      ({ objectId }) => objectId === bike.objectId,
    )
    if (object === undefined) throw new Error('The bike is not in stock')
    Object.assign(object, { baseColor: 'Zonsopgang', color: 'Zonsopgang' })
    scan(here, bike.barcode)
    const asked = await answered(here)
    expect(asked.bike?.unknownWords).toEqual([{ field: 'color', word: 'Zonsopgang' }])
    expect(asked.missingAttributes).toEqual(['color'])
    const taught = here.counter.seller.teachWord({
      field: 'color',
      word: 'Zonsopgang',
      value: 'Orange',
    })
    expect(taught).toMatchObject({ ok: true, value: { missingAttributes: [] } })
    here.counter.seller.clear()
    scan(here, bike.barcode)
    const next = await answered(here)
    expect(next.bike).toMatchObject({ unknownWords: [], attributes: { color: 'Orange' } })
  })
})
