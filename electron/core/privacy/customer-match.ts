import { holdsName } from '../../../shared/names.ts'
import { telephonesIn } from '../../../shared/telephone.ts'

/** So many digits are somebody's phone number and not a house number. */
const fewestDigits = 6
/** What stays of a phone number whichever way its country and its first 0 are written. */
const subscriberDigits = 8

/**
 * Whether these texts name whom `search` names: all its words, in any order and as people type names,
 * or its phone number however it is written. Texts are JSON as it lies on disk, or plain words.
 */
export function namesCustomer(texts: readonly string[], search: string): boolean {
  const values = texts.flatMap(valuesIn)
  // An address of e-mail is one word, points and all.
  if (search.includes('@')) {
    const wanted = plain(search)
    return values.some((value) => plain(value).includes(wanted))
  }
  if (holdsName(values.join('\n'), search)) return true
  // The country only says where a space parts two numbers; by its last digits a number is found in any.
  const numbers = telephonesIn(search.replace(/^\s*(tel|telefoon|phone|mobiel|mob)\b/iu, ''), 'NL')
  if (numbers.some((number) => /\p{L}/u.test(number))) return false
  return numbers
    .map(digitsOf)
    .some(
      (wanted) =>
        wanted.length >= fewestDigits && values.some((value) => holdsNumber(value, wanted)),
    )
}

/** By its last digits, wherever it stands in a text. */
function holdsNumber(value: string, wanted: string): boolean {
  const last = wanted.slice(-subscriberDigits)
  const runs = value.normalize('NFKC').match(/\d(?:[^\p{L}\d\n]{0,4}\d){5,}/gu) ?? []
  return runs.some((run) => {
    const digits = digitsOf(run)
    // Two numbers may stand side by side; a part of one is its end.
    return last.length < subscriberDigits ? digits.endsWith(last) : digits.includes(last)
  })
}

function plain(text: string): string {
  return text.normalize('NFKC').replace(/\s+/gu, '').toLowerCase()
}

/** Every text and number in a JSON text; the text itself where it is none. */
function valuesIn(text: string): string[] {
  try {
    return leavesOf(JSON.parse(text))
  } catch {
    // Words of a service, a damaged payload or a refused file: as they are, but for JSON's way to write ë.
    const code = (_: string, hex: string): string => String.fromCharCode(Number.parseInt(hex, 16))
    return [text.replaceAll(/\\u([0-9a-f]{4})/gi, code)]
  }
}

function leavesOf(value: unknown): string[] {
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(leavesOf)
  return typeof value === 'string' || typeof value === 'number' ? [String(value)] : []
}

function digitsOf(text: string): string {
  return text.normalize('NFKC').replaceAll(/\D/g, '')
}
