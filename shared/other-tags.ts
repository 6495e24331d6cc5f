/**
 * Codes of other registers that are stuck on or engraved in frames. They are recognised and said, and
 * never taken for a frame number or a shield.
 *
 * - Velopass: `VP` and eight letters or digits (CycleSoftware's documentation: `VP3D3G4KD3`).
 * - FNUCI, the French national file: ten letters and digits (decree 2020-1439), the first two the
 *   operator's. No list of the operators is published; `BC` is Bicycode.
 * - EIN, what the police and ADFC engrave in Germany: registration district (1–3 letters),
 *   municipality (2–3 digits), street (5), house (3), initials (2), year (2).
 * - Dutch postcode and house number: `1234 AB 56`.
 * - Belgian national register number: eleven digits, the last two 97 less the rest of the others.
 */

const velopass = /^VP[A-Z0-9]{8}$/
const fnuci = /^BC(?=[A-Z0-9]*\d)(?!\d{8}$)[A-Z0-9]{8}$/
const ein = /^[A-Z]{1,3}\d{2,3}\d{5}\d{3}[A-Z]{2}\d{2}$/
const nationalRegister = /^\d{2}\.\d{2}\.\d{2}-\d{3}\.\d{2}$/
const namesRegister =
  /\b(?:velopass|fnuci|bicycode|paravol|recobike|mybike|fin-?code|ein-?code|datatag|datadot|selectadna|bikeregister|safecode)\b/iu

const postcodeAndHouse = /^[1-9]\d{3}[A-Z]{2}\d{1,4}$/
const bicycodeOrMaker = /^BC\d{8}$/
/** From before the year belonged to it. */
const einWithoutYear = /^[A-Z]{1,3}\d{10,11}[A-Z]{2}$/
const tenMixedSigns = /^(?=[A-Z0-9]{10}$)(?:[A-Z0-9]*?\d[A-Z]){3}/
const tenSigns = /^[A-Z]{2}[A-Z0-9]{8}$/
/** Trek's, Specialized's, Cube's. */
const ofMaker = /^(?:WTU|WSB|WUD|WOW)/

/** Whether this text, and nothing else, is the code of another register. `sent` is in capitals. */
export function isOtherTag(text: string, sent: string): boolean {
  const signs = sent.replace(/[-./_]/g, '')
  if (namesRegister.test(text) || nationalRegister.test(sent)) return true
  return [velopass, fnuci, ein].some((form) => form.test(signs))
}

/**
 * Whether it has the form of such a code and may be a frame number all the same. `isFrench`: the bikes
 * that are sold here carry an FNUCI id, so ten mixed signs are one rather than a maker's number.
 */
export function looksLikeOtherTag(sent: string, isFrench: boolean): boolean {
  const signs = sent.replace(/[-./_]/g, '')
  const isMixed = changesOfKind(signs.slice(2)) >= (isFrench ? 2 : 3)
  if (tenSigns.test(signs) && isMixed && !ofMaker.test(signs)) return true
  if (/^\d{11}$/.test(signs) && isNationalRegisterNumber(signs)) return true
  const forms = [postcodeAndHouse, bicycodeOrMaker, einWithoutYear, tenMixedSigns]
  return forms.some((form) => form.test(signs))
}

/** How often a letter stands beside a digit. One that may have been typed for a digit (`76O0005`) is none. */
function changesOfKind(signs: string): number {
  const changes = (text: string): number => [...text.matchAll(/[A-Z](?=\d)|\d(?=[A-Z])/g)].length
  return Math.min(changes(signs), changes(signs.replace(/[OILBSZ]/g, '0')))
}

function isNationalRegisterNumber(digits: string): boolean {
  const month = Number(digits.slice(2, 4))
  const day = Number(digits.slice(4, 6))
  if (month > 12 || day > 31) return false
  const check = Number(digits.slice(9))
  const body = digits.slice(0, 9)
  return check === 97 - (Number(body) % 97) || check === 97 - (Number(`2${body}`) % 97)
}
