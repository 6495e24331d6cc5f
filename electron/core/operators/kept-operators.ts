import { z } from 'zod'
import { LockAfter, Role } from '../../../shared/operator.ts'
import { KeptPin } from './secrets.ts'

/** What the POS gave to check a personal code by; it says nothing without the api-key. */
const KeptEmployee = z.object({ id: z.number().int(), hash: z.string() })

const KeptOperator = z.object({
  id: z.string(),
  name: z.string(),
  role: Role,
  /** Null: an employee of the POS, who comes in with their personal code there. */
  pin: KeptPin.nullable(),
  employee: KeptEmployee.nullable().default(null),
  /** The mark of their badge (`markOfBadge`), or null. */
  badge: z.string().nullable(),
  /** Wrong PINs in a row, and until when no further one is looked at. A restart forgets neither. */
  wrong: z.number().int(),
  waitsUntil: z.number(),
})
export type KeptOperator = z.infer<typeof KeptOperator>

/** Who may stand at this counter. Nobody: operators are off. */
export const KeptOperators = z.object({
  lockAfterMinutes: LockAfter,
  people: z.array(KeptOperator),
})
export type KeptOperators = z.infer<typeof KeptOperators>

const freeTries = 5
const second = 1_000
const longestWait = 15 * 60 * second

/** How long the next PIN waits after so many wrong ones in a row, in milliseconds. */
export function waitAfter(wrong: number): number {
  if (wrong < freeTries) return 0
  return Math.min(30 * second * 2 ** (wrong - freeTries), longestWait)
}
