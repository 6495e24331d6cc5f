/**
 * Product codes as printed on a box: EAN-8, UPC-A (12 digits), EAN-13 and ITF-14. All four carry the
 * same check digit (GS1 General Specifications, 7.9.1). A shop's own codes have other lengths and no
 * check digit.
 */

const lengthsWithCheckDigit: ReadonlySet<number> = new Set([8, 12, 13, 14])

/** Whether a code of this length carries a check digit at all. */
export function carriesCheckDigit(code: string): boolean {
  return /^\d+$/.test(code) && lengthsWithCheckDigit.has(code.length)
}

/** The check digit, 0 to 9, that belongs behind these digits. */
export function checkDigitFor(digits: string): number {
  let sum = 0
  for (let fromRight = 1; fromRight <= digits.length; fromRight += 1) {
    const digit = Number(digits[digits.length - fromRight])
    sum += fromRight % 2 === 1 ? digit * 3 : digit
  }
  return (10 - (sum % 10)) % 10
}

/** True only for 8, 12, 13 or 14 digits of which the last is the check digit of the others. */
export function hasRightCheckDigit(code: string): boolean {
  return carriesCheckDigit(code) && checkDigitFor(code.slice(0, -1)) === Number(code.at(-1))
}

/**
 * The one written form the counter works with. UPC-A gets a leading zero, which makes it the EAN-13
 * that it is; a GTIN-14 that only pads an EAN-13 or EAN-8 is that code again; a real ITF-14 (a case of
 * several) stays. A code whose check digit is wrong is none of these and stays as it was read.
 */
export function normalisedProductCode(code: string): string {
  if (!hasRightCheckDigit(code)) return code
  if (code.length === 12) return `0${code}`
  if (code.length === 14 && code.startsWith('000000')) return code.slice(6)
  if (code.length === 14 && code.startsWith('0')) return code.slice(1)
  return code
}

/**
 * Every form in which a POS may keep this code, the normalised one first: shops that typed a UPC-A
 * in kept its twelve digits. For asking "do you know this one" without missing it.
 */
export function formsOfProductCode(code: string): string[] {
  const normalised = normalisedProductCode(code)
  const forms = new Set([normalised, code])
  if (normalised.length === 13 && normalised.startsWith('0') && hasRightCheckDigit(normalised)) {
    forms.add(normalised.slice(1))
  }
  return [...forms]
}

/** A shorter code of the POS says nothing: a frame number so short has to be confirmed anyhow. */
const shortestArticleCode = 4

/**
 * The form in which any code of the POS (product code, article number, `object_barcode`) is compared with
 * what was read: they may have letters and signs (`F.1-232432`). Null for what is too short to tell.
 */
export function articleCodeForm(code: string): string | null {
  const form = code.normalize('NFKC').replace(/\s+/gu, '').toUpperCase()
  return form.length < shortestArticleCode ? null : form
}
