import type { ServiceName } from './fault.ts'
import type { CustomerRecordKind } from './privacy.ts'
import { posName, registryName } from './service-name.ts'

/**
 * What is true of every job of a kind, for whoever lists, filters, orders, erases or shows jobs: the
 * outbox, the database and the window. How a kind is prepared, sent and reconciled is in
 * `electron/core/jobs/`. Pure data: the window's bundle has it, too.
 */
export type JobKindFacts = {
  /** Where its jobs go; the queue's filter groups them by it. */
  readonly service: ServiceName
  /**
   * Which jobs go in the order they were made. `frame-number`: those about a bike that is yet to be
   * registered. `registered-bike`: those about a bike of the registry, whose id is `bikeId` in the payload,
   * or in the result of the registration they wait for. `one-by-one`: all of one account. `any`: none.
   */
  readonly order: 'frame-number' | 'registered-bike' | 'one-by-one' | 'any'
  /** What it may wait for; a job that was never sent is given up with that. */
  readonly waitsFor: 'registration' | null
  /** Milliseconds that no request of a send lasts longer than. */
  readonly longestSend: number
  /**
   * The most requests that one step of it makes while the account is signed in, of a frame number in one
   * spelling: a step is begun when the service's allowance has room for the longest of its queue. What
   * is rarer comes out of what is kept for people.
   */
  readonly longestStep: number
  /**
   * What becomes of one that an older copy of the data says is still to be sent. `look-up`: the service is
   * asked whether it has it. `send-again`: sending it twice does the same as once, or it is read first.
   * `ask`: nothing can tell; a person has to.
   */
  readonly afterRestore: 'look-up' | 'send-again' | 'ask'
  /**
   * Who says what became of one that may have arrived where no look tells. `nobody`: its id is at the
   * service and only there, or the same is sent again.
   */
  readonly resolvedBy: 'person' | 'nobody'
  /** As what kind of record it names a customer; null: it names none. It is erased as such. */
  readonly customer: Extract<CustomerRecordKind, 'lead-job' | 'theft-job'> | null
  /** Which figure of the overview counts it. */
  readonly overview: 'registrations' | 'leads' | null
  /** Whether the printed list of a day has it: always, or unless it waits for another job. */
  readonly dayList: 'always' | 'unless-it-waits' | null
  /** Whether a shield is gone from the drawer with it. */
  readonly usesShield: boolean
  /** What it does to a lead. */
  readonly lead: 'creates' | 'cancels' | null
  /** Whether a person may let it pass a theft or another make that stopped it. */
  readonly mayBeOverridden: boolean
  /** What a person may put right before it is sent again; null: it says nothing that could be wrong. */
  readonly edit: JobForm | null
}

/** A bike has a form of its own; all others are fields. */
export type JobForm =
  { readonly form: 'bike' } | { readonly form: 'fields'; readonly fields: readonly JobFormField[] }

/** A field of the service's call that a person may put right; a dot in its name is a level. */
export type JobFormField = {
  readonly name: string
  /** Its label, as a key of `queue.edit.field`. */
  readonly label:
    | 'shieldCode'
    | 'place'
    | 'location'
    | 'moment'
    | 'policeReportNumber'
    | 'insuranceCompany'
    | 'foundBy'
    | 'title'
    | 'message'
    | 'customer'
    | 'phone'
    | 'email'
    | 'notes'
    | 'quantity'
    | 'note'
  readonly type?: 'number' | 'moment'
  readonly isRequired?: boolean
  /** What a scan fills in. */
  readonly scan?: 'shield'
}

/** Signing in anew, and the request twice, each up to its time-outs (`services/service-call.ts`). */
const twoRequests = 120_000

