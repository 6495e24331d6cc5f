import type { UnreadBecause } from '../../shared/scan-unread.ts'
import { hasRightCheckDigit } from '../../shared/product-code.ts'

/** Signs quicker than this, in milliseconds, prove a scanner even where a text is short. */
const quick = 60
/** A pause inside one text, and many times its pace, is a lost sign or two scans. */
const brokenPause = 120

export type { UnreadBecause }

/**
 * Whether what was typed is one whole code. A text with a pause in it is read only if it proves
 * itself: a product code by its check digit, a shield by its form.
 */
export function judge(
  { text, gaps }: { text: string; gaps: readonly number[] },
  how: { isBroken?: boolean } = {},
): { kind: 'scan'; text: string } | { kind: 'unread'; because: UnreadBecause } {
  const signs = [...text]
  const isQuick = gaps.every((gap) => gap <= quick)
  if (signs.length < (isQuick ? 4 : 6)) return { kind: 'unread', because: 'too-short' }
  if (text.includes('\ufffd')) return { kind: 'unread', because: 'unknown-keys' }
  const longest = Math.max(0, ...gaps)
  const isBroken =
    how.isBroken === true ||
    longest > Math.max(brokenPause, 3 * median(gaps)) ||
    isTwice(text, signs.length)
  return isBroken && !provesItself(text)
    ? { kind: 'unread', because: 'broken' }
    : { kind: 'scan', text }
}

function provesItself(text: string): boolean {
  const code = text.trim()
  if (/^\d{12,14}$/.test(code)) return hasRightCheckDigit(code)
  return /^CICO-?\d{9}$/i.test(code)
}

/** The same code twice behind each other: two scans of a scanner that sends no end. */
function isTwice(text: string, length: number): boolean {
  return length >= 12 && text.slice(0, text.length / 2) === text.slice(text.length / 2)
}

export function median(gaps: readonly number[]): number {
  return gaps.toSorted((one, other) => one - other)[Math.floor(gaps.length / 2)] ?? 0
}
