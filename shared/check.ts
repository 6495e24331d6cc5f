import { z } from 'zod'
import { FrameNumber, RegisteredBike, Verdict } from './bike.ts'
import { Fault } from './fault.ts'
import { QueuedJob } from './job.ts'
import { ShieldCode } from './shield.ts'

/** What `Check a bike` was asked about. */
export const AskedAbout = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('frame-number'), number: FrameNumber }),
  z.object({ kind: z.literal('shield'), code: ShieldCode }),
])
export type AskedAbout = z.infer<typeof AskedAbout>

/** One verdict with its evidence (DESIGN.md, "Words with one meaning"). */
export const BikeCheck = z.object({
  asked: AskedAbout,
  state: z.enum(['checking', 'done']),
  verdict: Verdict.nullable(),
  hits: z.array(RegisteredBike),
  /** Bikes under a number that differs from the typed one by O and 0 or the like: a question. */
  lookAlikes: z.array(RegisteredBike).optional(),
  /** What this counter itself sent about it, newest first: its registration, its links. */
  own: z.array(QueuedJob),
  /** Why a call failed, when one did. */
  fault: Fault.nullable(),
  at: z.iso.datetime(),
})
export type BikeCheck = z.infer<typeof BikeCheck>

/** A bike of the registry as a job about it names it. */
export const NamedBike = z.object({
  id: z.number().int().min(0),
  title: z.string().max(500).nullable(),
  frameNumber: z.string().max(200).nullable(),
})
export type NamedBike = z.infer<typeof NamedBike>

/** The `Check a bike` screen: what is checked, and the bike that waits for the scan of its shield. */
export const CheckDesk = z.object({
  check: BikeCheck.nullable(),
  linking: z.object({ bike: NamedBike, shieldCode: ShieldCode.nullable() }).nullable(),
  /** The last thing that was refused, until the next scan. */
  refusal: Fault.nullable(),
})
export type CheckDesk = z.infer<typeof CheckDesk>

/** A bike's own page. `historyFault`: why its history is not here; reading by id does not tell it. */
export const BikePage = z.object({ bike: RegisteredBike, historyFault: Fault.nullable() })
export type BikePage = z.infer<typeof BikePage>

/** At least one, as the registry wants it. Dates are days, `yyyy-mm-dd`. */
export const BikeSearch = z.object({
  frameNumber: z.string().trim().max(200).optional(),
  brand: z.string().trim().max(100).optional(),
  color: z.string().trim().max(100).optional(),
  fromDate: z.iso.date().optional(),
  toDate: z.iso.date().optional(),
})
export type BikeSearch = z.infer<typeof BikeSearch>

/** The most a picture from outside may weigh, in bytes. */
export const largestPicture = 5_000_000

/** A picture for the page, fetched and looked at by main: the page itself has no network. */
export const Picture = z.object({
  type: z.enum(['image/jpeg', 'image/png', 'image/webp', 'image/gif']),
  content: z.base64().max(Math.ceil(largestPicture / 3) * 4),
})
export type Picture = z.infer<typeof Picture>
