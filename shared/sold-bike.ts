import { z } from 'zod'
import { Fault } from './fault.ts'
import { DraftBike, UnknownWord } from './registration.ts'
import { ParkedBecause } from './job.ts'

/**
 * How a bike that was sold at the till stands: open (to do) · on-its-way · attention (its
 * registration asks for a person) · registered · dismissed (not registering, with a reason) ·
 * returned (taken back before anything was sent) · returned-registered (taken back afterwards).
 */
export const SoldBikeState = z.enum([
  'open',
  'on-its-way',
  'attention',
  'registered',
  'dismissed',
  'returned',
  'returned-registered',
])
export type SoldBikeState = z.infer<typeof SoldBikeState>

/** As the POS has it: a used bike may be at the registry already, under its first owner. */
export const BikeCondition = z.enum(['new', 'used', 'demo', 'rental'])
export type BikeCondition = z.infer<typeof BikeCondition>

/** A bike on the worklist, in the registry's words where they are known. */
export const SoldBike = z.object({
  id: z.string(),
  transaction: z.string(),
  soldAt: z.iso.datetime(),
  attributes: DraftBike,
  unknownWords: z.array(UnknownWord),
  /** As it is sent; null when the POS has none that can be one. */
  frameNumber: z.string().nullable(),
  barcode: z.string().nullable(),
  condition: BikeCondition,
  state: SoldBikeState,
  bikeId: z.number().int().nullable(),
  shieldCode: z.string().nullable(),
  /** The job that registers it, for the way to the queue. */
  jobId: z.string().nullable(),
  parkedBecause: ParkedBecause.nullable(),
  dismissedBecause: z.string().nullable(),
  dismissedBy: z.string().nullable(),
})
export type SoldBike = z.infer<typeof SoldBike>

/** What the till sold today, and what became of it. */
export const SoldToday = z.object({
  sold: z.number().int(),
  registered: z.number().int(),
  /** Confirmed here and not yet at the registry, those that ask for a person included. */
  onTheirWay: z.number().int(),
  open: z.number().int(),
  dismissed: z.number().int(),
  /** Mopeds that are no speed pedelecs: none of the bikes above. */
  mopeds: z.number().int(),
})
export type SoldToday = z.infer<typeof SoldToday>

/** How the reading of the till stands. `off`: nobody is signed in at the POS. */
export const TillReading = z.object({
  state: z.enum(['off', 'reading', 'idle']),
  /** When everything up to then was last read whole; null when it never was. */
  readAt: z.iso.datetime().nullable(),
  /** Why the last reading ended early. */
  fault: Fault.nullable(),
  /**
   * Records of the POS that could not be read and were left out, and the sales they are of. `isNew`:
   * no owner has seen all of it.
   */
  unreadable: z.object({
    records: z.number().int(),
    transactions: z.array(z.string()),
    isNew: z.boolean(),
  }),
})
export type TillReading = z.infer<typeof TillReading>

export const SoldBikes = z.object({
  /** To do, newest first: open ones of any day, and what needs a person. */
  bikes: z.array(SoldBike),
  /** The rest of today, newest first. */
  doneToday: z.array(SoldBike),
  today: SoldToday,
  reading: TillReading,
})
export type SoldBikes = z.infer<typeof SoldBikes>
