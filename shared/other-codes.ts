/**
 * Codes that are not of bikes at all and get under the scanner, or into a list, in a shop: bank accounts,
 * parcels, telephones, devices, number plates. What proves itself by its own check digits is refused;
 * what only has the form is asked, since a maker may use it too.
 *
 * - IBAN (ISO 13616): country, two check digits by ISO 7064 mod 97-10, a length for each country.
 * - UPS: `1Z` and sixteen signs, the last one the check digit.
 * - UPU S10, post: two letters, nine digits of which the last is the check digit, the country.
 * - PostNL: `3S`, the sender, digits. DHL: `JJD`, `JVGL`. DPD: fourteen digits, often one sign more.
 *   Numbers of GLS (eleven or twelve digits, eight signs) have nothing of their own to know them by.
 * - Amazon: `TBA…` on a parcel, `X00…` and `B0…` on a box.
 * - IMEI and bank cards: fifteen or sixteen digits with Luhn's check digit.
 * - Telephones of the Netherlands, Belgium, Germany and France; number plates with their hyphens.
 */

/** Lengths of the IBAN registry (SWIFT) for Europe. */
const ibanLengths: Readonly<Record<string, number>> = {
  ...{ AD: 24, AT: 20, BE: 16, BG: 22, CH: 21, CY: 28, CZ: 24, DE: 22, DK: 18, EE: 20, ES: 24 },
  ...{ FI: 18, FR: 27, GB: 22, GI: 23, GR: 27, HR: 21, HU: 28, IE: 22, IS: 26, IT: 27, LI: 21 },
  ...{ LT: 20, LU: 20, LV: 21, MC: 27, MT: 31, NL: 18, NO: 15, PL: 28, PT: 25, RO: 24, SE: 24 },
  ...{ SI: 19, SK: 24, SM: 27, TR: 26 },
}

function lettersAndDigits(sent: string): string {
  return sent.replace(/[^A-Z0-9]/g, '')
}

function isIban(signs: string): 'proved' | 'formed' | null {
  const isOfLength = ibanLengths[signs.slice(0, 2)] === signs.length
  if (!isOfLength || !/^[A-Z]{2}\d{2}[A-Z0-9]+$/.test(signs)) return null
  const turned = `${signs.slice(4)}${signs.slice(0, 4)}`
  const digits = turned.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55))
  return BigInt(digits) % 97n === 1n ? 'proved' : 'formed'
}

function isUps(signs: string): 'proved' | 'formed' | null {
  if (!/^1Z[A-Z0-9]{15}\d$/.test(signs)) return null
  const values = [...signs.slice(2)].map((sign) =>
    /\d/.test(sign) ? Number(sign) : (sign.charCodeAt(0) - 63) % 10,
  )
  const check = values.pop()
  const sum = values.reduce((total, value, place) => total + value * (place % 2 === 0 ? 1 : 2), 0)
  return (10 - (sum % 10)) % 10 === check ? 'proved' : 'formed'
}

/** Whether this text can be nothing else than the code of a parcel or a bank account. */
export function isOtherCode(sent: string): boolean {
  const signs = lettersAndDigits(sent)
  return isIban(signs) === 'proved' || isUps(signs) === 'proved'
}

const countries = 'NL|BE|DE|FR|LU|GB|IE|AT|CH|DK|SE|NO|FI|PL|CZ|ES|PT|IT|CN|HK|TW|SG|JP|KR|US|CA'
const post = new RegExp(`^[A-Z]{2}\\d{9}(?:${countries})$`)
const parcels = [
  /^3S[A-Z]{2,5}\d{6,12}$/,
  /^JJD\d{14,22}$/,
  /^JD\d{16,20}$/,
  /^JVGL[A-Z0-9]{8,}$/,
  /^0\d{13}[A-Z0-9]?$/,
  /^\d{14}[A-Z]$/,
  /^00\d{4}[A-Z]{2}\d{20}$/,
  /^TBA\d{9,}$/,
  /^X00[A-Z0-9]{7}$/,
  /^B0(?=(?:\d*[A-Z]){2})[A-Z0-9]{8}$/,
  // No frame has as many.
  /^\d{18,}$/,
  /^[A-Z0-9]{25,}$/,
]
const telephones = [
  /^06\d{8}$/,
  /^04[5-9]\d{7}$/,
  /^01[567]\d{8,9}$/,
  /^(?:0031|0032|0033|0049)\d{8,11}$/,
]
/** With the area code apart, or in the pairs of France. */
const telephoneInParts = /^0[1-9]\d{0,3}[-/ ]\d{5,8}$|^0[1-9](?:[ .-]\d\d){4}$/
/** VAT numbers of the Netherlands and Belgium. */
const taxNumber = /^NL\d{9}B\d\d$|^BE[01]\d{9}$/
const networkAddress = /^(?:[0-9A-F]{2}-){5}[0-9A-F]{2}$/
/**
 * Number plates by their shape: the Dutch sidecodes (RDW), Belgian and French ones. Only with their
 * hyphens: without, a maker may use the same.
 */
const plates: ReadonlySet<string> = new Set([
  ...['AA-99-99', '99-99-AA', '99-AA-99', 'AA-99-AA', 'AA-AA-99', '99-AA-AA', '99-AAA-9'],
  ...['9-AAA-99', 'AA-999-A', 'A-999-AA', 'AAA-99-A', 'A-99-AAA', '9-AA-999', '999-AA-9'],
  ...['9-AAA-999', 'A-AAA-999', 'AA-999-AA'],
])

function isPlate(sent: string): boolean {
  return plates.has(sent.replace(/[A-Z]/g, 'A').replace(/\d/g, '9'))
}

/** Whether it has the form of such a code, and may be a frame number all the same. `text` in capitals. */
export function looksLikeOtherCode(text: string, sent: string): boolean {
  const signs = lettersAndDigits(sent)
  if (isIban(signs) !== null || isUps(signs) !== null || post.test(signs)) return true
  if (/^\d{15,16}$/.test(signs) && hasLuhnDigit(signs)) return true
  if ([...parcels, ...telephones, taxNumber].some((form) => form.test(signs))) return true
  if (telephoneInParts.test(text) || networkAddress.test(sent)) return true
  return isPlate(sent)
}

/** ISO/IEC 7812-1, annex B. */
function hasLuhnDigit(digits: string): boolean {
  const sum = [...digits].toReversed().reduce((total, digit, place) => {
    const value = Number(digit) * (place % 2 === 0 ? 1 : 2)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return sum % 10 === 0
}
