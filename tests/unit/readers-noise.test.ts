import { describe, expect, it } from 'vitest'
import { readHttpDate } from '../../electron/services/http-date.ts'
import { rateLimitsOf, retryAt } from '../../electron/services/meaning.ts'
import { readDateTime } from '../../shared/date-time.ts'
import { readFlag } from '../../shared/flag.ts'
import { readHouseNumber } from '../../shared/house-number.ts'
import { holdsName } from '../../shared/names.ts'
import { readPostalCode } from '../../shared/postal-code.ts'
import { readTelephone } from '../../shared/telephone.ts'
import { fc } from '../support/random.ts'

// Generated noise around a right value gives the value or a refusal, never another value. The readers of
// frame numbers, prices, days and lists have their own files.

/** What people, programs and spreadsheets leave around and inside a value without meaning anything by it. */
const nothing = fc.constantFrom(
  '',
  ' ',
  '\u00A0',
  '\u202F',
  '\t',
  '\u200B',
  '\u200E',
  '\uFEFF',
  '\u00AD',
)
const beside = fc.constantFrom('²', '½', '①', 'x', '#', '(', ')', '/', '.', '"', '٣', '€', '\u0000')

function put(text: string, sign: string, place: number): string {
  const at = place % (text.length + 1)
  return text.slice(0, at) + sign + text.slice(at)
}

describe('a telephone number with noise', () => {
  const mobile = fc.stringMatching(/^6[1-5]\d{7}$/)

  it('is the number or none that is whole', () => {
    const noise = fc.oneof(
      nothing,
      beside,
      fc.constantFrom(' toestel 12', ' ext. 4', ' of 0687654321', '/0687654321', ' (Jan)', 'tel: '),
    )
    fc.assert(
      fc.property(
        mobile,
        fc.constantFrom('0', '+31', '0031', '+31 (0)'),
        noise,
        fc.nat(),
        (digits, start, sign, place) => {
          const read = readTelephone(put(`${start}${digits}`, sign, place), 'NL')
          if (read?.isWhole !== true) return
          expect([start, sign, place, read.international]).toEqual([
            start,
            sign,
            place,
            `+31${digits}`,
          ])
        },
      ),
      { numRuns: 1_000 },
    )
  })

  it.each(['06 12345678²', '0733030050 toestel 12', '0612345678 of 0687654321'])(
    'with something else of figures beside it is none: %s',
    (written) => {
      expect(readTelephone(written, 'NL')).toBeNull()
    },
  )
})

describe('a house number with noise', () => {
  const house = fc.integer({ min: 1, max: 9_999 })
  const postfix = fc.constantFrom('', 'a', 'B', 'bis', 'II', '-2', ' 3 hoog', ' zwart')

  it('is the same number, or none', () => {
    fc.assert(
      fc.property(
        house,
        postfix,
        fc.oneof(nothing, beside),
        fc.nat(),
        (number, behind, sign, place) => {
          const first = String(number)
          // A sign inside the number parts it: what is behind it stands behind the number.
          const at = place % (first.length + behind.length + 1)
          fc.pre(at === 0 || at >= first.length)
          const read = readHouseNumber(put(`${first}${behind}`, sign, at))
          if (read !== null) expect([sign, at, read.number]).toEqual([sign, at, first])
        },
      ),
      { numRuns: 1_000 },
    )
  })

  it.each([
    ['149²', '149', '2'],
    ['149½', '149', '12'],
    ['149 ²', '149', '2'],
    ['١٤٩', null, ''],
    ['1234567', null, ''],
    ['0', null, ''],
    ['2e Kerkdwarsstraat 12', null, ''],
  ])('%s is %s', (written, number, behind) => {
    expect(readHouseNumber(written)).toEqual(number === null ? null : { number, postfix: behind })
  })
})

describe('a postal code with noise', () => {
  it('is the same code', () => {
    const code = fc.stringMatching(/^[1-9]\d{3}[A-Z]{2}$/)
    fc.assert(
      fc.property(code, nothing, fc.nat(), fc.boolean(), (is, sign, place, isSmall) => {
        const written = put(isSmall ? is.toLowerCase() : is, sign, place)
        expect(readPostalCode(written)).toBe(is)
        expect(readPostalCode(`NL-${written}`)).toBe(is)
      }),
    )
  })

  it.each([
    ['B-2000', '2000'],
    ['D 50667', '50667'],
    ['F-75001', '75001'],
    ['L69 3BX', 'L693BX'],
    [' – ', ''],
  ])('%s is %s', (written, is) => {
    expect(readPostalCode(written)).toBe(is)
  })
})

