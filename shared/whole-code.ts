import { hasRightCheckDigit } from './product-code.ts'

/**
 * Whether a text that a scanner sent with a pause inside is one whole code for certain: a product code
 * by its check digit, a shield by its form. Of anything else a sign may be missing.
 */
export function provesItself(text: string): boolean {
  const code = text.trim()
  if (/^\d{12,14}$/.test(code)) return hasRightCheckDigit(code)
  return /^CICO-?\d{9}$/i.test(code)
}

/** The same code twice behind each other: two scans of a scanner that sends no end. */
export function isTwice(text: string): boolean {
  const half = text.length / 2
  return half >= 6 && text.slice(0, half) === text.slice(half)
}
