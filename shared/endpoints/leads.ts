import { z } from 'zod'
import { BegunLeads, LeadForm, LeadStart } from '../begun-lead.ts'
import { QueuedJob } from '../job.ts'
import { LeadDesk, PosCustomer } from '../lead-desk.ts'
import { Store } from '../stock.ts'
import { change, read } from './endpoint.ts'
import { none } from './inputs.ts'

/** Leads of CycleSoftware. */
export const leadsEndpoints = {
  /** The leads the counter keeps an eye on, and those on their way. */
  'leads.list': read({ who: 'staff', input: none, output: LeadDesk }),
  /** Reads one now, and keeps an eye on it from then on: one made elsewhere is added like that. */
  'leads.follow': change({
    who: 'staff',
    input: z.object({ uuid: z.guid() }),
    output: LeadDesk,
    sets: 'leads.list',
  }),
  'leads.cancel': change({
    who: 'staff',
    input: z.object({ uuid: z.guid() }),
    output: QueuedJob,
    refreshes: [],
  }),
  'leads.customers': read({
    who: 'staff',
    input: z.union([
      z.object({ phoneNumber: z.string().min(3).max(40) }),
      z.object({ postalCode: z.string().min(3).max(20), houseNumber: z.string().min(1).max(20) }),
    ]),
    output: z.array(PosCustomer),
  }),
  /** Where a lead can go: the stores of the active keys, our own first. */
  'leads.stores': read({ who: 'staff', input: none, output: z.array(Store) }),
  /** Leads that were begun, the one in the sheet, and where the scanned bike stands. */
  'leads.begun': read({ who: 'staff', input: none, output: BegunLeads }),
  /** `phoneNumber`: what was typed beside the bike that was found. */
  'leads.begin': change({
    who: 'staff',
    input: z.object({ start: LeadStart, phoneNumber: z.string().max(40).default('') }),
    output: BegunLeads,
    sets: 'leads.begun',
  }),
  'leads.open': change({
    who: 'staff',
    input: z.object({ id: z.string() }),
    output: BegunLeads,
    sets: 'leads.begun',
  }),
  /** Keeps what stands in the sheet, sent or not. */
  'leads.keep': change({
    who: 'staff',
    input: z.object({ id: z.string(), form: LeadForm }),
    output: none,
    refreshes: [],
  }),
  /** Closes the sheet and keeps what is in it. */
  'leads.setAside': change({ who: 'staff', input: none, output: BegunLeads, sets: 'leads.begun' }),
  /** Throws a begun lead away. */
  'leads.forget': change({
    who: 'staff',
    input: z.object({ id: z.string() }),
    output: BegunLeads,
    sets: 'leads.begun',
  }),
  /** Takes `forget` back: the lead is in the sheet again. */
  'leads.undoForget': change({
    who: 'staff',
    input: none,
    output: BegunLeads,
    sets: 'leads.begun',
  }),
  'leads.withoutBike': change({
    who: 'staff',
    input: z.object({ id: z.string() }),
    output: BegunLeads,
    sets: 'leads.begun',
  }),
  /** What was typed where a bike is asked for: as if it was scanned. */
  'leads.locate': change({
    who: 'staff',
    input: z.object({ code: z.string().trim().min(1).max(100) }),
    output: BegunLeads,
    sets: 'leads.begun',
  }),
  'leads.stopLocating': change({
    who: 'staff',
    input: none,
    output: BegunLeads,
    sets: 'leads.begun',
  }),
  /** Answers when it is on disk, waiting to go out. */
  'leads.send': change({
    who: 'staff',
    input: z.object({
      id: z.string(),
      form: LeadForm,
      words: z.object({
        title: z.string().max(200),
        message: z.string().max(2_000),
        costsExVatCents: z.number().int().min(0).max(100_000_000),
      }),
    }),
    output: QueuedJob,
    refreshes: [],
  }),
}
