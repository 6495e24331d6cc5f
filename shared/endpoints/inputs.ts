import { z } from 'zod'
import { TypedCode } from '../operator.ts'

export const none = z.object({}).strict()
export const bikeId = z.number().int().min(0)
export const operatorId = z.string().max(100)

/** The bikes whose thefts may pass, why, and who says so: null is the owner who is signed in or scanned. */
export const ownersWord = {
  bikeIds: z.array(bikeId).min(1).max(100),
  reason: z.string().trim().min(3).max(500),
  owner: z.object({ id: operatorId, pin: TypedCode }).nullable(),
}
