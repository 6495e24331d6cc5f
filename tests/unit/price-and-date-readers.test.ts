import { describe, expect, it } from 'vitest'
import { BikeFields } from '../../electron/core/outbox/edit/bike-fields.ts'
import { readSearchDays } from '../../electron/core/checking/search-days.ts'
import { readWrittenDay, readWrittenMoment } from '../../shared/date-time.ts'
import { readPrice } from '../../shared/price.ts'
import { WrittenMoment } from '../../shared/theft.ts'
import { fc } from '../support/random.ts'

const cents = fc.oneof(
  fc.integer({ min: 0, max: 100_000_000 }),
  fc.integer({ min: 1, max: 5_000 }).map((euros) => euros * 100),
)
const spaces = fc.constantFrom('', ' ', '\u00A0', '\u202F', '\u2009')
const currency = fc.constantFrom('', '€', 'EUR', 'euro', '\u200E€')

/** An amount as people and spreadsheets write it: grouped or not, with a comma or a point. */
function written(
  amount: number,
  form: { group: string; decimal: ',' | '.'; digits: boolean },
): string {
  const whole = String(Math.floor(amount / 100)).replace(/\B(?=(\d{3})+$)/g, form.group)
  const rest = String(amount % 100).padStart(2, '0')
  return form.digits || amount % 100 !== 0 ? `${whole}${form.decimal}${rest}` : whole
}
const form = fc.record({
  group: fc.constantFrom('', '.', ',', ' ', '\u00A0', '\u202F', "'", '’'),
  decimal: fc.constantFrom<',' | '.'>(',', '.'),
  digits: fc.boolean(),
})

describe('a price that is written', () => {
  it.each([
    ['1.299,00', 129_900],
    ['1299,-', 129_900],
    ['1.299,-', 129_900],
    ['€ 1\u00A0299,00', 129_900],
    ['€\u202F1\u202F299,00', 129_900],
    ['1,299.00', 129_900],
    ['1299', 129_900],
    ['1299,5', 129_950],
    ['EUR 1299', 129_900],
    ['1299 euro', 129_900],
    ["1'299.50", 129_950],
    ['１２９９', 129_900],
    ['0', 0],
    [1299.5, 129_950],
    [0.1 + 0.2, 30],
  ])('is read: %s', (value, meant) => {
    expect(readPrice(value)).toEqual({ is: 'price', cents: meant })
  })

  it.each([
    ['1.299', 'thousand-or-fraction'],
    ['1,299', 'thousand-or-fraction'],
    ['1.234,567', 'no-amount'],
    ['1,234.567', 'no-amount'],
    ['1.234.56', 'no-amount'],
    ['12 99', 'no-amount'],
    ['1299⁰⁰', 'no-amount'],
    ['0.999', 'no-amount'],
    ['1e3', 'no-amount'],
    ['-5', 'no-amount'],
    ['12 99 €', 'no-amount'],
    ['10 %', 'no-amount'],
    ['1.299.000.000', 'too-much'],
    [1.299, 'no-amount'],
    [-1, 'no-amount'],
    [1e300, 'no-amount'],
    [Number.NaN, 'no-amount'],
    [{}, 'no-amount'],
  ])('is refused where it is none, or two: %s', (value, reason) => {
    expect(readPrice(value)).toEqual({ is: 'refused', reason })
  })

  it('is its value, or refused, however it is grouped and whatever stands around it', () => {
    fc.assert(
      fc.property(
        cents,
        form,
        currency,
        spaces,
        fc.boolean(),
        (amount, how, sign, space, isBehind) => {
          fc.pre(how.group !== how.decimal)
          const bare = written(amount, how)
          const text = isBehind ? `${bare}${space}${sign}` : `${sign}${space}${bare}`
          const read = readPrice(` ${text}\t`)
          if (read.is === 'price') expect([text, read.cents]).toEqual([text, amount])
          // One sign before three digits is all that nobody can tell.
          else
            expect([text, read]).toEqual([text, { is: 'refused', reason: 'thousand-or-fraction' }])
          const decimal = how.group === '.' ? ',' : '.'
          expect(readPrice(text, { decimal })).toEqual({ is: 'price', cents: amount })
        },
      ),
    )
  })

  it('never becomes another price by a sign too many or too few', () => {
    const noise = fc.constantFrom('.', ',', ' ', '-', '€', "'", 'x', '\u200B', '²', '%', ',-', '..')
    fc.assert(
      fc.property(cents, form, noise, fc.nat(), (amount, how, sign, place) => {
        fc.pre(how.group !== how.decimal && amount >= 100)
        const right = written(amount, { ...how, digits: true })
        const at = place % (right.length + 1)
        const read = readPrice(right.slice(0, at) + sign + right.slice(at))
        if (read.is === 'price')
          expect([right, sign, at, read.cents]).toEqual([right, sign, at, amount])
      }),
      { numRuns: 2_000 },
    )
  })

  it('is read at the door of the command line as everywhere', () => {
    const bike = {
      frameNumber: 'WBK1234567',
      brand: 'Gazelle',
      color: 'Black',
      type: 'City bike',
      audience: 'Women',
    }
    for (const salePrice of [1299, 1299.0, 1298.9999999999998]) {
      expect(BikeFields.parse({ ...bike, salePrice }).salePrice).toBe(1299)
    }
    expect(BikeFields.parse(bike)).not.toHaveProperty('salePrice')
    // The registry's call has a number there, and so has ours.
    for (const salePrice of [
      '1299',
      '1.299',
      1.299,
      12.345,
      '',
      'duur',
      null,
      -1,
      2_000_000,
      true,
    ]) {
      expect(BikeFields.safeParse({ ...bike, salePrice }).success).toBe(false)
    }
  })
})

const day = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

