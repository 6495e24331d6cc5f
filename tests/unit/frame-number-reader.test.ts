import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fc } from '../support/random.ts'
import { describe, expect, it } from 'vitest'
import { canBeConfirmed } from '../../shared/frame-number-reasons.ts'
import {
  comparedForm,
  comparedFormVersion,
  frameNumberIn,
  readFrameNumber,
  sameFrameNumber,
} from '../../shared/frame-number.ts'
import {
  frameNumberQuestions,
  frameNumberRefusals,
  frameNumberValues,
} from '../support/frame-number-inputs.ts'

describe('What is given where a frame number is asked for', () => {
  it.each(frameNumberValues)('$given is $sent', ({ given, sent }) => {
    expect(readFrameNumber(given)).toMatchObject({ ok: true, value: { asRead: given, sent } })
    // Read once more it is the same: a stored form means one thing.
    expect(readFrameNumber(sent)).toMatchObject({ ok: true, value: { sent } })
  })

  it.each(frameNumberRefusals)('$given is no frame number: $reason', ({ given, reason }) => {
    const refused = { ok: false, fault: { kind: 'frame-number-refused', reason, asRead: given } }
    expect(readFrameNumber(given)).toEqual(refused)
    expect(readFrameNumber(given, { confirmed: true })).toEqual(refused)
    expect(canBeConfirmed(reason)).toBe(false)
  })

  it.each(frameNumberQuestions)('$given is asked about: $reason', ({ given, reason }) => {
    expect(readFrameNumber(given)).toMatchObject({ ok: false, fault: { reason } })
    expect(readFrameNumber(given, { confirmed: true })).toMatchObject({
      ok: true,
      value: { asRead: given, confirmed: true },
    })
  })

  it('is a product code when the shop knows it as one, and never when the POS holds it as the number', () => {
    const isProductCode = (text: string) => text === 'F.1-232432' || text === 'OBSTB'
    for (const code of ['F.1-232432', 'OBSTB', 'obstb']) {
      expect(frameNumberIn(code, { isProductCode })).toMatchObject({ reason: 'product-code' })
    }
    const isFrameNumber = (text: string) => text === '8713568106689'
    expect(frameNumberIn('8713568106689', { isFrameNumber })).toMatchObject({
      is: 'number',
      number: { sent: '8713568106689', confirmed: true },
    })
  })
})

describe('The compared form', () => {
  type Row = { text: string; 1: string; 2: string | null }
  const file = join(import.meta.dirname, '../fixtures/frame-numbers.json')
  const table = JSON.parse(readFileSync(file, 'utf8')) as Row[]

  it('is what the committed table says: rows on disk were compared by it', () => {
    expect(comparedFormVersion).toBe(2)
    expect(table.length).toBeGreaterThan(100)
    for (const row of table) {
      const read = frameNumberIn(row.text)
      const today = read.is === 'refused' ? null : read.number.compared
      expect({ text: row.text, 1: comparedForm(row.text), 2: today }).toEqual(row)
    }
  })
})

const letter = fc.constantFrom(...Array.from('ABCDEFGHJKLMNPQRSTUWXYZ'))
const digits = (least: number, most: number) =>
  fc.array(fc.constantFrom(...Array.from('0123456789')), { minLength: least, maxLength: most })
/** Letters, then digits: no code of anything else. */
const rightNumber = fc
  .tuple(fc.array(letter, { minLength: 2, maxLength: 3 }), digits(5, 8))
  .map(([letters, tail]) => [...letters, ...tail].join(''))
  .filter((number) => frameNumberIn(number).is === 'number')

describe('Noise around a right frame number', () => {
  const invisible = fc.constantFrom('\u200b', '\u200d', '\u00ad', '\ufeff', '\u202e', '\u0007')
  const around = fc.constantFrom<(number: string) => string>(
    (number) => `*${number}*`,
    (number) => `"${number}"`,
    (number) => ` ${number}\r\n`,
    (number) => `Framenummer: ${number}`,
    (number) => `Serial no ${number}`,
    (number) => JSON.stringify({ frame: number }),
    (number) => `]C121${number}`,
    (number) => `(21)${number}`,
    (number) =>
      [...number].map((sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)).join(''),
  )

  const spelt = fc.constantFrom<(number: string) => string>(
    (number) => number,
    (number) => number.toLowerCase(),
    (number) => number.replace(/(.{4})/g, '$1 '),
    (number) =>
      [...number].map((sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)).join(''),
  )

  it('that is certain gives that number', () => {
    fc.assert(
      fc.property(
        rightNumber,
        fc.tuple(spelt, fc.array(around, { maxLength: 2 })),
        fc.tuple(invisible, fc.nat()),
        (number, [spell, wraps], [sign, place]) => {
          const noisy = wraps.reduce((text, wrap) => wrap(text), spell(number))
          const at = place % (number.length + 1)
          const within = number.slice(0, at) + sign + number.slice(at)
          for (const given of [noisy, within]) {
            const read = frameNumberIn(given)
            if (read.is === 'number') expect(read.number.compared).toBe(number)
          }
          expect(frameNumberIn(within).is).toBe('number')
        },
      ),
      { numRuns: 2_000 },
    )
  })

  const beside = fc.oneof(
    fc.constantFrom(
      ...['Gazelle', 'rood', '1', '899,00', '8717231204726', 'CICO-900000043', 'Black', 'A', ' A'],
      ...['XL', 'NL', 'GZ', 'is', '57 cm', '1.', 'EAN'],
    ),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
    rightNumber,
  )
  const between = fc.constantFrom(';', ',', '\t', '\n', '\r', '\u0085', '\u2028', '|', '  ', ' ')

  it('of a row or a list never gives another number without a question', () => {
    fc.assert(
      fc.property(rightNumber, beside, between, fc.boolean(), (number, other, sign, isFirst) => {
        const given = isFirst ? `${number}${sign}${other}` : `${other}${sign}${number}`
        const read = frameNumberIn(given)
        // Signs that print nothing, and blanks, are no column of their own.
        if (read.is !== 'number' || /^[^\p{L}\p{N}]*$/u.test(other)) return
        expect([given, read.number.compared]).toEqual([given, number])
      }),
      { numRuns: 3_000 },
    )
  })

  it('whatever it is gives signs of a frame number or none, and reads the same twice', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.string({ unit: 'binary', maxLength: 60 }),
    )
    fc.assert(
      fc.property(text, (given) => {
        const read = frameNumberIn(given)
        if (read.is === 'refused') return
        const { sent, compared } = read.number
        expect(compared).toMatch(/^[A-Z0-9]*$/)
        expect(sent).not.toMatch(/\s|\p{Cc}|\p{Cf}/u)
        if (read.is === 'number') {
          expect(sent).toMatch(/^[A-Z0-9\-./_]+$/)
          expect(frameNumberIn(sent)).toMatchObject({ is: 'number', number: { sent } })
          expect(sameFrameNumber(given, sent)).toBe(true)
        }
      }),
      { numRuns: 3_000 },
    )
  })
})
