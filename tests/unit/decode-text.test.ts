import { fc } from '../support/random.ts'
import { describe, expect, it } from 'vitest'
import { decodeText } from '../../shared/decode-text.ts'

const utf16 = (text: string, order: 'le' | 'be') => {
  const bytes = Buffer.from(text, 'utf16le')
  return order === 'le' ? bytes : bytes.swap16()
}
const marked = (mark: number[], bytes: Buffer) => Buffer.concat([Buffer.from(mark), bytes])

/** A text that another program may write: JSON or a password, of any people's letters. */
const text = fc
  .string({ unit: 'grapheme', minLength: 1 })
  .filter((written) => written.isWellFormed() && !/[\u0000\uFEFF]/.test(written))

describe('Text of another program', () => {
  it('is the same text in UTF-8 and UTF-16, with a byte-order mark that is no part of it', () => {
    fc.assert(
      fc.property(text, (written) => {
        for (const bytes of [
          Buffer.from(written),
          marked([0xef, 0xbb, 0xbf], Buffer.from(written)),
          marked([0xff, 0xfe], utf16(written, 'le')),
          marked([0xfe, 0xff], utf16(written, 'be')),
        ]) {
          expect(decodeText(bytes)).toEqual({ text: written })
        }
      }),
    )
  })

  it('is read as UTF-16 without a mark too, where its bytes say so', () => {
    for (const written of [
      '{"brand":"Gazelle"}',
      'geheim\r\n',
      '€ 1299;WBK1234567',
      '„WBK1234567“',
    ]) {
      expect(decodeText(utf16(written, 'le'))).toEqual({ text: written })
      expect(decodeText(utf16(written, 'be'))).toEqual({ text: written })
    }
  })

  it('is refused as an old code page, never read as other letters', () => {
    for (const bytes of [
      Buffer.from('Zoë', 'latin1'), // Windows-1252
      Buffer.from([0x5a, 0x6f, 0x89]), // the same in code page 850
      Buffer.from([0x93, 0x61, 0x94]), // Windows' quotes
    ]) {
      expect(decodeText(bytes)).toMatchObject({
        refused: expect.stringMatching(/Windows-1252/) as string,
      })
    }
  })

  it('is refused where it is no text, or cut in two', () => {
    expect(decodeText(Buffer.from([0x61, 0, 0, 0x62]))).toHaveProperty('refused')
    expect(decodeText(Buffer.from([0x61, 0, 0x62]))).toHaveProperty('refused')
    expect(decodeText(marked([0xff, 0xfe], Buffer.from([0x61])))).toHaveProperty('refused')
    expect(decodeText(Buffer.from([0xff, 0xfe, 0, 0, 0x61, 0, 0, 0]))).toHaveProperty('refused')
  })

  it('is its text or a refusal, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
        const read = decodeText(bytes)
        if ('text' in read) expect(read.text).not.toMatch(/\uFFFD/)
        else expect(read.refused).toMatch(/^(is|holds) /)
      }),
      { examples: [[Uint8Array.from([])]] },
    )
  })
})
