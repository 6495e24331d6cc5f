import { z } from 'zod'
import { ConfirmableReason } from './frame-number-reasons.ts'
import { FrameNumber } from './frame-number.ts'
import { ShieldCode } from './shield.ts'

/** One reading of the scanner, framing and AIM identifier removed. */
export const Scan = z.object({
  text: z.string().max(512),
  /** The AIM symbology identifier without `]`, such as `E0`; null when the scanner sends none. */
  aim: z.string().nullable(),
  /** `serial`, a keyboard `wedge`, or `typed` by a person. */
  from: z.enum(['serial', 'wedge', 'typed']),
})
export type Scan = z.infer<typeof Scan>

/** What a scan means, by the ordered rules of DESIGN.md; `why` names the rule that decided. */
export const ScanMeaning = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('shield'), code: ShieldCode, why: z.string() }),
  z.object({
    kind: z.literal('product-code'),
    barcode: z.string(),
    checkDigitIsRight: z.boolean(),
    why: z.string(),
  }),
  z.object({
    kind: z.literal('frame-number'),
    number: FrameNumber,
    /** Why a person has to say that it is one. */
    asks: ConfirmableReason.optional(),
    why: z.string(),
  }),
  /** An operator's badge, without the prefix by which the shop's rule knew it. */
  z.object({ kind: z.literal('badge'), badge: z.string(), why: z.string() }),
  /** The shop's own label on one bike in stock: the POS's number of that object. */
  z.object({ kind: z.literal('object'), objectId: z.number().int(), why: z.string() }),
  /** The printed card that says "understood" to what the counter refused. */
  z.object({ kind: z.literal('understood'), why: z.string() }),
  z.object({ kind: z.literal('nothing'), why: z.string() }),
])
export type ScanMeaning = z.infer<typeof ScanMeaning>

/** What was thrown away of a scanner's bytes: noise of a bad cable, a flood, scans without their end. */
export const DroppedBytes = z.object({
  controlCharacters: z.number().int(),
  bytesOverLimit: z.number().int(),
  /** Scans whose end never came. */
  halfScans: z.number().int(),
})
export type DroppedBytes = z.infer<typeof DroppedBytes>
