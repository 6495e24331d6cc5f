/**
 * An amount in whole cents. `cents` is a field named `…_cents`, `decimal` an amount in euros; both
 * come as a number or in quotes. Null for what is no amount of whole cents: a price is never
 * guessed. Binary fractions are forgiven: 0.1 + 0.2 is 30 cents.
 */
export function readCents(value: unknown, unit: 'cents' | 'decimal'): number | null {
  const written = typeof value === 'number' ? writtenOut(value) : value
  if (typeof written !== 'string') return null
  const amount = /^(-?)(\d{1,12})(?:\.(\d{1,2})0*)?$/.exec(written.trim())
  if (amount === null) return null
  const [, sign, whole = '', fraction = ''] = amount
  if (unit === 'cents' && Number(fraction) !== 0) return null
  const cents =
    unit === 'cents' ? Number(whole) : Number(whole) * 100 + Number(fraction.padEnd(2, '0'))
  return sign === '-' ? 0 - cents : cents
}

/** Without the last digits of a binary fraction, which no service means. */
function writtenOut(value: number): string {
  return String(Number(value.toPrecision(14)))
}

/** The most a bike may cost, in cents. */
const mostCents = 100_000_000

/** `thousand-or-fraction`: `1.299` is 1299 euros to one and 1,30 to another. */
export type PriceRefusal = 'no-amount' | 'thousand-or-fraction' | 'too-much'

export type PriceReading =
  | { is: 'price'; cents: number }
  /** Nothing was written. */
  | { is: 'none' }
  | { is: 'refused'; reason: PriceRefusal }

const refused = (reason: PriceRefusal): PriceReading => ({ is: 'refused', reason })

/**
 * The one reader of a price that people and programs write, in euros: `1299`, `1299,50`, `1.299,00`,
 * `1,299.00`, `€ 1.299,-` for whole euros, `1'299.00 EUR`. Of one sign before three digits only the writer's language
 * tells what it is: with a `decimal` comma `1.299` is 1299 euros and `1,299` is refused, with a decimal
 * point the other way round, and without one both are refused. Numbers are decimal euros.
 */
export function readPrice(
  value: unknown,
  { decimal = null }: { decimal?: ',' | '.' | null } = {},
): PriceReading {
  if (typeof value === 'number') {
    const cents = readCents(value, 'decimal')
    return cents === null || cents < 0 ? refused('no-amount') : within(cents)
  }
  if (typeof value !== 'string' || value.length > 60) return refused('no-amount')
  const plain = withoutCurrency(value)
  if (plain === '') return { is: 'none' }
  const bare = plain.replace(/\s?[.,](?:-{1,3}|=)$/u, '')
  const amount =
    /^(?<whole>0|[1-9]\d{0,11})(?:[.,](?<cents>\d{1,2}))?$/.exec(bare) ??
    /^(?<whole>[1-9]\d{0,2}(?<group>[.,' ])\d{3}(?:\k<group>\d{3})*)(?:(?!\k<group>)[.,](?<cents>\d{1,2}))?$/.exec(
      bare,
    )
  if (amount === null) return refused('no-amount')
  const { whole = '', group, cents = '' } = amount.groups ?? {}
  const isUnclear = plain === bare && /^\d+[.,]\d{3}$/.test(bare)
  if (isUnclear && (decimal === null || decimal === group)) return refused('thousand-or-fraction')
  return within(Number(whole.replace(/\D/g, '')) * 100 + Number(cents.padEnd(2, '0')))
}

function within(cents: number): PriceReading {
  return cents > mostCents ? refused('too-much') : { is: 'price', cents }
}

/** Every kind of space, dash and apostrophe as one; the currency off. */
function withoutCurrency(written: string): string {
  return written
    .replace(/\p{Cf}/gu, '')
    .replace(/[\uff01-\uff5e]/gu, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/[\s\u0085]+/gu, ' ')
    .replace(/[\p{Pd}\u2212]/gu, '-')
    .replace(/[\u2018\u2019\u00b4\u02bc]/gu, "'")
    .trim()
    .replace(/^(?:€|euros?(?![a-z])|eur(?![a-z]))\s?|\s?(?:€|euros?|eur)$/giu, '')
}
