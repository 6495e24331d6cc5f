import { fc } from '../support/random.ts'
import { describe, expect, it } from 'vitest'
import { readStoreId, sameStore, writeStoreId, type StoreId } from '../../shared/stock.ts'

const digits = fc.integer({ min: 1, max: 999_999_999 }).map(String)
const store: fc.Arbitrary<StoreId> = fc.record({
  account: fc.option(digits, { nil: null }),
  store: digits,
})

describe('A store', () => {
  it('reads back as it was written', () => {
    fc.assert(
      fc.property(store, (id) => {
        expect(readStoreId(writeStoreId(id))).toEqual({ ok: true, value: id })
      }),
    )
  })

  it.each([
    ['1-1', { account: '1', store: '1' }],
    [' 5185 - 1 ', { account: '5185', store: '1' }],
    ['1', { account: null, store: '1' }],
    [43831, { account: null, store: '43831' }],
  ])('%j is %j', (written, id) => {
    expect(readStoreId(written)).toEqual({ ok: true, value: id })
  })

  it.each(['', 'x', '1-', '-1', '1-1-1', '1.5', '1 1'])('%j is none', (written) => {
    expect(readStoreId(written)).toMatchObject({ ok: false, fault: { kind: 'bad-input' } })
  })

  it('is the same store when the account is open or the same, never across accounts', () => {
    fc.assert(
      fc.property(store, store, (one, other) => {
        expect(sameStore(one, other)).toBe(sameStore(other, one))
        expect(sameStore(one, one)).toBe(true)
        if (one.account !== null && other.account !== null && one.account !== other.account) {
          expect(sameStore(one, other)).toBe(false)
        }
      }),
    )
  })
})
