import { fc } from '../support/random.ts'
import { describe, expect, it } from 'vitest'
import { standsInTheWay, type Doing, type Word } from '../../electron/core/updates/may-install.ts'

const count = fc.nat({ max: 3 })
const doing: fc.Arbitrary<Doing> = fc.record({
  sending: count,
  held: count,
  draftIsOpen: fc.boolean(),
  unsent: count,
})
const hour = fc.integer({ min: 0, max: 23 })
const word: fc.Arbitrary<Word> = fc.oneof(
  fc.constant<Word>({ by: 'person' }),
  fc.record({ by: fc.constant('hour' as const), quietHour: fc.option(hour), hour }),
)

describe('whether the counter may be replaced now', () => {
  it('is never so while a job is sent, a sale can be undone, or one is on the screen', () => {
    fc.assert(
      fc.property(word, doing, (said, now) => {
        const isBusy = now.sending > 0 || now.held > 0 || now.draftIsOpen
        if (isBusy) expect(standsInTheWay(said, now)).not.toEqual([])
      }),
    )
  })

  it('without a person is so in the hour that was set only, and with nothing left unsent', () => {
    fc.assert(
      fc.property(word, doing, (said, now) => {
        if (said.by !== 'hour' || standsInTheWay(said, now).length > 0) return
        expect(said.quietHour).toBe(said.hour)
        expect(now.unsent).toBe(0)
      }),
    )
  })

  it('on a person’s word waits for nothing but that: what is unsent is asked about', () => {
    fc.assert(
      fc.property(doing, (now) => {
        const idle = { ...now, sending: 0, held: 0, draftIsOpen: false }
        expect(standsInTheWay({ by: 'person' }, idle)).toEqual([])
      }),
    )
  })

  it('says all that stands in the way', () => {
    const everything = { sending: 1, held: 1, draftIsOpen: true, unsent: 1 }
    expect(standsInTheWay({ by: 'hour', quietHour: null, hour: 3 }, everything)).toEqual([
      'sending',
      'undo',
      'draft',
      'unsent',
      'hour',
    ])
  })
})
