import { z } from 'zod'
import { BikeNumbers } from './bike-numbers.ts'
import { BikePhoto } from './photo.ts'
import { DraftBike } from './registration.ts'

/** A half-done sale off the screen, as it was read; its checks are asked anew when it is back. */
export const AsideSale = z.object({
  bike: DraftBike.nullable(),
  barcode: z.string().nullable(),
  numbers: BikeNumbers.optional(),
  frame: z.string().nullable(),
  /** Somebody said that it is the frame number, though it does not look like one. */
  frameConfirmed: z.boolean().default(false),
  shield: z.string().nullable(),
  /** Staff said that this bike gets none. */
  withoutShield: z.boolean().default(false),
  photos: z.array(BikePhoto).default([]),
})
export type AsideSale = z.infer<typeof AsideSale>
