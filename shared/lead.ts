import { z } from 'zod'
import { StoreId } from './stock.ts'

/** CycleSoftware's sales lead types (SERVICES.md). */
export const LeadType = z.enum([
  'information',
  'sales_offer',
  'test_ride',
  'contact_request',
  'exchange',
  'complaint',
  'other',
])
export type LeadType = z.infer<typeof LeadType>

/** A lead in one of these changes no more. */
export const finalLeadStatuses: ReadonlySet<string> = new Set([
  'declined',
  'succeeded',
  'failed',
  'cancelled',
])

/** In these the costs of a lead apply. */
export const costlyLeadStatuses: ReadonlySet<string> = new Set(['accepted', 'succeeded', 'failed'])

const text = z.string().trim().max(2_000)
const nullableText = text.nullable().default(null)

/** What a lead asks, as the counter keeps it; the service's field names are the client's. */
export const LeadRequest = z.object({
  store: StoreId,
  type: LeadType,
  title: text.min(1).max(200),
  message: text.min(1),
  /** What a platform charges a dealer: 0 unless set. */
  costsExVatCents: z.number().int().min(0).default(0),
  options: z
    .object({
      testRideRequested: z.boolean().default(false),
      phoneCallRequested: z.boolean().default(false),
      financeInformationRequested: z.boolean().default(false),
      insuranceInformationRequested: z.boolean().default(false),
    })
    .prefault({}),
  object: z
    .object({
      description: nullableText,
      objectId: z.number().int().nullable().default(null),
      articleNumber: nullableText,
      barcode: nullableText,
    })
    .prefault({}),
  exchange: z.object({ description: nullableText, remarks: nullableText }).prefault({}),
  customer: z.object({
    customerId: z.number().int().nullable().default(null),
    isBusiness: z.boolean().default(false),
    companyName: text.default(''),
    name: text.min(1).max(200),
    street: text.default(''),
    houseNumber: text.default(''),
    houseNumberPostfix: text.default(''),
    postalCode: text.default(''),
    city: text.default(''),
    countryCode: z
      .string()
      .regex(/^[A-Z]{2}$/)
      .default('NL'),
    phoneNumber: text.default(''),
    email: text.default(''),
    notes: text.default(''),
  }),
})
export type LeadRequest = z.infer<typeof LeadRequest>

/** What a shop can be asked besides, whatever the type. */
export const LeadOption = z.enum([
  'testRideRequested',
  'phoneCallRequested',
  'financeInformationRequested',
  'insuranceInformationRequested',
])

/** A lead as the service says it stands. */
export const Lead = z.object({
  uuid: z.string(),
  store: StoreId.nullable(),
  type: z.string(),
  status: z.string(),
  title: z.string(),
  message: z.string(),
  costsExVatCents: z.number().int().nullable(),
  customerName: z.string().nullable(),
  customerPhone: z.string().nullable().default(null),
  /** What it is about, in the words of whoever made it. */
  objectDescription: z.string().nullable().default(null),
  /** What the shop is asked besides. */
  options: z.array(LeadOption).default([]),
  /** The bike that the customer trades in, and its state. */
  exchangeDescription: z.string().nullable().default(null),
  exchangeRemarks: z.string().nullable().default(null),
  createdAt: z.string().nullable(),
  modifiedAt: z.string().nullable(),
})
export type Lead = z.infer<typeof Lead>
