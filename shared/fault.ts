import { z } from 'zod'
import { DeliveryRefusal } from './delivery-refusal.ts'
import { FrameNumberReason } from './frame-number-reasons.ts'
import { KeyboardLayout } from './keyboard-layout.ts'
import { UnreadBecause } from './scan-unread.ts'
import { SettingPart } from './setting-part.ts'
import { UpdateWaits } from './update-waits.ts'
import { serviceNames } from './service-name.ts'

/** The two services the counter talks to. */
export const ServiceName = z.enum(serviceNames)
export type ServiceName = z.infer<typeof ServiceName>

/** The service's own words, kept beside ours: always shown, never interpreted. */
const serviceWords = z.string().nullable()
const service = ServiceName

/**
 * Everything that can go wrong, closed: a new kind fails to compile wherever faults are shown.
 * A fault is a value; it crosses every boundary as data. `fault.<kind>` is its message key in
 * `locales/`, its other members are the message's parameters.
 */
export const Fault = z.discriminatedUnion('kind', [
  // What went wrong in the counter itself
  /** A background task threw; it goes on by itself. `task` is its name in the log. */
  z.object({ kind: z.literal('task-failed'), task: z.string() }),
  /** They have their defaults now, and what could not be read is kept aside. */
  z.object({ kind: z.literal('settings-unreadable'), settings: z.array(SettingPart) }),

  /** Two counters registered one bike at the same moment: it is at the registry under both ids. */
  z.object({
    kind: z.literal('registered-twice'),
    frameNumber: z.string(),
    bikeIds: z.array(z.number().int()),
  }),

  // What staff gave us
  /** `problems` names each bad field by its path and a reason in English, for the command line. */
  z.object({
    kind: z.literal('bad-input'),
    problems: z.array(z.object({ field: z.string(), reason: z.string() })),
  }),
  z.object({
    kind: z.literal('frame-number-refused'),
    /** `canBeConfirmed` (shared/frame-number-reasons.ts) says which are questions. */
    reason: FrameNumberReason,
    asRead: z.string(),
  }),
  z.object({ kind: z.literal('shield-code-refused'), asRead: z.string() }),
  z.object({ kind: z.literal('draft-incomplete'), missing: z.array(z.string()) }),
  z.object({ kind: z.literal('sale-stopped'), because: z.string() }),
  z.object({ kind: z.literal('not-found'), what: z.string() }),
  z.object({
    kind: z.literal('too-late'),
    what: z.enum(['undo', 'discard', 'retry', 'edit', 'receive']),
  }),
  /** The same bike or shield is already on its way or done here; `jobId` is the job that exists. */
  z.object({ kind: z.literal('already-here'), jobId: z.string(), what: z.string() }),
  /**
   * An edit that could double something or has nothing to act on; the job stays as it was, but one
   * that `arrived` after all is done now. `look-there`: a person looks at the service and says that it
   * did not arrive. `too-early`: it may still arrive late, about a minute after it was sent.
   */
  z.object({
    kind: z.literal('edit-refused'),
    service,
    because: z.enum(['arrived', 'look-there', 'too-early', 'cannot-tell', 'not-editable']),
  }),
  /** A bike's picture that is none, is too large, or lies where the counter fetches nothing. */
  z.object({
    kind: z.literal('picture-refused'),
    reason: z.enum(['not-a-picture', 'too-large', 'address']),
  }),
  /** Nobody is signed in at this counter, which has operators. */
  z.object({ kind: z.literal('operator-needed') }),
  /** Only an owner may; or it is the last owner, who has to stay. */
  z.object({ kind: z.literal('owner-needed') }),
  /** `retryAt` in epoch milliseconds: after too many wrong ones the next has to wait. */
  z.object({ kind: z.literal('pin-refused'), retryAt: z.number().nullable() }),
  z.object({ kind: z.literal('badge-unknown') }),
  /** Personal codes of the POS are checked with the account's api-key, and it has none. */
  z.object({ kind: z.literal('api-key-needed'), service }),
  /** A photo that cannot go with a sale. `not-bare`: it still says where and when it was taken. */
  z.object({
    kind: z.literal('photo-refused'),
    reason: z.enum(['not-a-picture', 'too-large', 'too-many', 'not-bare']),
  }),
  z.object({ kind: z.literal('delivery-scan-refused'), reason: DeliveryRefusal }),
  /** The same number of shields was ordered here within a day; `orderedAt` in ISO 8601. */
  z.object({
    kind: z.literal('ordered-already'),
    jobId: z.string(),
    quantity: z.number(),
    orderedAt: z.string(),
  }),

  // What a service answered
  z.object({ kind: z.literal('not-signed-in'), service }),
  /** `retryAt` (epoch milliseconds): when it is tried again. Null: once somebody signs in. */
  z.object({
    kind: z.literal('sign-in-refused'),
    service,
    serviceWords,
    retryAt: z.number().nullable(),
  }),
  z.object({
    kind: z.literal('scope-missing'),
    service,
    /** The right's name when the service has one (`stock-export`), otherwise the call's name. */
    scope: z.string(),
    serviceWords,
  }),
  /** DNS, connect or TLS failure: the request surely did not arrive. */
  z.object({
    kind: z.literal('offline'),
    service,
    detail: z.string(),
    /** Where it will not come back by itself: somebody must put something right. */
    because: z.enum(['certificate', 'certificate-date', 'proxy-password']).optional(),
  }),
  /** The request was sent and no whole answer came back. */
  z.object({ kind: z.literal('no-answer'), service, detail: z.string() }),
  /** 429; `retryAt` in epoch milliseconds when known. */
  z.object({
    kind: z.literal('rate-limited'),
    service,
    retryAt: z.number().nullable(),
    serviceWords,
  }),
  /** A readable refusal: 4xx, `error: true` or `status: false`. */
  z.object({ kind: z.literal('refused'), service, status: z.number(), serviceWords }),
  /** 408 or 5xx: the service broke while working on it. */
  z.object({ kind: z.literal('service-broken'), service, status: z.number(), serviceWords }),
  /**
   * An answer that cannot be read. Without `because` it is not the service's: a captive portal, a
   * proxy's page, malformed JSON. `form`: JSON in which what decides is missing. `too-long`: more than
   * the counter reads.
   */
  z.object({
    kind: z.literal('unreadable-answer'),
    service,
    status: z.number(),
    serviceWords,
    because: z.enum(['form', 'too-long']).optional(),
  }),

  // What the machine lacks
  z.object({ kind: z.literal('keychain-missing'), detail: z.string() }),
  z.object({ kind: z.literal('keychain-locked'), detail: z.string() }),
  z.object({ kind: z.literal('keychain-failed'), detail: z.string() }),
  z.object({ kind: z.literal('database-key-missing'), path: z.string() }),
  z.object({ kind: z.literal('database-key-wrong'), path: z.string() }),
  z.object({ kind: z.literal('recovery-code-wrong') }),
  z.object({ kind: z.literal('recovery-code-never-made') }),
  /** `backup` is the copy that was made before the newer counter changed it; null: there is none. */
  z.object({
    kind: z.literal('database-from-future'),
    found: z.number(),
    known: z.number(),
    backup: z.string().nullable(),
  }),
  /** `setAside` is where the damaged file was kept. */
  z.object({
    kind: z.literal('database-damaged'),
    path: z.string(),
    setAside: z.string().nullable(),
  }),
  /** The database is not where it was; `found` are the names of the files that tell of it. */
  z.object({
    kind: z.literal('database-missing'),
    path: z.string(),
    found: z.array(z.string()),
  }),
  /** The disk could not be read or written, in the system's own words. */
  z.object({ kind: z.literal('disk-failed'), path: z.string(), detail: z.string() }),
  z.object({ kind: z.literal('disk-full'), path: z.string() }),
  z.object({ kind: z.literal('folder-not-writable'), path: z.string() }),
  /** A share of another machine, which would be sent this user's sign-in: IT's file has to name it. */
  z.object({ kind: z.literal('folder-on-network'), path: z.string() }),
  z.object({ kind: z.literal('file-in-use'), path: z.string() }),
  z.object({ kind: z.literal('counter-already-open'), detail: z.string() }),
  z.object({ kind: z.literal('scanner-missing'), detail: z.string() }),
  z.object({ kind: z.literal('scanner-not-allowed'), path: z.string() }),
  z.object({ kind: z.literal('scanner-busy'), path: z.string() }),
  z.object({ kind: z.literal('scanner-failed'), path: z.string(), detail: z.string() }),
  /** A scanner that types for another keyboard than this computer's: what it read cannot be trusted. */
  z.object({
    kind: z.literal('scanner-keyboard'),
    layout: KeyboardLayout,
    asRead: z.string(),
    meant: z.string(),
  }),
  /** Keys that look like a scanner's and are no whole code: nothing was done with them. */
  z.object({ kind: z.literal('scanner-keys'), asRead: z.string(), because: UnreadBecause }),
  z.object({ kind: z.literal('print-failed'), detail: z.string() }),

  // A new version of the counter itself
  z.object({ kind: z.literal('update-off') }),
  z.object({ kind: z.literal('update-not-reached'), detail: z.string() }),
  /** What came is not what Cicopass released: it was thrown away. */
  z.object({ kind: z.literal('update-refused'), detail: z.string() }),
  z.object({ kind: z.literal('update-waits'), because: z.array(UpdateWaits) }),
  z.object({ kind: z.literal('update-failed'), detail: z.string() }),

  /** A defect of ours. `reference` finds it in the log. */
  z.object({ kind: z.literal('internal'), reference: z.string() }),
])
export type Fault = z.infer<typeof Fault>
export type FaultKind = Fault['kind']

export type Result<T> = { ok: true; value: T } | { ok: false; fault: Fault }

export function ok<T>(value: T): { ok: true; value: T } {
  return { ok: true, value }
}

export function failed(fault: Fault): { ok: false; fault: Fault } {
  return { ok: false, fault }
}

/** Ends an exhaustive switch: a case that was forgotten fails to compile. */
export function assertNever(value: never): never {
  throw new Error(`A case was forgotten: ${JSON.stringify(value)}`)
}
