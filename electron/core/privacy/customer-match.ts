/** So many digits are somebody's phone number and not a house number. */
const fewestDigits = 6
/** What stays of a phone number whichever way its country and its first 0 are written. */
const subscriberDigits = 8

/**
 * Whether these texts name whom `search` names: all its words, in any order, or its phone number however
 * it is written. Texts are JSON as it lies on disk, or plain words.
 */
export function namesCustomer(texts: readonly string[], search: string): boolean {
  const values = texts.flatMap(valuesIn)
  const all = folded(values.join('\n'))
  if (
    folded(search)
      .split(/\s+/)
      .every((word) => all.includes(word))
  ) {
    return true
  }
  const wanted = digitsOf(search)
  const isNumber = /^[\d\s()+./-]+$/.test(search) && wanted.length >= fewestDigits
  return isNumber && values.some((value) => digitsOf(value).endsWith(lastDigits(wanted)))
}

/** Every text and number in a JSON text; the text itself where it is none. */
function valuesIn(text: string): string[] {
  try {
    return leavesOf(JSON.parse(text))
  } catch {
    return [text] // words of a service, or a damaged payload: searched as they are
  }
}

function leavesOf(value: unknown): string[] {
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(leavesOf)
  return typeof value === 'string' || typeof value === 'number' ? [String(value)] : []
}

/** Lower case and without accents: somebody who writes Jose finds José. */
function folded(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
}

function digitsOf(text: string): string {
  return text.replaceAll(/\D/g, '')
}

function lastDigits(digits: string): string {
  return digits.slice(-subscriberDigits)
}
