import { z } from 'zod'
import { ServiceName } from './fault.ts'
import { jobKinds } from './job-kinds.ts'

/**
 * Everything the counter changes outside itself. `Job` is the shape the command line prints and the
 * window shows; `docs/command-line.md` describes it for other programs. Its kinds are declared in
 * `job-kinds.ts`.
 */
export const JobKind = z.enum(jobKinds.names)
export type JobKind = z.infer<typeof JobKind>

/**
 * held: confirmed, may still be undone. waiting: to be sent. sending: on the wire. unknown: it may
 * have been processed. done · parked: a person decides · undone: taken back while held ·
 * discarded: a person gave it up, with a reason.
 */
export const JobState = z.enum([
  'held',
  'waiting',
  'sending',
  'unknown',
  'done',
  'parked',
  'undone',
  'discarded',
])
export type JobState = z.infer<typeof JobState>

/** Why a person has to decide. `job.parked.<reason>` is its message key. */
export const ParkedBecause = z.enum([
  /** The service refused it in words we kept. */
  'refused',
  'stolen',
  /** The bike, or one with its number, is in the registry already. */
  'registered',
  /** The same frame number under another brand. */
  'other-brand',
  /** Written down before frame numbers were read as today: a person looks at the number. */
  'frame-number',
  /** More than one bike could be the one we sent. */
  'ambiguous',
  'shield-in-use',
  /** It may have arrived and nothing can tell us. */
  'cannot-tell',
  'scope-missing',
  /** Nothing was sent: what the service answers about it cannot be read, time and again. */
  'unreadable-answer',
  /** What it waited for was given up. */
  'dependency-gone',
  'damaged',
  /** Known from an older copy only: it may have been undone or given up after the copy was made. */
  'older-copy',
])
export type ParkedBecause = z.infer<typeof ParkedBecause>

/** A person says of each by itself; "try all" leaves them where they are. */
export const decidedOneByOne: ReadonlySet<ParkedBecause | null> = new Set<ParkedBecause>([
  'dependency-gone',
  'older-copy',
])

/** What a job did, for the person who asks. */
export const JobEvent = z.object({
  at: z.iso.datetime(),
  what: z.enum([
    'queued',
    'undone',
    'checked',
    'sent',
    'answered',
    'not-delivered',
    'looked',
    'adopted',
    'parked',
    'retried',
    /** A person said what became of it. */
    'settled',
    'discarded',
    /** An owner let it pass a theft that is known: `outcome` is the reason. */
    'overridden',
    /** Edited and sent again: `outcome` is the new job's id. */
    'replaced',
    'done',
    'found-sending',
    /** An older copy of the data was put back: it may have been done since. */
    'restored',
  ]),
  /** What came of it in a word of ours (a fault's kind, a verdict), or null. */
  outcome: z.string().nullable(),
  serviceWords: z.string().nullable(),
  /** The operator who did it; null where nobody stood at the counter or it went by itself. */
  by: z.string().nullable(),
})
export type JobEvent = z.infer<typeof JobEvent>

export const Job = z.object({
  id: z.string(),
  kind: JobKind,
  state: JobState,
  createdAt: z.iso.datetime(),
  /** How often it was sent. Being offline spends none. */
  attempts: z.number().int(),
  parkedBecause: ParkedBecause.nullable(),
  /** The service's own last words about it, or ours when it has none. */
  message: z.string().nullable(),
  /** `{ bikeId }` of a registration, `{ bikeId, shieldCode }` of a link. */
  result: z.record(z.string(), z.unknown()).nullable(),
})
export type Job = z.infer<typeof Job>

/** A job as the queue page shows it. */
export const QueuedJob = Job.extend({
  service: ServiceName,
  /** The account it was made under; it goes out when that one is signed in, and under no other. */
  account: z.string(),
  /** What it is about, for a person: `Gazelle Ultimate C380`, the frame number, the shield. */
  title: z.string().nullable(),
  frameNumber: z.string().nullable(),
  shieldCode: z.string().nullable(),
  /** When it is tried next; null when nothing is planned. */
  nextAt: z.iso.datetime().nullable(),
  /** The job it waits for, or null. */
  waitsFor: z.string().nullable(),
  /** The job it was made from by edit-and-send-again, or null. */
  replaces: z.string().nullable(),
  discardReason: z.string().nullable(),
  operator: z.string().nullable(),
})
export type QueuedJob = z.infer<typeof QueuedJob>

export const JobDetail = QueuedJob.extend({
  /** How many photos are still to go with it. */
  photos: z.number().int(),
  /** The job that was made from it by edit-and-send-again, or null. */
  replacedBy: z.string().nullable(),
  timeline: z.array(JobEvent),
})
export type JobDetail = z.infer<typeof JobDetail>

export const JobCounts = z.object({
  held: z.number().int(),
  waiting: z.number().int(),
  sending: z.number().int(),
  unknown: z.number().int(),
  parked: z.number().int(),
  done: z.number().int(),
})
export type JobCounts = z.infer<typeof JobCounts>
