import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openTestCounter, type TestCounter } from '../support/test-counter.ts'

/** The sale on the screen of a counter that is closed, killed or loses its power. */
describe('a half-done sale', () => {
  let here: TestCounter
  beforeEach(async () => {
    here = await openTestCounter()
    here.counter.open()
  })
  afterEach(async () => {
    await here.close()
  })

  const draft = () => here.counter.seller.get()
  const read = (text: string, part: 'bike' | 'frameNumber' | 'shield') =>
    here.counter.seller.take({ text, aim: null, from: 'typed' }, part)
  const attributes = { brand: 'Gazelle', color: 'Black', type: 'City bike', audience: 'Women' }
  const begin = (frameNumber = 'HALF-DONE-77') => {
    here.counter.seller.setBike(attributes)
    read(frameNumber, 'frameNumber')
    read(here.training.freeShield(0), 'shield')
  }
  const aMoment = () => {
    here.clock.moveOn(300)
  }
  const killed = async () => {
    here = await here.crashAndRestart()
    here.counter.open()
  }
  const confirm = () => {
    const sale = here.counter.seller.confirm(draft().id)
    if (!sale.ok) throw new Error(JSON.stringify(sale.fault))
  }

  it('is on the screen again after a kill, its frame number and shield checked anew', async () => {
    begin()
    aMoment()
    await killed()
    expect(draft().bike?.attributes).toMatchObject(attributes)
    expect(draft().frameNumber?.number.sent).toBe('HALF-DONE-77')
    expect(draft().shield).toMatchObject({ kind: 'code', code: here.training.freeShield(0) })
    await expect.poll(() => draft().frameNumber?.check.verdict).toBe('clear')
    confirm()
  })

  it('has the key and battery numbers of its bike again, also while the POS cannot be reached', async () => {
    const [bike] = here.training.examples.newEBikes
    read(bike?.barcode ?? '', 'bike')
    read(bike?.frameNumber ?? '', 'frameNumber')
    const numbers = { key: [bike?.keyNumber], battery: [bike?.batteryNumber] }
    await expect.poll(() => draft().bike?.numbers).toEqual(numbers)
    aMoment()
    await here.training.cyclesoftware.goOffline()
    await killed()
    expect(draft().bike?.numbers).toEqual(numbers)
  })

  it('that gets no shield is not asked for one again', async () => {
    here.counter.seller.setBike(attributes)
    read('HALF-DONE-76', 'frameNumber')
    here.counter.seller.withoutShield()
    aMoment()
    await killed()
    expect(draft().missingParts).toEqual([])
  })

  it('is on the screen again after it was closed in the middle of a scan', async () => {
    begin()
    here = await here.restart()
    here.counter.open()
    expect(draft().frameNumber?.number.sent).toBe('HALF-DONE-77')
  })

  it('does not come back once it was confirmed, cleared or set aside', async () => {
    begin()
    aMoment()
    confirm()
    await killed()
    expect(draft().frameNumber).toBeNull()
    begin('HALF-DONE-78')
    aMoment()
    here.counter.seller.clear()
    await killed()
    expect(draft().frameNumber).toBeNull()
    begin('HALF-DONE-79')
    aMoment()
    here.counter.handOvers.setAside()
    await killed()
    expect(draft().frameNumber).toBeNull()
    expect(here.counter.handOvers.get().waiting).toHaveLength(1)
  })

  it('does not come back when it was sold just before the power went', async () => {
    begin()
    aMoment()
    const kept = here.ports.database.settings.read('draft.on-screen')
    confirm()
    here.ports.database.write(() => {
      here.ports.database.settings.write('draft.on-screen', kept ?? '')
    })
    await killed()
    expect(draft().frameNumber).toBeNull()
  })

  it('that the till handed over keeps what staff added, and is done with its hand-over', async () => {
    here.counter.handOvers.receiveLink(
      'cicopass-counter://sale?frame=HALF-DONE-80&brand=Gazelle&ref=A-80',
    )
    here.counter.seller.setBike(attributes)
    read(here.training.freeShield(1), 'shield')
    aMoment()
    await killed()
    expect(here.counter.handOvers.get().waiting).toEqual([])
    expect(draft().shield).toMatchObject({ code: here.training.freeShield(1) })
    confirm()
    await killed()
    expect(here.counter.handOvers.get().waiting).toEqual([])
    expect(draft().frameNumber).toBeNull()
  })

  it('that another program hands over is on the screen again when the power goes at once', async () => {
    here.counter.handOvers.receiveFile(
      '{"handOver":"sale","frame":"HALF-DONE-81","brand":"Gazelle"}',
      'till/81.json',
    )
    await killed()
    expect(draft().frameNumber?.number.sent).toBe('HALF-DONE-81')
    expect(here.counter.handOvers.get().waiting).toEqual([])
  })

  it('that was taken from those that wait is on the screen again when the power goes at once', async () => {
    begin('HALF-DONE-82')
    here.counter.handOvers.receiveLink('cicopass-counter://sale?frame=HALF-DONE-83&brand=Cube')
    const [waits] = here.counter.handOvers.get().waiting
    expect(here.counter.handOvers.take(waits?.id ?? '').ok).toBe(true)
    await killed()
    expect(draft().frameNumber?.number.sent).toBe('HALF-DONE-83')
    expect(here.counter.handOvers.get().waiting).toMatchObject([{ frame: 'HALF-DONE-82' }])
  })

  it('that was undone is kept like any other', async () => {
    begin()
    confirm()
    const [sale] = here.ports.database.sales.newest(1)
    expect(here.counter.seller.undo(sale?.id ?? '').ok).toBe(true)
    aMoment()
    await killed()
    expect(draft().frameNumber?.number.sent).toBe('HALF-DONE-77')
  })

  it('is left alone by a command beside it, which has no screen', async () => {
    begin()
    aMoment()
    here = await here.crashAndRestart()
    expect(draft().frameNumber).toBeNull()
    await killed()
    expect(draft().frameNumber?.number.sent).toBe('HALF-DONE-77')
  })
})
