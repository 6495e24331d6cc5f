import { z } from 'zod'

/**
 * The registry's forms, read tolerantly (DESIGN.md, "Doors"): id, frame number and status decide and
 * must be there; anything else that cannot be read is null, and fields we do not know are ignored.
 */

/** The longest text of one field that is kept. */
const longestText = 10_000

/** A text, or what a program may write for one; null for everything else. */
export function readText(value: unknown): string | null {
  if (typeof value === 'string') return value.slice(0, longestText)
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : null
}

/** A whole number of zero or more, also in quotes; null for everything else. */
export function readWholeNumber(value: unknown): number | null {
  const number =
    typeof value === 'string' && /^\s*\d{1,15}(?:\.0{1,6})?\s*$/.test(value) ? Number(value) : value
  return typeof number === 'number' && Number.isSafeInteger(number) && number >= 0 ? number : null
}

/** What decides; zero and less are no id. */
export function readId(value: unknown): number | null {
  const number = readWholeNumber(value)
  return number === null || number === 0 ? null : number
}

export const words = z.unknown().optional().transform(readText)

/** An id that must be there. */
export const id = z.unknown().transform((value, context) => {
  const read = readId(value)
  if (read !== null) return read
  context.addIssue({ code: 'custom', message: 'not an id' })
  return z.NEVER
})

/** The `status` of an answer that something was done. */
export const saidYes = z.union([z.literal(true), z.string().regex(/^\s*true\s*$/i)])
