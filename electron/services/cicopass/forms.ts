import { z } from 'zod'

/**
 * The registry's forms, as tolerant as SERVICES.md says: a year is a number or a string, anything
 * but the id and the frame number may be null or absent, fields we do not know are ignored, ids come
 * as numbers or in quotes.
 */
export const words = z
  .union([z.string(), z.number(), z.boolean()])
  .nullish()
  .transform((value) => (value === null || value === undefined ? null : String(value)))
export const wholeNumber = z.union([
  z.number().int(),
  z
    .string()
    .regex(/^\d{1,15}$/)
    .transform(Number),
])
/** The `status` of an answer that something was done. */
export const saidYes = z.union([z.literal(true), z.string().regex(/^\s*true\s*$/i)])
export const yesOrNo = z
  .union([z.boolean(), z.stringbool()])
  .nullish()
  .transform((value) => value ?? null)
