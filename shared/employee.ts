import { z } from 'zod'

/** Somebody who works at the shop, as the POS knows them. */
export const Employee = z.object({
  employeeId: z.number().int(),
  name: z.string(),
  isActive: z.boolean(),
  /** HMAC-SHA256 of their personal code with the account's api-key as secret, in hexadecimal. */
  verificationHash: z.string().nullable(),
})
export type Employee = z.infer<typeof Employee>
