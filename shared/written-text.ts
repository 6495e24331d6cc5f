import { z } from 'zod'

// Text as people write it to each other: names of any script with their joiners, emoji, soft hyphens; in
// a message line breaks and tabs too. Refused are signs that change what is read rather than add to it:
// control signs, overrides of the direction of text (U+202A–E, U+2066–F), halves of signs, private ones,
// and the sign that stands for a broken one.
const line =
  /^[^\p{Cc}\p{Cs}\p{Co}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u206F\uFDD0-\uFDEF\uFFF9-\uFFFF]*$/u
const lines =
  /^(?:[\t\n\r\u0085\u2028\u2029]|[^\p{Cc}\p{Cs}\p{Co}\u202A-\u202E\u2066-\u206F\uFDD0-\uFDEF\uFFF9-\uFFFF])*$/u

const reason = 'holds a control sign, or one that turns the direction of text'

/** One line of at most so many signs, which may be empty. */
export function writtenLine(most: number) {
  return z.string().trim().max(most).regex(line, reason)
}

/** Lines with something in them, which end as `\n` whatever system wrote them. */
export function writtenLines(most: number) {
  return z
    .string()
    .trim()
    .min(1)
    .max(most)
    .regex(lines, reason)
    .transform((text) => text.replaceAll(/\r\n?|[\u0085\u2028\u2029]/g, '\n'))
}
