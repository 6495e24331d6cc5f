import type { UnreadBecause } from '../../shared/scan-unread.ts'
import { isTwice, provesItself } from '../../shared/whole-code.ts'

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
    how.isBroken === true || longest > Math.max(brokenPause, 3 * median(gaps)) || isTwice(text)
  return isBroken && !provesItself(text)
    ? { kind: 'unread', because: 'broken' }
    : { kind: 'scan', text }
}

export function median(gaps: readonly number[]): number {
  return gaps.toSorted((one, other) => one - other)[Math.floor(gaps.length / 2)] ?? 0
}
