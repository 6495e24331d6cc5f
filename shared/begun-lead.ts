import { z } from 'zod'
import { Fault } from './fault.ts'
import { StoreWithBike } from './lead-desk.ts'
import { LeadType } from './lead.ts'
import { StoreId } from './stock.ts'

/** Typed by a person: nothing of it is checked before it is sent, so that a half-done lead is kept. */
const short = z.string().max(200).default('')
const long = z.string().max(2_000).default('')

/** The fields of the sheet, as they stand in it. */
export const LeadForm = z.object({
  type: LeadType,
  /** Where it goes when its bike does not say; null: to our own store. */
  store: StoreId.nullable().default(null),
  /** Blank title and message: the counter makes them from the type, the bike and the customer. */
  title: short,
  message: long,
  /** As it is written, in euros; blank: none. */
  costs: z.string().max(20).default(''),
  testRideRequested: z.boolean().default(false),
  phoneCallRequested: z.boolean().default(false),
  financeInformationRequested: z.boolean().default(false),
  insuranceInformationRequested: z.boolean().default(false),
  exchangeDescription: short,
  exchangeRemarks: long,
  /** The POS's number of the customer that was looked up. */
  customerId: z.number().int().nullable().default(null),
  isBusiness: z.boolean().default(false),
  companyName: short,
  name: short,
  street: short,
  houseNumber: short,
  houseNumberPostfix: short,
  postalCode: short,
  city: short,
  countryCode: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .default('NL'),
  phoneNumber: short,
  email: short,
  notes: long,
})
export type LeadForm = z.infer<typeof LeadForm>

/** The bike a lead is about: one in stock, or, with no `objectId`, only the code that was scanned. */
const LeadBike = z.object({
  store: StoreId.nullable(),
  /** Null: the shop's own store, or none that we know. */
  storeName: z.string().nullable(),
  objectId: z.number().int().nullable(),
  description: z.string().nullable(),
  articleNumber: z.string().nullable(),
  barcode: z.string().nullable(),
  isDemo: z.boolean(),
})
export type LeadBike = z.infer<typeof LeadBike>

/** A lead that was begun and not sent. It stays when the counter closes. */
export const BegunLead = z.object({
  id: z.string(),
  form: LeadForm,
  bike: LeadBike.nullable(),
  /** Epoch milliseconds. */
  changedAt: z.number(),
})
export type BegunLead = z.infer<typeof BegunLead>

/** Where a bike stands: by the code that was scanned or typed. */
export const Located = z.object({
  code: z.string(),
  /** Null: the code is the shop's own label, the POS's number of one bike. */
  barcode: z.string().nullable(),
  state: z.enum(['looking', 'done']),
  /** Brand, model, colour, as far as the POS tells. */
  title: z.string().nullable(),
  /** The nearest first, unknown places last. */
  stores: z.array(StoreWithBike),
  fault: Fault.nullable(),
})
export type Located = z.infer<typeof Located>

export const BegunLeads = z.object({
  /** Newest first. */
  leads: z.array(BegunLead),
  /** The one in the sheet. */
  open: z.string().nullable(),
  located: Located.nullable(),
  /** One that was thrown away a moment ago, and until when it can come back, in epoch milliseconds. */
  thrownAway: z
    .object({ id: z.string(), name: z.string(), since: z.number(), until: z.number() })
    .nullable(),
})
export type BegunLeads = z.infer<typeof BegunLeads>

/** What a lead is begun with: nothing, the code that was scanned, or one bike of a store. */
export const LeadStart = z.discriminatedUnion('with', [
  z.object({ with: z.literal('nothing') }),
  z.object({ with: z.literal('code') }),
  z.object({ with: z.literal('bike'), store: StoreId, objectId: z.number().int() }),
])
export type LeadStart = z.infer<typeof LeadStart>
