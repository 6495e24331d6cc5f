import { readPrice, type PriceReading } from '../../../shared/price.ts'

/** A price as it is typed in a language, where English has a decimal point and the others a comma. */
export function readTypedPrice(written: string, language: string): PriceReading {
  return readPrice(written, { decimal: language === 'en' ? '.' : ',' })
}

/** Its cents. `undefined` when nothing was written, `null` when it is no price. */
export function typedCents(written: string, language: string): number | null | undefined {
  const read = readTypedPrice(written, language)
  if (read.is === 'none') return undefined
  return read.is === 'price' ? read.cents : null
}

/** As it stands in the field: with a comma where the language has one. */
export function writePrice(cents: number | undefined, language: string): string {
  if (cents === undefined) return ''
  const written = (cents / 100).toFixed(2)
  return language === 'en' ? written : written.replace('.', ',')
}
