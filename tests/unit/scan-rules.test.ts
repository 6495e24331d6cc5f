import { fc } from '../support/random.ts'
import { describe, expect, test } from 'vitest'
import { meaningOf } from '../../shared/scan-meaning.ts'
import { isScanPattern, matchScan } from '../../shared/scan-pattern.ts'
import {
  defaultScanRules,
  OwnMeaning,
  ScanRules,
  type OwnRule,
  type ScanRule,
} from '../../shared/scan-rules.ts'
import { ScanMeaning, type Scan } from '../../shared/scan.ts'
import { growth } from '../support/growth.ts'

const scanOf = (text: string): Scan => ({ text, aim: null, from: 'serial' })
const context = { bikeMissing: true, knownProductCode: () => false }
const own = (rule: Partial<OwnRule>): ScanRule => ({
  kind: 'own',
  name: 'the rule of this test',
  prefix: '',
  pattern: '*',
  meaning: 'nothing',
  isOn: true,
  ...rule,
})

describe('a pattern of the shop', () => {
  test.each([
    ['BADGE-', '?+', 'badge-Jan 12', 'Jan 12'],
    ['', '##-##', '12-34', '12-34'],
    ['', '@@####', 'ab1234', 'ab1234'],
    ['OBJ-', '#+', 'OBJ-12345', '12345'],
    ['', '(01).*', '(01).x', '(01).x'],
    ['X', '*', 'X', ''],
  ])('%s%s fits %s', (prefix, pattern, text, value) => {
    expect(matchScan(text, { prefix, pattern })).toBe(value)
  })

  test.each([
    ['OBJ-', '#+', 'OBJ-12a'],
    ['', '##-##', '123-34'],
    ['', '@', '1'],
    ['BADGE-', '?+', 'BADGE-'],
    ['', 'a.c', 'abc'],
  ])('%s%s does not fit %s', (prefix, pattern, text) => {
    expect(matchScan(text, { prefix, pattern })).toBeNull()
  })

  test('that could keep the counter busy is no pattern', () => {
    expect(isScanPattern('#+#+')).toBe(true)
    expect(isScanPattern('#+#+#+')).toBe(false)
    expect(isScanPattern('a+')).toBe(false)
    expect(ScanRules.safeParse([own({ pattern: '****' })]).success).toBe(false)
    // Four times as long a scan takes 16 times as many steps with two open parts, 64 times with three.
    const match = (signs: number) => {
      for (const pattern of ['?+?+', '*#*', '#+?+']) {
        matchScan(`${'1'.repeat(signs - 1)}x`, { prefix: '', pattern: `${pattern}y` })
      }
    }
    expect(
      growth(
        () => match(128),
        () => match(512),
      ),
    ).toBeLessThan(40)
  })

  test('whatever is written in it, nothing throws', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }),
        fc.string({ unit: 'binary', maxLength: 100 }),
        (pattern, text) => {
          const value = matchScan(text, { prefix: '', pattern })
          expect(value === null || value === text).toBe(true)
        },
      ),
      { numRuns: 3000 },
    )
  })
})

describe("the shop's rules", () => {
  test('come before the rest where they stand before it, and say their name', () => {
    const rules = [own({ prefix: '871', meaning: 'badge', name: 'old cards' }), ...defaultScanRules]
    expect(meaningOf(scanOf('8717231204726'), context, rules)).toEqual({
      kind: 'badge',
      badge: '7231204726',
      why: 'old cards',
    })
    expect(
      meaningOf(scanOf('8717231204726'), context, [
        ...defaultScanRules,
        own({ prefix: '871', meaning: 'badge' }),
      ]).kind,
    ).toBe('product-code')
  })

  test('that are off decide nothing', () => {
    const off = defaultScanRules.map((rule) =>
      rule.name === 'shield-code' ? { ...rule, isOn: false } : rule,
    )
    expect(meaningOf(scanOf('CICO-123456789'), context).kind).toBe('shield')
    // Without the rule it is nothing: a shield's code is never a frame number.
    expect(meaningOf(scanOf('CICO-123456789'), context, off).kind).toBe('nothing')
  })

  test.each([
    ['badge', 'BADGE-17', { kind: 'badge', badge: '17' }],
    ['object', 'obj-18695', { kind: 'object', objectId: 18695 }],
    ['understood', 'counter-ok', { kind: 'understood' }],
  ])('that ship: %s', (why, text, meaning) => {
    expect(meaningOf(scanOf(text), context)).toEqual({ ...meaning, why })
  })

  test.each([
    ['shield', 'S:123456789', { kind: 'shield', code: 'CICO-123456789' }],
    ['product-code', 'S:10234', { kind: 'product-code', barcode: '10234' }],
    ['frame-number', 'S:wtu 1234', { kind: 'frame-number', number: { sent: 'WTU1234' } }],
    ['nothing', 'S:anything', { kind: 'nothing' }],
  ] as const)('can say that a code is a %s', (meaning, text, expected) => {
    const rules = [own({ prefix: 'S:', meaning }), ...defaultScanRules]
    expect(meaningOf(scanOf(text), context, rules)).toMatchObject(expected)
  })

  test('leave a code that is no such thing to the next rule', () => {
    const rules = [own({ prefix: 'WTU', meaning: 'shield' }), ...defaultScanRules]
    expect(meaningOf(scanOf('WTU1234567'), context, rules)).toMatchObject({
      kind: 'frame-number',
      number: { sent: 'WTU1234567' },
    })
  })

  test('whatever they are, every scan means one thing', () => {
    const anyRule = fc.record({
      prefix: fc.string({ maxLength: 4 }),
      pattern: fc.stringMatching(/^[#@?A-Z0-9-]{0,6}[#@?]\+$|^[#@A-Z0-9-]{1,8}\*?$/),
      meaning: fc.constantFrom(...OwnMeaning.options),
      isOn: fc.boolean(),
    })
    fc.assert(
      fc.property(
        fc.array(anyRule, { maxLength: 8 }),
        fc.string({ maxLength: 80 }),
        (made, text) => {
          const rules = [...made.map((rule) => own(rule)), ...defaultScanRules]
          expect(ScanMeaning.safeParse(meaningOf(scanOf(text), context, rules)).success).toBe(true)
        },
      ),
      { numRuns: 1000 },
    )
  })
})