describe('a name with noise', () => {
  const names = fc.constantFrom(
    'Łukasz Żółć',
    'İğdır Şükrü',
    'Dvořák Příbram',
    'José van den Berg',
    'Siobhán O’Brien',
    'Jan-Willem van ’t Hof',
    'Müller-Lüdenscheidt',
  )

  it('is found however it is composed, cased and spaced', () => {
    fc.assert(
      fc.property(
        names,
        fc.constantFrom<'NFC' | 'NFD' | 'NFKC' | 'NFKD'>('NFC', 'NFD', 'NFKC', 'NFKD'),
        fc.constantFrom('\u200B', '\u00AD', '\u200D', ''),
        fc.nat(),
        fc.constantFrom<(text: string) => string>(
          (text) => text,
          (text) => text.toUpperCase(),
          (text) => text.toLowerCase(),
          (text) => text.replaceAll(' ', '  '),
          (text) => text.replaceAll(' ', '\u00A0'),
          (text) => text.split(' ').toReversed().join(' '),
        ),
        (name, form, sign, place, write) => {
          const typed = put(write(name.normalize(form)), sign, place)
          expect([typed, holdsName(name, typed)]).toEqual([typed, true])
          expect([typed, holdsName(typed, name)]).toEqual([typed, true])
        },
      ),
      { numRuns: 500 },
    )
  })

  it('finds nobody else', () => {
    fc.assert(
      fc.property(names, names, (one, other) => {
        fc.pre(one !== other)
        expect([one, other, holdsName(one, other)]).toEqual([one, other, false])
      }),
    )
  })
})

describe('a moment of a service with noise', () => {
  it('is that moment, or none', () => {
    const moment = fc.integer({ min: Date.UTC(1990, 0), max: Date.UTC(2090, 0) })
    const sign = fc.oneof(beside, fc.constantFrom('0', '1', ' ', ':', '-', 'T', 'Z'))
    fc.assert(
      fc.property(moment, sign, fc.nat(), (at, noise, place) => {
        const whole = Math.floor(at / 1000) * 1000
        const iso = new Date(whole).toISOString().slice(0, 19)
        const noisy = put(`${iso}Z`, noise, place)
        // A figure more is another figure; any other sign is none.
        if (!/\d/.test(noise)) {
          const read = readDateTime(noisy, 'UTC')
          if (read !== null) expect([noisy, read]).toEqual([noisy, whole])
        }
        expect(readDateTime(noisy, 'UTC') ?? 0).toBeLessThan(Date.UTC(2201, 0))
        const header = put(new Date(whole).toUTCString(), noise, place)
        if (!/\d/.test(noise)) {
          const read = readHttpDate(header)
          if (read !== null) expect([header, read]).toEqual([header, whole])
        }
      }),
      { numRuns: 1_000 },
    )
  })
})

describe('a Retry-After with noise', () => {
  const answer = (headers: Record<string, string>) => ({
    status: 429,
    headers,
    text: '',
    tooLong: false,
  })
  const minute = 60_000

  it('is what it says, or the minute of the limit', () => {
    const noise = fc.oneof(
      nothing,
      fc.constantFrom('s', ' s', ' sec', '"', '+', '-', 'x', ';', '.0', 'e3'),
    )
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 86_400 }),
        noise,
        fc.boolean(),
        (seconds, sign, isBehind) => {
          const written = isBehind ? `${String(seconds)}${sign}` : `${sign}${String(seconds)}`
          const at = retryAt(answer({ 'retry-after': written }), 0)
          const allowed = [seconds * 1000, minute]
          // `.0` in front of it is a part of a second.
          if (!isBehind && sign === '.0') allowed.push(1_000)
          expect([written, allowed.includes(at)]).toEqual([written, true])
        },
      ),
      { numRuns: 500 },
    )
  })

  it('is never in the past, and never longer than a day and an hour', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ maxLength: 40 }),
          fc.constantFrom('2147483647', '-1', '0', 'never', '1, 2, 3', '9'.repeat(30), 'Infinity'),
          fc.date({ noInvalidDate: true }).map((date) => date.toUTCString()),
        ),
        fc.nat({ max: 2_000_000_000_000 }),
        (written, now) => {
          const at = retryAt(answer({ 'retry-after': written }), now)
          expect(at).toBeGreaterThan(now)
          expect(at - now).toBeLessThanOrEqual(25 * 60 * minute)
        },
      ),
    )
  })

  it('beside it the limits are whole numbers or nothing', () => {
    const odd = fc.constantFrom(
      '2147483647',
      '-1',
      '',
      'unlimited',
      '360, 360',
      '1e3',
      '12.5',
      '0x10',
    )
    fc.assert(
      fc.property(fc.oneof(odd, fc.string({ maxLength: 20 })), (written) => {
        const limits = rateLimitsOf(
          answer({ 'x-ratelimit-minutely-limit': written, 'x-ratelimit-daily-reset': written }),
        )
        for (const value of Object.values(limits ?? {})) {
          expect(value === null || (Number.isSafeInteger(value) && value >= 0)).toBe(true)
        }
      }),
    )
  })
})

describe('a flag with noise', () => {
  it('is that flag, or none', () => {
    const flags = fc.constantFrom<[string, boolean]>(
      ['true', true],
      ['1', true],
      ['ja', true],
      ['false', false],
      ['0', false],
      ['nee', false],
    )
    fc.assert(
      fc.property(flags, fc.oneof(nothing, beside), fc.nat(), ([word, is], sign, place) => {
        const read = readFlag(put(word, sign, place))
        if (read !== null) expect([word, sign, place, read]).toEqual([word, sign, place, is])
      }),
    )
  })
})
