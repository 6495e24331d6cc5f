import { describe, expect, it } from 'vitest'
import { createKnownHits } from '../../electron/core/checking/known-hits.ts'
import type { RegisteredBike } from '../../shared/bike.ts'

function bike(id: number, currentStatus: string): RegisteredBike {
  return {
    id,
    frameNumber: 'GZ47110815',
    brand: 'Gazelle',
    color: null,
    type: null,
    audience: null,
    model: null,
    year: null,
    frameHeight: null,
    frameMaterial: null,
    frameColor: null,
    gearType: null,
    gears: null,
    wheelSize: null,
    driveType: null,
    propulsionType: null,
    images: [],
    createdAt: null,
    currentStatus,
    statusHistory: [],
  }
}
const stolen = bike(1, 'Stolen')
const recovered = bike(1, 'Registered')
const other = bike(2, 'Registered')
const full = (...hits: RegisteredBike[]) => ({ hits, isComplete: true })
const half = (...hits: RegisteredBike[]) => ({ hits, isComplete: false })

describe('What is known of a number', () => {
  it('is nothing before anybody answered, and nothing of another number', () => {
    const known = createKnownHits()
    expect(known.of('GZ47110815')).toEqual([])
    known.ask('GZ47110815')(full(stolen))
    expect(known.of('GZ47110816')).toEqual([])
  })

  it('stands while it is asked again and when nobody answers', () => {
    const known = createKnownHits()
    known.ask('GZ47110815')(full(stolen))
    const again = known.ask('GZ47110815')
    expect(known.of('GZ47110815')).toEqual([stolen])
    expect(again(half())).toEqual([stolen])
  })

  it('is what half an answer adds, never what it leaves out or calls recovered', () => {
    const known = createKnownHits()
    known.ask('GZ47110815')(half(stolen))
    expect(known.ask('GZ47110815')(half(recovered, other))).toEqual([stolen, other])
  })

  it('is over when a full answer says so', () => {
    const known = createKnownHits()
    known.ask('GZ47110815')(full(stolen))
    expect(known.ask('GZ47110815')(full(recovered))).toEqual([recovered])
    expect(known.ask('GZ47110815')(full())).toEqual([])
  })

  it('is not changed by an answer to an older question, full or half', () => {
    const known = createKnownHits()
    const [first, second] = [known.ask('GZ47110815'), known.ask('GZ47110815')]
    const third = known.ask('GZ47110815')
    third(full(recovered))
    expect(first(full(stolen))).toEqual([recovered])
    expect(second(half(stolen))).toEqual([recovered])
    expect(known.of('GZ47110815')).toEqual([recovered])
  })

  it('is what the only full answer said, however late it comes', () => {
    const known = createKnownHits()
    const first = known.ask('GZ47110815')
    known.ask('GZ47110815')(half())
    expect(first(full(stolen))).toEqual([stolen])
  })
})
