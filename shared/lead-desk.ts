import { z } from 'zod'
import { JobState, ParkedBecause } from './job.ts'
import { Lead } from './lead.ts'
import { StoreId } from './stock.ts'

/** A job of a lead, for the way to the queue. */
const LeadJob = z.object({
  jobId: z.string(),
  title: z.string().nullable(),
  state: JobState,
  parkedBecause: ParkedBecause.nullable(),
})

/** A lead the counter keeps an eye on. */
export const DeskLead = z.object({
  lead: Lead,
  /** Made at this counter; otherwise somebody added it by its UUID. */
  isMadeHere: z.boolean(),
  /** When its status was last read. */
  readAt: z.iso.datetime(),
  /** A cancellation that is on its way or asks for a person. */
  cancelling: LeadJob.nullable(),
})
export type DeskLead = z.infer<typeof DeskLead>

export const LeadDesk = z.object({
  /** Newest first. */
  leads: z.array(DeskLead),
  /** Leads that are not at CycleSoftware yet. */
  onTheirWay: z.array(LeadJob),
})
export type LeadDesk = z.infer<typeof LeadDesk>

/** A customer of the POS, as a lead needs one. */
export const PosCustomer = z.object({
  customerId: z.number().int(),
  isBusiness: z.boolean(),
  /** Empty where no firm is known. */
  companyName: z.string(),
  /** Whom to ask for: of a firm, its own name where nobody's is known. */
  name: z.string(),
  street: z.string(),
  houseNumber: z.string(),
  houseNumberPostfix: z.string(),
  postalCode: z.string(),
  city: z.string(),
  countryCode: z.string(),
  phoneNumber: z.string(),
  email: z.string(),
})
export type PosCustomer = z.infer<typeof PosCustomer>

/** A store that has a bike, nearest first; the distance is null where a store's place is unknown. */
export const StoreWithBike = z.object({
  store: StoreId,
  name: z.string(),
  isOwn: z.boolean(),
  kilometres: z.number().nullable(),
  bikes: z.array(
    z.object({
      objectId: z.number().int(),
      isDemo: z.boolean(),
      brandName: z.string().nullable(),
      articleId: z.string().nullable(),
      barcode: z.string().nullable(),
    }),
  ),
})
export type StoreWithBike = z.infer<typeof StoreWithBike>
