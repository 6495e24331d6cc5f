import { z } from 'zod'

/**
 * What else is struck, printed or engraved on one bike. A customer's insurer asks for them; the registry
 * does not take them. A licence plate is a speed pedelec's.
 */
export const bikeNumberKinds = ['key', 'lock', 'battery', 'engine', 'licence-plate'] as const
export type BikeNumberKind = (typeof bikeNumberKinds)[number]

/** Most bikes have one of a kind, some two; a kind that nobody knows is left out. */
export const BikeNumbers = z.partialRecord(z.enum(bikeNumberKinds), z.array(z.string()))
export type BikeNumbers = z.infer<typeof BikeNumbers>

/** What one says of each kind, and of what it is silent on, the other. */
export function mergedNumbers(one: BikeNumbers = {}, other: BikeNumbers = {}): BikeNumbers {
  return { ...other, ...one }
}
