import { fc } from '../support/random.ts'
import { describe, expect, it } from 'vitest'
import { findShieldCode, readShieldCode } from '../../shared/shield.ts'

const digits = fc.integer({ min: 100_000_000, max: 999_999_999 }).map(String)

describe('A shield code', () => {
  it('is found plain, in lower case, spaced, and inside a web address', () => {
    const written = fc.constantFrom<(code: string) => string>(
      (code) => `CICO-${code}`,
      (code) => `cico-${code}`,
      (code) => `  Cico ${code} `,
      (code) => `CICO${code}`,
      (code) => `CICO-${code.slice(0, 3)} ${code.slice(3, 6)} ${code.slice(6)}`,
      (code) => `https://cicopass.com/s/CICO-${code}`,
      (code) => `https://cicopass.com/s?code=cico-${code}&lang=nl`,
      (code) => `https://cicopass.com/s?code=CICO%2D${code}`,
    )
    fc.assert(
      fc.property(digits, written, (code, write) => {
        expect(findShieldCode(write(code))).toBe(`CICO-${code}`)
        expect(readShieldCode(write(code))).toEqual({ ok: true, value: `CICO-${code}` })
      }),
    )
  })

  it('is never invented: only the digits that stand behind CICO', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (read) => {
        const found = findShieldCode(read)
        if (found === null) return
        expect(read.normalize('NFKC').toUpperCase()).toContain('CICO')
        expect(found).toMatch(/^CICO-\d{6,12}$/)
      }),
    )
  })

  it('is found in a Code 39 whose small letters a scanner read sign by sign', () => {
    expect(findShieldCode('+C+I+C+O-123456789')).toBe('CICO-123456789')
    expect(findShieldCode('C+I+C+O-123456789')).toBeNull()
  })

  it.each([
    'CICO-12345',
    'CICO-1234567890123',
    'XCICO-123456789',
    'CICO-123456789A',
    'CIC0-123456789',
    'GZ47110815',
    '',
    '%',
    'CICO-%E0%A4%A',
  ])('%j carries none', (read) => {
    expect(findShieldCode(read)).toBeNull()
  })

  it('reading it twice changes nothing', () => {
    fc.assert(
      fc.property(digits, (code) => {
        const found = findShieldCode(`cico ${code}`) ?? ''
        expect(findShieldCode(found)).toBe(found)
      }),
    )
  })

  it('is its nine digits alone only where a shield is asked for', () => {
    expect(findShieldCode('123456789')).toBeNull()
    expect(readShieldCode('123 456 789')).toEqual({ ok: true, value: 'CICO-123456789' })
    expect(readShieldCode('12345678')).toMatchObject({
      ok: false,
      fault: { kind: 'shield-code-refused' },
    })
  })
})
