import { fc } from '../support/random.ts'
import { describe, expect, test } from 'vitest'
import {
  checkDigitFor,
  formsOfProductCode,
  hasRightCheckDigit,
  normalisedProductCode,
} from '../../shared/product-code.ts'
import { meaningOf } from '../../shared/scan-meaning.ts'
import { defaultScanRules } from '../../shared/scan-rules.ts'
import { ScanMeaning, type Scan } from '../../shared/scan.ts'

const scanOf = (text: string, aim: string | null = null): Scan => ({ text, aim, from: 'serial' })
const knowing = (...codes: string[]) => ({
  bikeMissing: false,
  knownProductCode: (code: string) => codes.includes(code),
})
const nothingKnown = knowing()
const bikeMissing = { ...nothingKnown, bikeMissing: true }

describe('what a scan means', () => {
  test.each([
    'CICO-123456789',
    'cico-123456789',
    'CICO 123 456 789',
    'https://cicopass.com/s/CICO-123456789',
    'https://cicopass.com/s?code=cico%2D123456789&v=2',
  ])('%s is a shield', (text) => {
    expect(meaningOf(scanOf(text, 'Q1'), bikeMissing)).toEqual({
      kind: 'shield',
      code: 'CICO-123456789',
      why: 'shield-code',
    })
  })

  test.each([
    ['EAN-13', '8717231204726', 'E0'],
    ['EAN-8', '96385074', 'E4'],
    ['an EAN-13 with add-on', '871723120472612', 'E3'],
  ])(
    '%s is a product code when the scanner says it is one, even with a bike there',
    (_n, text, aim) => {
      expect(meaningOf(scanOf(text, aim), nothingKnown)).toMatchObject({
        kind: 'product-code',
        barcode: text.slice(0, 13),
        checkDigitIsRight: true,
        why: 'product-code-by-symbology',
      })
    },
  )

  test('bare digits are a product code while the bike is missing, and a frame number after', () => {
    expect(meaningOf(scanOf('8717231204726'), bikeMissing)).toMatchObject({
      kind: 'product-code',
      why: 'product-code-by-check-digit',
    })
    expect(meaningOf(scanOf('8717231204726'), nothingKnown)).toMatchObject({
      kind: 'frame-number',
      number: { sent: '8717231204726' },
    })
  })

  test('bare digits with a wrong check digit are a frame number', () => {
    expect(meaningOf(scanOf('877474749349'), bikeMissing)).toMatchObject({
      kind: 'frame-number',
      why: 'frame-number',
    })
  })

  test('a wrong check digit on a code the shop knows is a warning, not a refusal', () => {
    expect(meaningOf(scanOf('877474749349'), knowing('877474749349'))).toEqual({
      kind: 'product-code',
      barcode: '877474749349',
      checkDigitIsRight: false,
      why: 'known-product-code',
    })
  })

  test("a shop's own short code is a product code when known, and has no check digit to be wrong", () => {
    expect(meaningOf(scanOf('10234'), knowing('10234'))).toMatchObject({
      kind: 'product-code',
      checkDigitIsRight: true,
    })
    expect(meaningOf(scanOf('10234'), bikeMissing).kind).toBe('frame-number')
  })

  test('a UPC-A is the EAN-13 it is, whichever of the two the shop keeps', () => {
    const expected = { kind: 'product-code', barcode: '0036000291452', checkDigitIsRight: true }
    for (const kept of ['036000291452', '0036000291452']) {
      for (const read of ['036000291452', '0036000291452', '00036000291452']) {
        expect(meaningOf(scanOf(read), knowing(kept))).toMatchObject(expected)
      }
    }
  })

  test('a case of several (ITF-14) keeps its fourteen digits', () => {
    expect(meaningOf(scanOf('18717231204723'), bikeMissing)).toMatchObject({
      kind: 'product-code',
      barcode: '18717231204723',
    })
  })

  test.each([
    ['0108717231204726', 'C1'],
    ['010871723120472621ABC123\u001d10LOT', 'd2'],
    ['10LOT\u001d0108717231204726', 'Q3'],
    ['10LOT\u001e0108717231204726', 'Q3'],
    ['11260101010871723120472617270101', 'd2'],
    ['\u001d010871723120472621ABC', null],
    ['(01)08717231204726(21)ABC123', null],
    ['(21)ABC123(01)08717231204726', null],
    ['https://id.gs1.org/01/08717231204726/21/ABC?x=1', 'Q1'],
  ])('the product code is found in the GS1 element string %j', (text, aim) => {
    expect(meaningOf(scanOf(text, aim), nothingKnown)).toEqual({
      kind: 'product-code',
      barcode: '8717231204726',
      checkDigitIsRight: true,
      why: 'gs1-product-code',
    })
  })

  test('a GS1 serial number that holds 01 is not taken for the product', () => {
    expect(meaningOf(scanOf('210108717231204726', 'd2'), nothingKnown).kind).toBe('frame-number')
  })

  test('a frame number is what is left', () => {
    expect(meaningOf(scanOf('wtu 123-456 x'), bikeMissing)).toEqual({
      kind: 'frame-number',
      number: { asRead: 'wtu 123-456 x', sent: 'WTU123-456X', compared: 'WTU123456X' },
      why: 'frame-number',
    })
  })

  test.each([
    ['https://www.example.com/manual', 'web-address'],
    ['BEGIN:VCARD VERSION:4.0 FN:Someone at the shop', 'too-long-for-a-frame-number'],
    ['na', 'not-a-frame-number'],
    ['0000000', 'not-a-frame-number'],
    ['AB', 'not-a-frame-number'],
    ['', 'not-a-frame-number'],
  ])('%j means nothing, and it says why', (text, why) => {
    expect(meaningOf(scanOf(text), nothingKnown)).toEqual({ kind: 'nothing', why })
  })

  test('whatever is scanned, it means one thing, by a rule that has a name', () => {
    const names = [...defaultScanRules.map((rule) => rule.name), 'not-a-frame-number']
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 512 }),
      fc.stringMatching(/^\d{1,20}$/),
      fc.stringMatching(/^(cico|CICO)[ -]?\d{5,13}$/),
      fc.stringMatching(/^(01|10|21|\(01\))?\d{0,20}\u001d?\d{0,30}$/),
    )
    const aim = fc.constantFrom(null, 'E0', 'E3', 'E4', 'C0', 'C1', 'Q3', 'd2', 'e0', 'I1')
    fc.assert(
      fc.property(
        text,
        aim,
        fc.tuple(fc.boolean(), fc.boolean()),
        (read, symbology, [missing, known]) => {
          const meaning = meaningOf(scanOf(read, symbology), {
            bikeMissing: missing,
            knownProductCode: () => known,
          })
          expect(ScanMeaning.safeParse(meaning).success).toBe(true)
          expect(names).toContain(meaning.why)
        },
      ),
      { numRuns: 3000 },
    )
  })
})

describe('check digits of product codes', () => {
  test('the documented examples: one passes, one fails', () => {
    expect(hasRightCheckDigit('8717231204726')).toBe(true)
    expect(hasRightCheckDigit('877474749349')).toBe(false)
  })

  test('one wrong digit is always found', () => {
    const digits = fc
      .constantFrom(7, 11, 12, 13)
      .chain((length) =>
        fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }),
      )
    fc.assert(
      fc.property(digits, fc.nat(), fc.integer({ min: 1, max: 9 }), (body, place, by) => {
        const code = body.join('') + String(checkDigitFor(body.join('')))
        expect(hasRightCheckDigit(code)).toBe(true)
        const at = place % code.length
        const wrong = String((Number(code[at]) + by) % 10)
        expect(hasRightCheckDigit(code.slice(0, at) + wrong + code.slice(at + 1))).toBe(false)
      }),
    )
  })

  test('the written form is one and the same for every form of a code', () => {
    for (const form of formsOfProductCode('036000291452')) {
      expect(normalisedProductCode(form)).toBe('0036000291452')
    }
    expect(formsOfProductCode('8717231204726')).toEqual(['8717231204726'])
    expect(normalisedProductCode('00000096385074')).toBe('96385074')
  })
})
