import { z } from 'zod'
import { readStoreId } from '../../../shared/stock.ts'

/**
 * CycleSoftware's forms. Anything marked `?` in its documentation may be null or absent, an empty
 * string and a 0 where a size belongs mean "not filled in", and PHP writes an empty object as `[]`.
 */
export const words = z
  .union([z.string(), z.number(), z.boolean()])
  .nullish()
  .transform((value) => {
    const written = value === null || value === undefined ? '' : String(value).trim()
    return written === '' ? null : written
  })
export const size = words.transform((written) => (written === '0' ? null : written))
export const wholeNumber = z.union([
  z.number().int(),
  z
    .string()
    .regex(/^\d{1,15}$/)
    .transform(Number),
])
export const count = z
  .unknown()
  .optional()
  .transform((value) => {
    const number = wholeNumber.safeParse(value)
    return number.success && number.data > 0 ? number.data : null
  })
const flag = z.union([z.boolean(), z.literal([0, 1]).transform((bit) => bit === 1), z.stringbool()])
export const yes = flag.nullish().transform((value) => value ?? false)
export const maybe = flag.nullish().transform((value) => value ?? null)

export const storeId = z.union([z.string(), z.number()]).transform((written, context) => {
  const store = readStoreId(written)
  if (store.ok) return store.value
  context.addIssue({ code: 'custom', message: 'not a store' })
  return z.NEVER
})
