import { describe, expect, it } from 'vitest'
import { frameNumberIn } from '../../shared/frame-number.ts'
import { fc } from '../support/random.ts'

// Codes of other things, made by their published rules, and numbers of makers by theirs.

const digits = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${String(length)}}$`))
const letters = (length: number) => fc.stringMatching(new RegExp(`^[A-Z]{${String(length)}}$`))
const joined = (...parts: fc.Arbitrary<string>[]) => fc.tuple(...parts).map((all) => all.join(''))
const just = (text: string) => fc.constant(text)

/** ISO 13616: the check digits are 98 less the rest of all the others, the country behind. */
function iban(country: string, account: string): string {
  const spelt = `${account}${country}00`.replace(/[A-Z]/g, (sign) => String(parseInt(sign, 36)))
  const check = String(98 - Number(BigInt(spelt) % 97n)).padStart(2, '0')
  return `${country}${check}${account}`
}

const ibans = fc.oneof(
  joined(letters(4), digits(10)).map((account) => iban('NL', account)),
  digits(12).map((account) => iban('BE', account)),
  digits(18).map((account) => iban('DE', account)),
  joined(digits(10), fc.stringMatching(/^[A-Z0-9]{11}$/), digits(2)).map((account) =>
    iban('FR', account),
  ),
)

/** UPU S10: weights 8 6 4 2 3 5 9 7, eleven less the rest; 10 is 0 and 11 is 5. */
function s10(service: string, serial: string, country: string): string {
  const weights = [8, 6, 4, 2, 3, 5, 9, 7]
  const sum = [...serial].reduce((total, sign, at) => total + Number(sign) * (weights[at] ?? 0), 0)
  const check = 11 - (sum % 11)
  return `${service}${serial}${String(check === 10 ? 0 : check === 11 ? 5 : check)}${country}`
}

/** ISO/IEC 7812: what is missing to tens when every second one is doubled. */
function withLuhnDigit(body: string): string {
  const sum = [...body].toReversed().reduce((total, sign, at) => {
    const value = at % 2 === 0 ? Number(sign) * 2 : Number(sign)
    return total + Math.floor(value / 10) + (value % 10)
  }, 0)
  return `${body}${String((10 - (sum % 10)) % 10)}`
}

const codes: Readonly<Record<string, fc.Arbitrary<string>>> = {
  'a bank account': ibans,
  'a letter or parcel by post': fc
    .tuple(fc.stringMatching(/^[CELRUV][A-Z]$/), digits(8), fc.constantFrom('NL', 'BE', 'DE', 'FR'))
    .map(([service, serial, country]) => s10(service, serial, country)),
  'a parcel of PostNL': joined(just('3S'), letters(4), digits(9)),
  'a parcel of DHL': joined(fc.constantFrom('JJD', 'JJD00'), digits(18)),
  'a parcel of DPD': joined(just('0'), digits(13)),
  'a parcel of UPS': joined(just('1Z'), fc.stringMatching(/^[A-Z0-9]{6}$/), digits(10)),
  'a device': digits(14).map(withLuhnDigit),
  'a bank card': digits(15).map(withLuhnDigit),
  'a mobile telephone': joined(fc.constantFrom('06', '045', '047', '049'), digits(8)).map(
    (number) => number.slice(0, 10),
  ),
  'a day': fc
    .date({ min: new Date('1990-01-01'), max: new Date('2039-12-31'), noInvalidDate: true })
    .map((day) => day.toISOString().slice(0, 10).replaceAll('-', '')),
  'a Dutch number plate': joined(letters(2), just('-'), digits(3), just('-'), letters(1)),
}

describe('A code of something else', () => {
  const spelt = fc.constantFrom<(code: string) => string>(
    (code) => code,
    (code) => code.toLowerCase(),
    (code) => `*${code}*`,
    (code) => ` "${code}"\r\n`,
    (code) => `${code.slice(0, 2)}\u200b${code.slice(2)}`,
    (code) => JSON.stringify({ frame: code }),
    (code) => `Framenummer: ${code}`,
    (code) => `]C0${code}`,
  )

  it.each(Object.entries(codes))('never passes for a frame number by itself: %s', (_what, code) => {
    fc.assert(
      fc.property(code, spelt, (text, spell) => {
        expect([text, frameNumberIn(spell(text)).is]).not.toEqual([text, 'number'])
      }),
      { numRuns: 400 },
    )
  })

  it('that proves itself by its check digits is refused, whoever says otherwise', () => {
    fc.assert(
      fc.property(ibans, (account) => {
        const grouped = account.replace(/(.{4})(?=.)/g, '$1 ')
        for (const given of [account, grouped]) {
          expect([given, frameNumberIn(given)]).toEqual([
            given,
            { is: 'refused', reason: 'something-else' },
          ])
        }
      }),
    )
  })
})

describe('A number of a maker', () => {
  const makers: Readonly<Record<string, fc.Arbitrary<string>>> = {
    Trek: joined(just('WTU'), digits(3), letters(1), digits(4), letters(1)),
    Specialized: joined(just('WSBC60'), digits(8), letters(1)),
    Giant: joined(just('GS'), fc.stringMatching(/^[0-9]{2}[A-Z][0-9]{4}$/)),
    'the Dutch makers': joined(
      fc.constantFrom('BA', 'GZ', 'SP', 'KO', 'UN', 'CO', 'LO', 'RI', 'AM'),
      digits(7),
    ),
    Cube: joined(just('WOW'), digits(8), letters(2)),
    Canyon: joined(just('M60'), digits(2), letters(1), digits(5)),
    Scott: joined(just('STA'), digits(5), letters(1)),
    Cannondale: joined(fc.constantFrom('MC', 'KA', 'FD'), digits(5)),
    'Riese & Müller': joined(just('PG18'), digits(6)),
    'Urban Arrow': joined(just('UA'), just(' '), digits(2), just(' '), digits(5)),
    VanMoof: joined(just('ASY'), digits(7)),
    Stromer: joined(just('ST3-'), digits(6)),
    Koga: joined(just('KG'), letters(1), digits(6)),
  }

  it.each(Object.entries(makers))('needs nobody to confirm it: %s', (_maker, number) => {
    fc.assert(
      fc.property(number, (text) => {
        // Noughts alone are no number of any maker.
        fc.pre(!/0{5}/.test(text))
        expect([text, frameNumberIn(text)]).toMatchObject([
          text,
          { is: 'number', number: { sent: text.replace(/ /g, '') } },
        ])
      }),
      { numRuns: 500 },
    )
  })
})

describe('Where the account is French', () => {
  const isFrench = () => true

  it('ten mixed signs are asked about, since every bike there carries such an id', () => {
    for (const id of ['AB12345C67', 'PX1234KMN5']) {
      expect(frameNumberIn(id)).toMatchObject({ is: 'number' })
      expect(frameNumberIn(id, { isFrench })).toMatchObject({ reason: 'tag-like' })
    }
    const numbers = ['WTU45C9802T', 'GZ12345678', 'WBK1234567', 'WBK76O0005', 'U161K02722']
    for (const number of [...numbers, 'WOW12345AB']) {
      expect([number, frameNumberIn(number, { isFrench }).is]).toEqual([number, 'number'])
    }
  })

  it('a number that the POS holds as that bike’s own is none of them', () => {
    const isFrameNumber = (text: string) => text === 'AB12345C67'
    expect(frameNumberIn('AB12345C67', { isFrench, isFrameNumber })).toMatchObject({ is: 'number' })
  })
})