/** Every kind of job, in the order in which lists have them. A member that is left out does not compile. */
export const declaredJobKinds = {
  'bike.register': {
    service: registryName,
    order: 'frame-number',
    waitsFor: null,
    longestSend: twoRequests,
    longestStep: 4,
    afterRestore: 'look-up',
    resolvedBy: 'nobody',
    customer: null,
    overview: 'registrations',
    dayList: 'always',
    usesShield: false,
    lead: null,
    mayBeOverridden: true,
    edit: { form: 'bike' },
  },
  'shield.link': {
    service: registryName,
    order: 'registered-bike',
    waitsFor: 'registration',
    longestSend: twoRequests,
    longestStep: 6,
    afterRestore: 'send-again',
    resolvedBy: 'nobody',
    customer: null,
    overview: null,
    dayList: 'unless-it-waits',
    usesShield: true,
    lead: null,
    mayBeOverridden: false,
    edit: {
      form: 'fields',
      fields: [{ name: 'shieldCode', label: 'shieldCode', isRequired: true, scan: 'shield' }],
    },
  },
  'theft.report': {
    service: registryName,
    order: 'registered-bike',
    waitsFor: null,
    longestSend: twoRequests,
    longestStep: 3,
    afterRestore: 'ask',
    resolvedBy: 'person',
    customer: 'theft-job',
    overview: null,
    dayList: null,
    usesShield: false,
    lead: null,
    mayBeOverridden: false,
    edit: {
      form: 'fields',
      fields: [
        { name: 'stolenPlaceTitle', label: 'place', isRequired: true },
        { name: 'stolenPlaceLocation', label: 'location', isRequired: true },
        { name: 'stolenDateTime', label: 'moment', type: 'moment', isRequired: true },
        { name: 'policeReportNumber', label: 'policeReportNumber' },
        { name: 'insuranceCompany', label: 'insuranceCompany' },
        { name: 'notes', label: 'notes' },
      ],
    },
  },
  'theft.recover': {
    service: registryName,
    order: 'registered-bike',
    waitsFor: null,
    longestSend: twoRequests,
    longestStep: 3,
    afterRestore: 'ask',
    resolvedBy: 'person',
    customer: 'theft-job',
    overview: null,
    dayList: null,
    usesShield: false,
    lead: null,
    mayBeOverridden: false,
    edit: {
      form: 'fields',
      fields: [
        { name: 'foundPlaceTitle', label: 'place', isRequired: true },
        { name: 'foundPlaceLocation', label: 'location', isRequired: true },
        { name: 'foundDateTime', label: 'moment', type: 'moment', isRequired: true },
        { name: 'foundBy', label: 'foundBy' },
        { name: 'notes', label: 'notes' },
      ],
    },
  },
  'lead.create': {
    service: posName,
    order: 'any',
    waitsFor: null,
    longestSend: twoRequests,
    longestStep: 1,
    afterRestore: 'ask',
    resolvedBy: 'person',
    customer: 'lead-job',
    overview: 'leads',
    dayList: null,
    usesShield: false,
    lead: 'creates',
    mayBeOverridden: false,
    edit: {
      form: 'fields',
      fields: [
        { name: 'title', label: 'title', isRequired: true },
        { name: 'message', label: 'message', isRequired: true },
        { name: 'customer.name', label: 'customer', isRequired: true },
        { name: 'customer.phone_number', label: 'phone' },
        { name: 'customer.email', label: 'email' },
        { name: 'customer.notes', label: 'notes' },
      ],
    },
  },
  'lead.cancel': {
    service: posName,
    order: 'any',
    waitsFor: null,
    longestSend: twoRequests,
    longestStep: 3,
    afterRestore: 'send-again',
    resolvedBy: 'person',
    customer: 'lead-job',
    overview: null,
    dayList: null,
    usesShield: false,
    lead: 'cancels',
    mayBeOverridden: false,
    edit: null,
  },
  'shields.order': {
    service: registryName,
    order: 'one-by-one',
    waitsFor: null,
    longestSend: twoRequests,
    longestStep: 2,
    afterRestore: 'ask',
    resolvedBy: 'person',
    customer: null,
    overview: null,
    dayList: null,
    usesShield: false,
    lead: null,
    mayBeOverridden: false,
    edit: {
      form: 'fields',
      fields: [
        { name: 'quantity', label: 'quantity', type: 'number', isRequired: true },
        { name: 'note', label: 'note' },
      ],
    },
  },
} as const satisfies Readonly<Record<string, JobKindFacts>>

export type JobKind = keyof typeof declaredJobKinds

/** The lists that derive from what is declared. */
export type JobKinds<Kind extends string = JobKind> = {
  readonly names: readonly Kind[]
  readonly of: (kind: Kind) => JobKindFacts
  /** The kind of this name; null where another version of the counter knows it, or nobody. */
  readonly named: (text: string) => Kind | null
  /** Those of which this is true, in the order of all lists. */
  readonly where: (isTrue: (facts: JobKindFacts) => boolean) => Kind[]
}

export function jobKindsOf<Kind extends string>(
  declared: Readonly<Record<Kind, JobKindFacts>>,
): JobKinds<Kind> {
  const names = Object.keys(declared) as Kind[]
  return {
    names,
    of: (kind) => declared[kind],
    named: (text) => names.find((name) => name === text) ?? null,
    where: (isTrue) => names.filter((name) => isTrue(declared[name])),
  }
}

/** Every kind of job that the counter makes. */
export const jobKinds: JobKinds = jobKindsOf(declaredJobKinds)
