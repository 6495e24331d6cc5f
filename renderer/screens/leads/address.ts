import { readPostalCode } from '../../../shared/postal-code.ts'
import { readTelephone } from '../../../shared/telephone.ts'

/** How a postal code is written where the shops are; elsewhere anything goes. */
const postalCodes: Readonly<Record<string, RegExp>> = {
  NL: /^[1-9]\d{3}[A-Z]{2}$/,
  BE: /^[1-9]\d{3}$/,
  DE: /^\d{5}$/,
  FR: /^\d{5}$/,
  LU: /^\d{4}$/,
}

/** The countries a customer at the counter most often comes from; others keep what they had. */
const nearby = ['NL', 'BE', 'DE', 'FR', 'LU', 'GB', 'DK', 'AT', 'CH', 'IT', 'ES', 'PL'] as const

/** A blank one is not odd: it was not asked for. */
export function isOddPostalCode(country: string, written: string): boolean {
  const code = readPostalCode(written)
  return written.trim() !== '' && postalCodes[country]?.test(code) === false
}

export function isOddPhoneNumber(country: string, written: string): boolean {
  return written.trim() !== '' && !isWholePhoneNumber(country, written)
}

/** A number of this country, or of another with its `+`, with nothing missing. */
export function isWholePhoneNumber(country: string, written: string): boolean {
  return readTelephone(written, country)?.isWhole ?? false
}

export function countryChoices(language: string, chosen: string) {
  const names = new Intl.DisplayNames([language], { type: 'region' })
  const codes = new Set<string>([...nearby, chosen])
  return [...codes].map((value) => ({ value, label: names.of(value) ?? value }))
}
