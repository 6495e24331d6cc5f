import { describe, expect, it } from 'vitest'
import { smallPicture } from '../support/pictures.ts'
import {
  answered,
  confirm,
  draft,
  newBike,
  scan,
  testCounters,
  typeBike,
} from '../support/selling.ts'

const at = testCounters()

describe('A sale that was emptied', () => {
  it('comes back as it was, with its photos and what was typed, and its checks asked anew', async () => {
    const here = await at()
    const { seller } = here.counter
    const bike = newBike(here)
    scan(here, bike.barcode)
    scan(here, bike.frameNumber)
    scan(here, here.training.freeShield(0))
    await answered(here)
    typeBike(here, { model: 'typed by hand', salePriceCents: 12_300 })
    expect(seller.addPhoto(smallPicture)).toMatchObject({ ok: true })
    const before = draft(here)
    expect(seller.clear()).toMatchObject({ bike: null, photos: [], canUndoClear: true })
    expect(seller.begun()).toBeNull()
    const calls = here.training.cicopass.received.length
    expect(seller.undoClear()).toMatchObject({ ok: true })
    expect(await answered(here)).toEqual(before)
    expect(here.training.cicopass.received.length).toBeGreaterThan(calls)
    expect(seller.undoClear()).toMatchObject({ ok: false, fault: { kind: 'not-found' } })
    expect(confirm(here).frameNumber.sent).toBe(bike.frameNumber)
  })

  it('keeps that its bike gets no shield', async () => {
    const here = await at()
    const { seller } = here.counter
    scan(here, 'EMPTIED-4711')
    seller.withoutShield()
    seller.clear()
    seller.undoClear()
    expect(draft(here).shield).toEqual({ kind: 'without' })
  })

  it('gets the answers of the POS and the registry that were on their way', async () => {
    const here = await at()
    const { seller } = here.counter
    const bike = newBike(here)
    scan(here, bike.barcode)
    scan(here, bike.frameNumber)
    seller.clear()
    seller.undoClear()
    expect(draft(here).bike?.lookup).toBe('asking')
    expect(await answered(here)).toMatchObject({
      bike: { lookup: 'found', objectId: bike.objectId },
      frameNumber: { check: { verdict: 'clear' } },
      missingParts: ['shield'],
    })
  })

  it('gives way to the next sale, and is offered again when that one is taken back', async () => {
    const here = await at()
    const { seller } = here.counter
    scan(here, 'EMPTIED-4712')
    seller.clear()
    scan(here, 'NEXT-4713')
    expect(draft(here).canUndoClear).toBe(false)
    expect(seller.undoClear()).toMatchObject({ ok: false, fault: { kind: 'not-found' } })
    expect(draft(here).frameNumber?.number.sent).toBe('NEXT-4713')
    seller.forget('frameNumber')
    seller.undoClear()
    expect(draft(here).frameNumber?.number.sent).toBe('EMPTIED-4712')
  })

  it('is forgotten when the empty screen is emptied', async () => {
    const here = await at()
    const { seller } = here.counter
    scan(here, 'EMPTIED-4714')
    seller.clear()
    expect(seller.clear().canUndoClear).toBe(false)
    expect(seller.undoClear().ok).toBe(false)
  })

  it('is the till’s hand-over again, and ends it when it is confirmed', async () => {
    const here = await at()
    const { handOvers, seller } = here.counter
    const stored = () => here.ports.database.handOvers.newestWithRef('sale', 'E-1')?.state
    handOvers.receiveLink('cicopass-counter://sale?frame=WBK1234567&ref=E-1')
    typeBike(here)
    seller.withoutShield()
    seller.clear()
    expect(stored()).toBe('dismissed')
    seller.undoClear()
    expect(stored()).toBe('on-screen')
    await answered(here)
    confirm(here)
    expect(stored()).toBe('done')
  })
})

describe('A hand-over that was put away', () => {
  it('waits again when that is undone, and only once when the till gave it again meanwhile', async () => {
    const here = await at()
    const { handOvers } = here.counter
    scan(here, 'HALFDONE-90')
    const give = () => handOvers.receiveLink('cicopass-counter://sale?frame=WBK1234567&ref=E-2')
    give()
    const [waiting] = handOvers.get().waiting
    const id = waiting?.id ?? ''
    expect(handOvers.dismiss(id)).toMatchObject({
      value: { waiting: [], putAway: { handOver: { id, frame: 'WBK1234567' } } },
    })
    expect(handOvers.putBack(id)).toMatchObject({ value: { waiting: [{ id }], putAway: null } })
    handOvers.dismiss(id)
    give()
    const again = handOvers.putBack(id)
    expect(again).toMatchObject({ ok: true, value: { putAway: null } })
    expect(handOvers.get().waiting).toHaveLength(1)
  })
})
