import { z } from 'zod'
import { RegisteredBike } from '../bike.ts'
import { JobDetail, JobKind, JobState, QueuedJob } from '../job.ts'
import { Overview, mostOverviewDays } from '../overview.ts'
import { change, read } from './endpoint.ts'
import { none, ownersWord } from './inputs.ts'

const QueuePage = z.object({
  jobs: z.array(QueuedJob),
  /** Null: more than this page shows, and not counted. */
  total: z.number().int().nullable(),
  /** Give it back to read on; null at the end. */
  next: z.string().nullable(),
})

/** A queued sale turned out stolen. */
export const Alarm = z.object({
  jobId: z.string(),
  frameNumber: z.string(),
  title: z.string().nullable(),
})
export type Alarm = z.infer<typeof Alarm>

/** Whatever shows jobs. */
export const theQueue = ['queue.page', 'queue.job', 'bikes.jobs', 'shields.stock'] as const

/** What is on its way to the services, and what became of it. */
export const queueEndpoints = {
  /** What the last days came to, from this computer's own records. */
  'overview.get': read({
    who: 'anybody',
    input: z.object({ days: z.number().int().min(1).max(mostOverviewDays) }),
    output: Overview,
  }),
  /** Every registration of a day on paper, with its state; writes and opens it. */
  'overview.printDay': read({
    who: 'staff',
    input: z.object({ day: z.iso.date() }),
    output: z.object({ path: z.string() }),
  }),

  /** What nobody has acknowledged yet, oldest first: asked when a page loads, after a restart too. */
  'alarms.get': read({ who: 'anybody', input: none, output: z.array(Alarm) }),
  /** Answers the alarms that are left. */
  'alarms.acknowledge': change({
    who: 'anybody',
    input: z.object({ jobId: z.string() }),
    output: z.array(Alarm),
    sets: 'alarms.get',
  }),

  'queue.page': read({
    who: 'staff',
    input: z.object({
      states: z.array(JobState),
      kinds: z.array(JobKind),
      search: z.string().max(100),
      after: z.string().nullable(),
    }),
    output: QueuePage,
  }),
  'queue.job': read({ who: 'staff', input: z.object({ jobId: z.string() }), output: JobDetail }),
  'queue.retry': change({
    who: 'staff',
    input: z.object({ jobId: z.string() }),
    output: JobDetail,
    refreshes: theQueue,
  }),
  'queue.retryAll': change({
    who: 'staff',
    input: none,
    output: z.object({ retried: z.number().int() }),
    refreshes: theQueue,
  }),
  /** What a person found at the service, for a job that nothing else can settle. */
  'queue.settle': change({
    who: 'staff',
    input: z.object({ jobId: z.string(), arrived: z.boolean() }),
    output: JobDetail,
    refreshes: theQueue,
  }),
  /** Every job with all that is known of it, written to a file that only this user can read. */
  'queue.export': read({
    who: 'staff',
    input: none,
    output: z.object({ path: z.string(), jobs: z.number().int() }),
  }),
  /** What of a parked job can be edited, in the field names of the service's call; photos by number. */
  'queue.fields': read({
    who: 'staff',
    input: z.object({ jobId: z.string() }),
    output: z.object({ fields: z.record(z.string(), z.unknown()), photos: z.number().int() }),
  }),
  /** Makes a new job in place of this one; answers the new one. Null takes a field away. */
  'queue.edit': change({
    who: 'staff',
    input: z.object({
      jobId: z.string(),
      changes: z.record(z.string(), z.unknown()),
      notArrived: z.boolean(),
    }),
    output: JobDetail,
    refreshes: theQueue,
  }),
  /** What the registry reports stolen now, of a sale that parked for it. */
  'queue.thefts': read({
    who: 'staff',
    input: z.object({ jobId: z.string() }),
    output: z.array(RegisteredBike),
  }),
  /** Bikes of another make with the number of a registration that stands still for them. */
  'queue.otherMakes': read({
    who: 'staff',
    input: z.object({ jobId: z.string() }),
    output: z.array(RegisteredBike),
  }),
  /** An owner lets it go on: a new job takes its place. Answers that one. */
  'queue.override': change({
    who: 'staff',
    input: z.object({ jobId: z.string(), ...ownersWord }),
    output: JobDetail,
    refreshes: theQueue,
  }),
  'queue.discard': change({
    who: 'staff',
    input: z.object({ jobId: z.string(), reason: z.string().trim().min(3).max(500) }),
    output: JobDetail,
    refreshes: theQueue,
  }),
}
