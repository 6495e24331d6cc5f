import { z } from 'zod'
import {
  bikeNumberKinds,
  type BikeNumberKind,
  type BikeNumbers,
} from '../../../shared/bike-numbers.ts'
import { readFlag } from '../../../shared/flag.ts'
import { readStoreId, type StoreId } from '../../../shared/stock.ts'

/**
 * CycleSoftware's forms, read tolerantly (DESIGN.md, "Doors"). Anything marked `?` in its
 * documentation may be null or absent, an empty string and a 0 where a size belongs mean "not filled
 * in", PHP writes an empty object as `[]`, and what cannot be read is not filled in either.
 */

/** The longest text of one field that is kept. */
const longestText = 10_000

export function readWords(value: unknown): string | null {
  const isWritten =
    typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
  const written = isWritten ? withoutEntities(String(value).slice(0, longestText)).trim() : ''
  return written === '' ? null : written
}

const signs: Readonly<Record<string, string>> = {
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', szlig: 'ß', euro: '€' },
  ...{ aelig: 'æ', oelig: 'œ', AElig: 'Æ', OElig: 'Œ' },
}
const accents: Readonly<Record<string, string>> = {
  ...{ grave: '\u0300', acute: '\u0301', circ: '\u0302', tilde: '\u0303', uml: '\u0308' },
  ...{ ring: '\u030a', cedil: '\u0327' },
}
const entity =
  /&(?:#(\d{1,6})|#x([\da-f]{1,5})|([a-z])(grave|acute|circ|tilde|uml|ring|cedil)|(\w{2,5}));/giu

/** What was written for a page (`Riese &amp; M&uuml;ller`) as people read it; once, as it was written. */
function withoutEntities(written: string): string {
  if (!written.includes('&')) return written
  return written.replace(entity, (...found: (string | undefined)[]) => {
    const [whole = '', decimal, hex, letter, accent = '', name = ''] = found
    if (letter !== undefined) return `${letter}${accents[accent] ?? ''}`.normalize('NFC')
    const code =
      decimal !== undefined ? Number(decimal) : hex === undefined ? null : parseInt(hex, 16)
    if (code === null) return signs[name] ?? whole
    return code >= 32 && code <= 0xffff && (code < 0xd800 || code > 0xdfff)
      ? String.fromCharCode(code)
      : whole
  })
}

export function readSize(value: unknown): string | null {
  const written = readWords(value)
  const isZero = written !== null && /^0+(?:[.,]0*)?$/.test(written)
  return isZero || typeof value === 'boolean' ? null : written
}

/** What is struck or printed on a bike; a 0 or a sign alone is how people write that there is none. */
export function readNumber(value: unknown): string | null {
  const written = typeof value === 'boolean' ? null : readWords(value)
  return written !== null && /[\p{L}1-9]/u.test(written) && !noNumber.test(written) ? written : null
}

const noNumber =
  /^(?:n\.?v\.?t\.?|n\.?a\.?|n\/a|none|null|geen|onbekend|unknown|unbekannt|inconnu|keine?r?|aucune?)$/iu

/** A whole number, also in quotes; null for everything else. */
export function readWholeNumber(value: unknown): number | null {
  const number =
    typeof value === 'string' && /^\s*-?\d{1,15}(?:\.0{1,6})?\s*$/.test(value)
      ? Number(value)
      : value
  return typeof number === 'number' && Number.isSafeInteger(number) ? number : null
}

/** One or more. */
export function readCount(value: unknown): number | null {
  const number = readWholeNumber(value)
  return number !== null && number > 0 ? number : null
}

/** What tells two records apart: a number or a text that is not empty. */
export function readIdentity(value: unknown): string | null {
  return typeof value === 'string' || Number.isSafeInteger(value) ? readWords(value) : null
}

export function readStore(value: unknown): StoreId | null {
  if (typeof value !== 'string' && typeof value !== 'number') return null
  const store = readStoreId(value)
  return store.ok ? store.value : null
}

const anything = z.unknown().optional()
export const words = anything.transform(readWords)
export const size = anything.transform(readSize)
export const count = anything.transform(readCount)
export const yes = anything.transform((value) => readFlag(value) ?? false)
export const maybe = anything.transform(readFlag)
/** Null where there is none that can be read. */
export const numberOrNone = anything.transform(readWholeNumber)
export const storeOrNone = anything.transform(readStore)

/** A number that must be there: what decides. */
export const wholeNumber = z.unknown().transform((value, context) => {
  const number = readWholeNumber(value)
  if (number !== null) return number
  context.addIssue({ code: 'custom', message: 'not a whole number' })
  return z.NEVER
})

export const storeId = z.unknown().transform((value, context) => {
  const store = readStore(value)
  if (store !== null) return store
  context.addIssue({ code: 'custom', message: 'not a store' })
  return z.NEVER
})

const numberFields: Readonly<Record<BikeNumberKind, readonly string[]>> = {
  key: ['key_number', 'key_number_2'],
  lock: ['lock_number', 'lock_number_2'],
  battery: ['battery_number', 'battery_number_2'],
  engine: ['engine_number'],
  'licence-plate': ['license_plate_number'],
}

/** The numbers of one bike, of `identification`; a kind of which none is known is left out. */
export function readNumbers(identification: Readonly<Record<string, unknown>>): BikeNumbers {
  const read = bikeNumberKinds.map((kind) => {
    const numbers = numberFields[kind].flatMap((field) => readNumber(identification[field]) ?? [])
    return [kind, [...new Set(numbers)]] as const
  })
  return Object.fromEntries(read.filter(([, numbers]) => numbers.length > 0))
}

/** An object of which every field may be missing: whatever is none has none of them. */
export function objectOf<T extends z.ZodRawShape>(shape: T) {
  return z.preprocess(
    (value) => (typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {}),
    z.object(shape),
  )
}
