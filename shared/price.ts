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
