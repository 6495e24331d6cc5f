import { fc } from '../support/random.ts'
import { describe, expect, it } from 'vitest'
import { namesCustomer } from '../../electron/core/privacy/customer-match.ts'
import { findCustomers } from '../../electron/services/cyclesoftware/find-customers.ts'
import { ok } from '../../shared/fault.ts'
import { readHouseNumber } from '../../shared/house-number.ts'
import type { PosCustomer } from '../../shared/lead-desk.ts'
import { readTelephone, telephonesIn } from '../../shared/telephone.ts'

/** Every way in which people write a Dutch number whose digits after the 0 are these nine. */
function spellings(digits: string): string[] {
  const [start, rest] = [digits.slice(0, 1), digits.slice(1)]
  const pairs = rest.replace(/(\d\d)(?=\d)/g, '$1 ')
  return [
    `0${digits}`,
    `0${start}-${rest}`,
    `0${start} ${pairs}`,
    `(0${start}) ${rest}`,
    `(0)${digits}`,
    `+31${digits}`,
    `+31 ${start} ${pairs}`,
    `+31(0)${digits}`,
    `+31 (0) ${start} ${rest}`,
    `0031${digits}`,
    `0031 (0)${start}-${rest}`,
    `+31-${start}-${rest}`,
    `0${start}–${rest}`,
    `0${start}.${rest}`,
    `\u200E+31${digits}`,
    `tel. 0${digits}`,
  ]
}
const mobile = fc.stringMatching(/^6[1-5]\d{7}$/)

describe('a telephone number', () => {
  it('is the same in every spelling', () => {
    fc.assert(
      fc.property(mobile, (digits) => {
        for (const written of spellings(digits)) {
          expect([written, readTelephone(written, 'NL')]).toEqual([
            written,
            { international: `+31${digits}`, national: `0${digits}`, isWhole: true },
          ])
        }
      }),
    )
  })

  it.each([
    ['0475 12 34 56', 'BE', '+32475123456'],
    ['0032 475/12.34.56', 'NL', '+32475123456'],
    ['+32 (0)475 12 34 56', 'NL', '+32475123456'],
    ['0151 23456789', 'DE', '+4915123456789'],
    ['+49 (0) 151 23456789', 'NL', '+4915123456789'],
    ['06 12 34 56 78', 'FR', '+33612345678'],
    ['+381 60 2222222', 'NL', '+381602222222'],
    ['0733030050', 'NL', '+31733030050'],
  ])('%s of %s is %s', (written, country, international) => {
    expect(readTelephone(written, country)?.international).toBe(international)
  })

  it.each(['', 'niemand', '+', '()', '1'.repeat(5_000)])('is none as %j', (written) => {
    expect(readTelephone(written, 'NL')).toBeNull()
  })
})

describe('two telephone numbers in one field', () => {
  const between = fc.constantFrom(
    ' / ',
    '/',
    ', ',
    ';',
    ' | ',
    ' of ',
    ' en ',
    ' or ',
    ' und ',
    ' oder ',
    ' ou ',
    ' et ',
    '\n',
    ' & ',
    '  ',
    ' ',
  )
  const fixed = fc.stringMatching(/^20[2-7]\d{6}$/)
  const two = fc
    .tuple(mobile, fixed, between, fc.nat(), fc.nat())
    .map(([first, second, parted, one, other]) => {
      const write = (digits: string, nth: number) =>
        spellings(digits).filter((form) => !form.startsWith('tel'))[nth % 15] ?? ''
      return { first, second, text: `${write(first, one)}${parted}${write(second, other)}` }
    })

  it('are two numbers, however each is written and whatever stands between', () => {
    fc.assert(
      fc.property(two, ({ first, second, text }) => {
        const read = telephonesIn(text, 'NL').map((one) => readTelephone(one, 'NL')?.international)
        expect([text, read]).toEqual([text, [`+31${first}`, `+31${second}`]])
      }),
      { numRuns: 1_000 },
    )
  })

  it('one number stays one, in every spelling', () => {
    fc.assert(
      fc.property(mobile, (digits) => {
        for (const written of spellings(digits))
          expect(telephonesIn(written, 'NL')).toEqual([written])
      }),
    )
    for (const written of [
      '06 12 34 56 78',
      '0032 475/12.34.56',
      '0475 12 34 56',
      '073-303 00 50',
    ]) {
      expect(telephonesIn(written, 'NL')).toEqual([written])
    }
  })

  it('find the customer of either, for a search at the POS and for erasing', async () => {
    const asked: (string | undefined)[] = []
    await findCustomers(
      { phoneNumber: '06-12345678 / 020-1234567' },
      {
        country: () => Promise.resolve(ok('NL')),
        find: (query) => {
          asked.push(query['phone_number'])
          return Promise.resolve(ok([]))
        },
      },
    )
    expect(asked).toEqual(expect.arrayContaining(['0612345678', '0201234567', '+31201234567']))
    const stored = [JSON.stringify({ phoneNumber: '+31612345678' })]
    expect(namesCustomer(stored, '06-12345678 of 020-1234567')).toBe(true)
    expect(namesCustomer(stored, '020-1234567 / 0612345678')).toBe(true)
    expect(namesCustomer(stored, '020-1234567 / 0612345679')).toBe(false)
  })
})

describe('a house number', () => {
  it.each([
    ['149', '149', ''],
    ['149a', '149', 'a'],
    ['149 A', '149', 'a'],
    ['149 bis', '149', 'bis'],
    ['149-2', '149', '2'],
    ['149/2', '149', '2'],
    ['149 II', '149', 'ii'],
    ['nr. 149', '149', ''],
    [' 0149 ', '149', ''],
    ['149 bis-2', '149', 'bis2'],
  ])('%j is %s with %j', (written, number, postfix) => {
    expect(readHouseNumber(written)).toEqual({ number, postfix })
  })

  it.each(['', 'a', 'Zuid', ' '.repeat(5_000)])('is none as %j', (written) => {
    expect(readHouseNumber(written)).toBeNull()
  })
})

