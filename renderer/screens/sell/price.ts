import { firstSpoken, languageOf } from '../../../shared/language.ts'
import { readPrice, type PriceReading } from '../../../shared/price.ts'

/** A price as it is typed in a language, with the decimal sign that the language writes. */
export function readTypedPrice(written: string, language: string): PriceReading {
  return readPrice(written, { decimal: decimalOf(language) })
}

function decimalOf(language: string): '.' | ',' {
  const { locale } = languageOf[firstSpoken([language]) ?? 'nl']
  return new Intl.NumberFormat(locale).format(0.5).includes('.') ? '.' : ','
}

/** Its cents. `undefined` when nothing was written, `null` when it is no price. */
export function typedCents(written: string, language: string): number | null | undefined {
  const read = readTypedPrice(written, language)
  if (read.is === 'none') return undefined
  return read.is === 'price' ? read.cents : null
}

/** As it stands in the field. */
export function writePrice(cents: number | undefined, language: string): string {
  if (cents === undefined) return ''
  return (cents / 100).toFixed(2).replace('.', decimalOf(language))
}
