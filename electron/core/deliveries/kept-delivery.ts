import { z } from 'zod'
import { KeptLine } from '../../../shared/delivery.ts'
import { DraftBike } from '../../../shared/registration.ts'

/** A delivery as it lies on disk, so that a restart takes nothing away. */
export const KeptDelivery = z.object({
  isOpen: z.boolean(),
  article: z.object({ barcode: z.string().nullable(), bike: DraftBike }).nullable(),
  lines: z.array(KeptLine),
  /** What was registered last and its jobs, for an undo `until` then (epoch milliseconds). */
  last: z
    .object({ until: z.number(), lines: z.array(KeptLine), jobs: z.array(z.string()) })
    .nullable()
    .default(null),
})
export type KeptDelivery = z.infer<typeof KeptDelivery>
