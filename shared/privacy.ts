import { z } from 'zod'

/** A name, phone number, e-mail address or part of one, as a customer gives it. */
export const CustomerSearch = z.string().trim().min(3).max(200)

/** What kind of record names a customer. */
export const CustomerRecordKind = z.enum([
  'lead',
  'begun-lead',
  'lead-job',
  'theft-job',
  /** Of a kind that this version does not know: what it holds is not known. */
  'unknown-job',
  'hand-over',
  /** Words of staff: why a job was given up, a theft let pass, a bike taken off the worklist. */
  'reason',
  /** A text of the data folder that could not be read and lies aside. */
  'kept-aside',
])
export type CustomerRecordKind = z.infer<typeof CustomerRecordKind>

/** A list in the settings of which each entry names a customer. */
export type CustomerList = {
  readonly key: string
  readonly what: CustomerRecordKind
  /** The member of an entry that tells it from the others. */
  readonly id: string
  /** Where in an entry they are, as SQLite writes paths: `$.form.name`. */
  readonly title: string
  /** Epoch milliseconds. */
  readonly changedAt: string
}

/** One thing on this computer that names a customer. */
const CustomerRecord = z.object({
  what: CustomerRecordKind,
  /** A job's or a hand-over's id; a lead's UUID. */
  id: z.string(),
  title: z.string().nullable(),
  /** ISO 8601. */
  at: z.string(),
  /** Still needed for something that goes on: it cannot be erased yet. */
  isInUse: z.boolean(),
})

export const CustomerRecords = z.object({
  /** The newest first, not more than 50. */
  records: z.array(CustomerRecord),
  total: z.number().int(),
  inUse: z.number().int(),
})
export type CustomerRecords = z.infer<typeof CustomerRecords>
