import { z } from 'zod'
import { pinForm, shortestName } from './operator-rules.ts'

/** Staff sell; an owner also keeps the accounts and says who the operators are. */
export const Role = z.enum(['staff', 'owner'])
export type Role = z.infer<typeof Role>

export const Pin = z.string().regex(pinForm)
/** What is typed to come in: a PIN, or the personal code of the POS. */
export const TypedCode = z.string().min(1).max(60)
export const OperatorName = z.string().trim().min(shortestName).max(60)

export const Operator = z.object({ id: z.string(), name: z.string(), role: Role })
export type Operator = z.infer<typeof Operator>

/** After how many minutes without a key, touch or scan the counter asks who is there. */
export const LockAfter = z.number().int().min(1).max(240)

export const OperatorDesk = z.object({
  /** Off until an owner turns it on: then nobody is asked for anything. */
  isOn: z.boolean(),
  people: z.array(
    Operator.extend({
      hasBadge: z.boolean(),
      /** Of the POS: they come in with their personal code there. */
      isEmployee: z.boolean(),
      /** The next badge that is scanned becomes theirs. */
      awaitsBadge: z.boolean(),
    }),
  ),
  /** True: no owner can be read of what is kept; the recovery code turns operators off. */
  needsRecovery: z.boolean().optional(),
  /** Who stands at the counter; null while it is locked, and while it is off. */
  current: Operator.nullable(),
  lockAfterMinutes: LockAfter,
  /** The endpoints that are refused to whoever stands there, because they are an owner's. */
  refused: z.array(z.string()),
  /** The owner whose badge was scanned to let something pass, this once. */
  ownersWordOf: z.string().nullable(),
})
export type OperatorDesk = z.infer<typeof OperatorDesk>
