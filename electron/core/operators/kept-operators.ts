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

export const noOperators: KeptOperators = { lockAfterMinutes: 5, people: [] }

/**
 * What is kept of the operators. `damaged` are entries that cannot be read: they are nobody who may come
 * in, they stay as they are, and they never make the counter one without operators.
 */
export type OperatorsRead = { kept: KeptOperators; damaged: unknown[] }

/** One unreadable entry hides no other; what cannot be read at all is one damaged entry. */
export function readOperators(text: string | null): OperatorsRead {
  if (text === null) return { kept: noOperators, damaged: [] }
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return { kept: noOperators, damaged: [text] } // said by `needsRecovery`: nothing is hidden by it
  }
  const whole = z.object({ people: z.array(z.unknown()) }).safeParse(value)
  if (!whole.success) return { kept: noOperators, damaged: [value] }
  const minutes = z.object({ lockAfterMinutes: LockAfter }).safeParse(value)
  const people: KeptOperator[] = []
  const damaged: unknown[] = []
  for (const entry of whole.data.people) {
    const person = KeptOperator.safeParse(entry)
    if (person.success) people.push(person.data)
    else damaged.push(entry)
  }
  const lockAfterMinutes = minutes.success
    ? minutes.data.lockAfterMinutes
    : noOperators.lockAfterMinutes
  return { kept: { lockAfterMinutes, people }, damaged }
}