describe('a day that is written', () => {
  it.each([
    ['2026-11-30', '2026-11-30'],
    ['30-11-2026', '2026-11-30'],
    ['30.11.2026', '2026-11-30'],
    ['30.11.26', '2026-11-30'],
    ['30/11/2026', '2026-11-30'],
    ['1-2-2026', '2026-02-01'],
    ['3. 4. 2026', '2026-04-03'],
    ['2026/1/5', '2026-01-05'],
    ['30–11–2026', '2026-11-30'],
    ['\u200E30-11-2026', '2026-11-30'],
    ['05/05/2026', '2026-05-05'],
    ['29-02-2028', '2028-02-29'],
  ])('is read: %s', (text, meant) => {
    expect(readWrittenDay(text)).toEqual({ is: 'day', day: meant })
  })

  it.each([
    ['31-11-2026', 'impossible'],
    ['29-02-2026', 'impossible'],
    ['2026-13-01', 'impossible'],
    ['11/30/2026', 'impossible'],
    ['00-00-0000', 'impossible'],
    ['03/04/2026', 'unclear'],
    ['03-04-26', 'unclear'],
    ['26-11-30', 'unclear'],
    ['30-11/2026', 'no-day'],
    ['30-11', 'no-day'],
    ['20261130', 'no-day'],
    ['gisteren', 'no-day'],
    ['46356', 'no-day'],
    ['', 'no-day'],
  ])('is refused: %s', (text, reason) => {
    expect(readWrittenDay(text)).toEqual({ is: 'refused', reason })
  })

  it('is that day, or refused, in every order and with anything in it', () => {
    const noise = fc.constantFrom('', ' ', '-', '.', '/', '0', '\u200B', 'x')
    fc.assert(
      fc.property(day, noise, fc.nat(), (is, sign, place) => {
        const [year = '', month = '', date = ''] = is.split('-')
        const short = year.slice(2)
        const forms = [
          is,
          `${date}-${month}-${year}`,
          `${date}.${month}.${year}`,
          `${date}/${month}/${year}`,
          `${String(Number(date))}-${String(Number(month))}-${year}`,
          `${date}.${month}.${short}`,
          `${date}-${month}-${short}`,
        ]
        for (const text of forms) {
          const plain = readWrittenDay(text)
          if (plain.is === 'day') expect([text, plain.day]).toEqual([text, is])
          // A sign more may only be read as what is meant.
          const at = place % (text.length + 1)
          const noisy = text.slice(0, at) + sign + text.slice(at)
          const read = readWrittenDay(noisy)
          if (read.is === 'day' && sign !== '0') expect([noisy, read.day]).toEqual([noisy, is])
        }
        // American: read as nothing else, at most as the day it is for both.
        const american = readWrittenDay(`${month}/${date}/${year}`)
        if (american.is === 'day') expect(american.day).toBe(is)
      }),
      { numRuns: 500 },
    )
  })
})

describe('a moment that is written', () => {
  const zone = 'Europe/Amsterdam'

  it.each([
    ['2026-11-30T14:05:00Z', '2026-11-30T14:05:00.000Z'],
    ['2026-11-30T14:05', '2026-11-30T13:05:00.000Z'],
    ['2026-11-30 14:05', '2026-11-30T13:05:00.000Z'],
    ['30-11-2026 14:05', '2026-11-30T13:05:00.000Z'],
    ['30.11.26 9:05', '2026-11-30T08:05:00.000Z'],
    ['30-7-2026, 14:05', '2026-07-30T12:05:00.000Z'],
    ['30-11-2026 14:05:30 +02:00', '2026-11-30T12:05:30.000Z'],
  ])('is read: %s', (text, meant) => {
    const read = readWrittenMoment(text, zone)
    expect(read.is === 'moment' && new Date(read.at).toISOString()).toBe(meant)
  })

  it.each([
    ['2026-11-30', 'no-time'],
    ['30-11-2026', 'no-time'],
    ['31-11-2026 14:05', 'impossible'],
    ['30-11-2026 25:05', 'impossible'],
    ['2026-11-30T25:00', 'impossible'],
    ['03/04/2026 14:05', 'unclear'],
    ['vanmiddag', 'no-day'],
  ])('is refused: %s', (text, reason) => {
    expect(readWrittenMoment(text, zone)).toEqual({ is: 'refused', reason })
  })

  it('is told of a theft in any of these forms, and a stored one stays as it is', () => {
    const at = (written: string) => WrittenMoment.safeParse(written)
    for (const stored of ['2026-11-30T14:05:00+01:00', '2026-11-30T14:05:00Z']) {
      expect(at(stored).data).toBe(stored)
    }
    expect(at('30-11-2026 14:05').data).toMatch(/^2026-11-30T\d\d:05:00\.000Z$/)
    expect(at('2026-11-30').error?.issues[0]?.message).toBe('has no time: write 2026-11-30T14:05')
    expect(at('2026-11-31T14:05:00Z').success).toBe(false)
  })
})

describe('the days of a search', () => {
  it('are whole days, or the moments they are', () => {
    expect(readSearchDays({ fromDate: '1-11-2026', toDate: '30.11.2026' })).toEqual({
      ok: true,
      value: { fromDate: '2026-11-01T00:00:00Z', toDate: '2026-11-30T23:59:59Z' },
    })
    expect(readSearchDays({ fromDate: '2026-11-01T12:00:00+01:00' })).toEqual({
      ok: true,
      value: { fromDate: '2026-11-01T11:00:00.000Z', toDate: undefined },
    })
    for (const fromDate of ['31-11-2026', '03/04/2026', 'gisteren', '']) {
      expect(readSearchDays({ fromDate })).toMatchObject({ fault: { kind: 'bad-input' } })
    }
  })
})
