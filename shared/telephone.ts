import parsePhoneNumber, { isSupportedCountry, type CountryCode } from 'libphonenumber-js/min'

/**
 * The one reader of a telephone number, in any spelling: `+31…`, `0031…`, `+31(0)…`, `(06)…`, with any
 * signs between. Without a country in front it is one of `country` (ISO 3166).
 */
export type Telephone = {
  /** `+31612345678`. */
  international: string
  /** As it is dialled in its own country, digits only: `0612345678`. */
  national: string
  /** No digit is missing or too many, as far as numbers of its country go. */
  isWhole: boolean
}

const longest = 60

export function readTelephone(written: string, country: string): Telephone | null {
  if (written.length > longest) return null
  // Small figures are a note beside a number; composed they would be digits of it. Words or a plus sign
  // between digits part an extension or a second number from the first.
  if (/\p{No}|[+\d]\P{L}*\p{L}\P{N}*\p{N}|\d\D*\+/u.test(written)) return null
  const plain = written
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/\(\s*0\s*\)/g, (zero, at: number) => (at === 0 ? zero : ' '))
    .replace(/[^\d+]/g, ' ')
    .trim()
  const from: CountryCode = isSupportedCountry(country) ? country : 'NL'
  const read = parsePhoneNumber(plain, from)
  if (read === undefined) return null
  return {
    international: read.number,
    national: read.formatNational().replace(/\D/g, ''),
    isWhole: read.isValid(),
  }
}

/** Fewest digits of a number that another one may stand beside, its area code with it. */
const fewestDigits = 9
/** A sign or a word that parts two numbers. */
const parting = /[\p{L},;|&/\n]|\s{2}/u

/**
 * The numbers that stand in one field, as they were written: people put two there (`06-12345678 /
 * 020-1234567`, `020 1234567 mobiel 0612345678`). One number, or what is none, is the only one. A space
 * alone parts two where both are whole in `country` (ISO 3166).
 */
export function telephonesIn(written: string, country: string): string[] {
  if (written.length > longest) return [written]
  const places = [...written.matchAll(/(?<=\d)\D+(?=\d)/gu)].map(({ 0: between, index }) => {
    const start = /[+(]*$/u.exec(between)?.[0] ?? ''
    const behind = start + written.slice(index + between.length)
    return { between, before: written.slice(0, index), behind }
  })
  const isLong = (part: string): boolean => part.replace(/\D/g, '').length >= fewestDigits
  const isWhole = (part: string): boolean => readTelephone(part, country)?.isWhole === true
  const found =
    places.find(
      ({ between, before, behind }) => parting.test(between) && isLong(before) && isLong(behind),
    ) ?? places.find(({ before, behind }) => isWhole(before) && isWhole(behind))
  return found === undefined ? [written] : [found.before, ...telephonesIn(found.behind, country)]
}
