import { describe, expect, it } from 'vitest'
import { lookAlikeForm } from '../../shared/frame-number.ts'
import { lookAlikeVariants } from '../../shared/look-alike-variants.ts'
import { fc } from '../support/random.ts'

describe('What somebody may have meant who typed a number', () => {
  it.each([
    ['WBK76O0005', 'WBK7600005'],
    ['WBK76OOO05', 'WBK7600005'],
    ['WBK76O0OO5', 'WBK7600005'],
    ['WBK760000S', 'WBK7600005'],
    ['WBKI234567', 'WBK1234567'],
    ['WBKL234567', 'WBK1234567'],
    ['0BK1234567', 'OBK1234567'],
    ['WB0K23467', 'WBOK23467'],
  ])('%s: %s is among the four', (typed, meant) => {
    expect(lookAlikeVariants(typed)).toContain(meant)
  })

  it('is at most four numbers, each another that looks alike', () => {
    const number = fc
      .array(fc.constantFrom(...Array.from('ABCILOSZ0123456789')), { minLength: 4, maxLength: 20 })
      .map((signs) => signs.join(''))
    fc.assert(
      fc.property(number, (typed) => {
        const variants = lookAlikeVariants(typed)
        expect(variants.length).toBeLessThanOrEqual(4)
        expect(new Set(variants).size).toBe(variants.length)
        for (const variant of variants) {
          expect(variant).not.toBe(typed)
          expect(lookAlikeForm(variant)).toBe(lookAlikeForm(typed))
        }
      }),
    )
  })
})