describe("the search for a shop's customer", () => {
  const customer = (fields: Partial<PosCustomer>): PosCustomer => ({
    customerId: 1,
    isBusiness: false,
    companyName: '',
    name: 'A',
    street: '',
    houseNumber: '149',
    houseNumberPostfix: '',
    postalCode: '5388GM',
    city: '',
    countryCode: 'NL',
    phoneNumber: '0612345678',
    email: '',
    ...fields,
  })

  /** A POS that knows people only by exactly what it has of them. */
  function posWith(known: PosCustomer[]) {
    const asked: Record<string, string>[] = []
    const find = (query: Record<string, string>) => {
      asked.push(query)
      const fits = (name: string, value: string) =>
        query[name] === undefined || query[name] === value
      return Promise.resolve(
        ok(
          known.filter(
            (one) =>
              fits('phone_number', one.phoneNumber) &&
              fits('postal_code', one.postalCode) &&
              fits('housenumber', one.houseNumber),
          ),
        ),
      )
    }
    return { asked, parts: { find, country: () => Promise.resolve(ok('NL')) } }
  }

  it('finds them by every spelling, however the POS has it', async () => {
    await fc.assert(
      fc.asyncProperty(mobile, fc.nat({ max: 2 }), async (digits, kept) => {
        const phoneNumber = [`0${digits}`, `+31${digits}`, `0031${digits}`][kept] ?? ''
        for (const typed of spellings(digits)) {
          const { parts, asked } = posWith([customer({ phoneNumber })])
          const found = await findCustomers({ phoneNumber: typed }, parts)
          expect([typed, found.ok && found.value.length]).toEqual([typed, 1])
          expect(asked.length).toBeLessThanOrEqual(4)
        }
      }),
      { numRuns: 20 },
    )
  })

  it('finds them by their house, and the right one of several at a number', async () => {
    const a = customer({ customerId: 2, houseNumberPostfix: 'A' })
    const bis = customer({ customerId: 3, houseNumberPostfix: 'bis' })
    const whole = customer({ customerId: 4, houseNumber: '150-2' })
    const cases: [string, number[]][] = [
      ['149a', [2]],
      ['149 bis', [3]],
      ['149-A', [2]],
      ['149', [2, 3]],
      ['149-9', [2, 3]],
      ['150-2', [4]],
    ]
    for (const [houseNumber, ids] of cases) {
      const { parts } = posWith([a, bis, whole])
      const found = await findCustomers({ postalCode: '5388 gm', houseNumber }, parts)
      expect([houseNumber, found.ok && found.value.map((one) => one.customerId)]).toEqual([
        houseNumber,
        ids,
      ])
    }
  })
})

describe('the search for whom to forget', () => {
  const record = (name: string, phone = '') => [JSON.stringify({ customer: { name, phone } })]

  it.each([
    ['José van den Berg', 'jose van den berg'],
    ['José van den Berg', 'berg jose'],
    ['J. v.d. Berg', 'J. van den Berg'],
    ["Jan-Willem van 't Hof", 'jan willem van t hof'],
    ["Jan-Willem van 't Hof", 'janwillem hof'],
    ['Siobhán O’Brien', "o'brien"],
    ['Siobhan O Brien', "O'Brien"],
    ['Siobhan OBrien', "O'Brien"],
    ['Müller-Lüdenscheidt', 'mueller luedenscheidt'],
    ['Mueller', 'Müller'],
    ['Jørgen Straße', 'jorgen strasse'],
    ['Łukasz Żółć', 'lukasz zolc'],
    ['İbrahim Işık', 'ibrahim isik'],
    ['Fenna  de   Boer', 'fenna de boer'],
    ['DE VRIES', 'de Vries'],
    ['Anne Dykstra', 'anne dijkstra'],
    ['Jose\u0301', 'José'],
  ])('finds %j by %j', (name, typed) => {
    expect(namesCustomer(record(name), typed)).toBe(true)
  })

  it.each([
    ['Piet Jansen', 'Jan Pietersen'],
    ['J. de Vries', 'K. de Vries'],
    ['Ank Smit', 'van der Meer'],
    ['', 'de Vries'],
  ])('does not find %j by %j', (name, typed) => {
    expect(namesCustomer(record(name), typed)).toBe(false)
  })

  it('finds a number in every spelling, in a field or in a sentence', () => {
    fc.assert(
      fc.property(mobile, mobile, (digits, other) => {
        for (const kept of spellings(digits)) {
          for (const typed of [
            `0${digits}`,
            `+31 (0)${digits}`,
            `(0${digits.slice(0, 1)}) ${digits.slice(1)}`,
          ]) {
            expect(namesCustomer(record('x', kept), typed)).toBe(true)
            expect(namesCustomer([`Bel ${kept} na 18 uur, of 020 1234567`], typed)).toBe(true)
          }
        }
        if (!digits.endsWith(other.slice(-8))) {
          expect(namesCustomer(record('x', `0${digits}`), `0${other}`)).toBe(false)
        }
      }),
      { numRuns: 30 },
    )
  })

  it('finds an address of e-mail in any case, and no other', () => {
    expect(
      namesCustomer(['{"email":"Jan.de.Vries@Example.com"}'], 'jan.de.vries@example.com'),
    ).toBe(true)
    expect(namesCustomer(['{"email":"jan.vries@example.com"}'], 'jan.de.vries@example.com')).toBe(
      false,
    )
  })
})
