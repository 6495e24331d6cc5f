import { z } from 'zod'
import { FrameNumber } from './bike.ts'
import { Fault } from './fault.ts'
import { DraftBike, requiredAttributes } from './registration.ts'
import { ShieldCode } from './shield.ts'

/** Why one bike of a delivery is not registered with the others. */
export const LineStop = z.enum(['stolen', 'registered', 'here-already', 'shield-in-use'])
export type LineStop = z.infer<typeof LineStop>

/** One bike of a delivery, as it is kept until it is registered. */
export const KeptLine = z.object({
  id: z.string(),
  bike: DraftBike,
  number: FrameNumber,
  shieldCode: ShieldCode.nullable(),
})
export type KeptLine = z.infer<typeof KeptLine>

/** A delivery of stock bikes: the article once, then frame number, shield, frame number, shield … */
export const Delivery = z.object({
  /** The panel is open: scans on `Sold bikes` are for it. */
  isOpen: z.boolean(),
  /** What the next frame numbers are. Null: the product code is asked. */
  article: z.object({ barcode: z.string().nullable(), bike: DraftBike }).nullable(),
  isAsking: z.boolean(),
  missing: z.array(z.enum(requiredAttributes)),
  lines: z.array(
    KeptLine.extend({
      check: z.enum(['checking', 'clear', 'not-checked']),
      stop: LineStop.nullable(),
    }),
  ),
  /** The line that the next scan is right for; null: it is the next bike's. */
  correcting: z.string().nullable(),
  /** The last thing that was refused, until the next scan. */
  refusal: Fault.nullable(),
  /** What was registered last, while it can be undone: how many bikes, and until when. */
  held: z.object({ count: z.number().int(), until: z.iso.datetime() }).nullable(),
})
export type Delivery = z.infer<typeof Delivery>

/** More lines than a lorry brings are a scanner in a pocket. */
export const mostLines = 500
