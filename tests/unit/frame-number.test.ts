import { fc } from '../support/random.ts'
import { describe, expect, it } from 'vitest'
import {
  comparedForm,
  inGroupsOfFour,
  isStolen,
  lookAlikeForm,
  readFrameNumber,
  sameBrand,
  sameFrameNumber,
  sentForm,
} from '../../shared/bike.ts'

const text = fc.string({ unit: 'grapheme', maxLength: 40 })
const sign = fc.constantFrom(...Array.from('ABCDEFGHJKMNPQRTUVWXY346790'))
const number = fc.array(sign, { minLength: 6, maxLength: 20 }).map((signs) => signs.join(''))

describe('A frame number', () => {
  it('is sent in upper case, without white space, as Unicode NFC', () => {
    fc.assert(
      fc.property(text, (asRead) => {
        const sent = sentForm(asRead)
        expect(sent).not.toMatch(/\s/)
        expect(sentForm(sent)).toBe(sent.normalize('NFC').toUpperCase())
      }),
    )
  })

  it('is the same however it was composed', () => {
    const decomposed = 'e\u0301te\u0301-4711'
    expect(sentForm(decomposed)).toBe('ÉTÉ-4711')
    expect(sentForm(decomposed)).toBe(sentForm(decomposed.normalize('NFC')))
  })

  it('is compared by letters A–Z and digits only, and comparing twice changes nothing', () => {
    fc.assert(
      fc.property(text, (asRead) => {
        const compared = comparedForm(asRead)
        expect(compared).toMatch(/^[A-Z0-9]*$/)
        expect(comparedForm(compared)).toBe(compared)
        expect(comparedForm(sentForm(asRead))).toBe(compared)
      }),
    )
  })

  it('is the same number in any case, with any spaces and separators', () => {
    const separators = fc.array(fc.constantFrom('', ' ', '-', '\t', '.', ' / '), {
      minLength: 20,
      maxLength: 20,
    })
    fc.assert(
      fc.property(number, separators, fc.boolean(), (written, between, lower) => {
        const spread = [...written].map((one, nth) => one + (between[nth] ?? '')).join('')
        const asRead = lower ? spread.toLowerCase() : spread
        expect(sameFrameNumber(asRead, written)).toBe(true)
        const other = written.slice(0, -1) + (written.endsWith('A') ? 'C' : 'A')
        expect(sameFrameNumber(asRead, other)).toBe(false)
      }),
    )
  })

  it('without a letter or digit is the same as nothing, not even as itself', () => {
    expect(sameFrameNumber('--', '--')).toBe(false)
    expect(sameFrameNumber('', '')).toBe(false)
  })

  it.each([
    'na',
    'N/A',
    'none',
    'Unknown',
    'tbd',
    '0000',
    '000000',
    'xxxx',
    'onbekend',
    'n.v.t.',
    '-',
  ])('%j is a placeholder and refused', (asRead) => {
    expect(readFrameNumber(asRead)).toMatchObject({
      ok: false,
      fault: { kind: 'frame-number-refused', reason: 'placeholder', asRead },
    })
  })

  it('of fewer than four signs is too short, and blank is missing', () => {
    expect(readFrameNumber('a-b-1')).toMatchObject({ fault: { reason: 'too-short' } })
    expect(readFrameNumber(' \t ')).toMatchObject({ fault: { reason: 'empty' } })
    expect(readFrameNumber('AB12')).toMatchObject({ ok: true })
  })

  it('that was accepted keeps what was read and can always be compared', () => {
    fc.assert(
      fc.property(text, (asRead) => {
        const read = readFrameNumber(asRead)
        if (!read.ok) return
        expect(read.value.asRead).toBe(asRead)
        expect(read.value.compared.length).toBeGreaterThanOrEqual(4)
        expect(sameFrameNumber(read.value.sent, asRead)).toBe(true)
      }),
    )
  })

  it('looks like another when only O 0, I 1 L, B 8, S 5 or Z 2 differ', () => {
    expect(lookAlikeForm('OIL-BSZ')).toBe(lookAlikeForm('011 852'))
    fc.assert(
      fc.property(number, (written) => {
        expect(lookAlikeForm(lookAlikeForm(written))).toBe(lookAlikeForm(written))
      }),
    )
    expect(lookAlikeForm('GC6')).not.toBe(lookAlikeForm('CG6'))
  })

  it('reads aloud in groups of four and is itself without the spaces', () => {
    expect(inGroupsOfFour('GZ47110815')).toBe('GZ47 1108 15')
    expect(inGroupsOfFour('ABCD')).toBe('ABCD')
    fc.assert(
      fc.property(number, (sent) => {
        expect(inGroupsOfFour(sent).replaceAll(' ', '')).toBe(sent)
      }),
    )
  })
})

describe('A brand and a status', () => {
  it('a brand is the same without accents, case and punctuation', () => {
    expect(sameBrand('Riese & Müller', 'riese muller')).toBe(true)
    expect(sameBrand('VanMoof', 'Van Moof')).toBe(true)
    expect(sameBrand('Gazelle', 'Batavus')).toBe(false)
  })

  it('stolen is the word in any case, and nothing else', () => {
    expect(
      [
        ...['Stolen', 'STOLEN', ' stolen ', 'reported_stolen', 'Gestolen', 'Als gestolen gemeld'],
        ...['GESTOHLEN', 'als gestohlen gemeldet', 'Volé', 'volée', 'Déclaré volé'],
      ].every((currentStatus) => isStolen({ currentStatus })),
    ).toBe(true)
    expect(
      [
        ...['Found', 'not stolen', 'niet gestolen', 'Niet als gestolen gemeld', 'non volé', 'vol'],
        ...['Registered', 'Gestolen en teruggevonden', '', null],
      ].some((currentStatus) => isStolen({ currentStatus })),
    ).toBe(false)
  })
})
