import { fc } from '../support/random.ts'
import { describe, expect, test } from 'vitest'
import { layoutDamage } from '../../shared/keyboard-layout.ts'

describe('a scanner that types for another keyboard', () => {
  test.each([
    ['azerty-fr', '_è&èé"&éà\'èé-', '8717231204726'],
    ['azerty-fr', 'CICO)&é"\'(-è_ç', 'CICO-123456789'],
    ['azerty-be', 'CICO)&é"\'(§è!ç', 'CICO-123456789'],
    ['azerty-fr', 'ZTU&é"\'(-', 'WTU123456'],
    ['qwertz-de', 'CICOß123456789', 'CICO-123456789'],
    ['qwertz-de', 'httpsÖ--cicopass.com-s-CICOß123456789', 'https://cicopass.com/s/CICO-123456789'],
  ])('is noticed at a keyboard %s: %s', (layout, read, meant) => {
    expect(layoutDamage(read)).toEqual({ layout, meant })
  })

  test.each([
    'CICO-123456789',
    'WTU 123-456 X',
    '12-34--56',
    '8717231204726',
    'l’été à Liège (sûr)',
    'Straße',
    'https://cicopass.com/s?code=CICO-123456789&v=2',
    '(01)08717231204726(21)ABC',
    '____----',
  ])('is not seen in %s', (text) => {
    expect(layoutDamage(text)).toBeNull()
  })

  test('nothing of digits, capitals and hyphens, as codes are made of, is taken for it', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Z0-9 ./-]{1,40}$/), (text) => {
        expect(layoutDamage(text)).toBeNull()
      }),
    )
  })
})
