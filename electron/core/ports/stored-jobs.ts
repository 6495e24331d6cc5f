import type { ServiceName } from '../../../shared/fault.ts'
import type { JobCounts, JobEvent, JobKind, JobState, ParkedBecause } from '../../../shared/job.ts'
import type { BikePhoto } from '../../../shared/photo.ts'

// Jobs as they lie on disk, and the store that reads and writes them. Times are epoch milliseconds.

/** A job as it lies on disk. `shared/job.ts` is how the outside sees it. */
export type StoredJob = {
  readonly id: string
  readonly kind: JobKind
  readonly service: ServiceName
  /** The account it was made under; it never goes out under another. */
  readonly account: string
  readonly createdAt: number
  /** What to send; its schema belongs to the kind. Text that does not parse is damaged, and parks. */
  readonly payload: string
  /** Jobs with the same bike key go in the order they were made. */
  readonly bikeKey: string | null
  /** At most one live job has it; see `liveJobWith`. */
  readonly uniqueKey: string | null
  readonly waitsFor: string | null
  readonly replaces: string | null
  readonly operator: string | null
  readonly title: string | null
  readonly frameNumber: string | null
  readonly shieldCode: string | null
  state: JobState
  /** How often it was sent. */
  attempts: number
  /** Attempts since it last made headway, for the back-off. */
  backOff: number
  /** Nothing happens before this. For a held job: the end of its undo. */
  nextAt: number
  /** When it was last put on the wire; set before the first byte leaves. */
  sentAt: number | null
  /**
   * `Clock.elapsed` when the last request was over, by which the wait for a late change is measured;
   * while it is on the wire, when it began.
   */
  sentElapsed: number | null
  /** How often it was looked for in vain since `sentAt`. */
  looks: number
  /** What the service held before the first send (JSON), so that what is new can be told apart. */
  seen: string | null
  parkedBecause: ParkedBecause | null
  message: string | null
  /** JSON. */
  result: string | null
  discardReason: string | null
  /** When it reached done, undone or discarded. */
  endedAt: number | null
}

/** A job that is not yet on disk, with its photos: they lie beside it from then on. */
export type NewJob = StoredJob & { readonly photos?: readonly BikePhoto[] }

export type JobQuery = {
  states: readonly JobState[]
  kinds: readonly JobKind[]
  search: string
  /** The `next` of the page before. */
  after: string | null
  limit: number
}

/** Epoch milliseconds. That it was queued is not added: `JobStore.add` says so. */
export type NewJobEvent = Omit<JobEvent, 'at' | 'what' | 'by'> & {
  at: number
  /** The operator; nobody unless it is said. */
  by?: string | null
  what: Exclude<JobEvent['what'], 'queued'>
}

/** `day` is its place in the days that were asked for. */
export type JobsOfDay = { day: number; kind: JobKind; state: JobState; total: number }

export interface JobStore {
  add(job: NewJob): void
  get(id: string): StoredJob | null
  /** Writes the members of `StoredJob` that are not readonly. */
  save(job: StoredJob): void
  /** The job with this key that is neither done, undone nor discarded; at most one, by a unique index. */
  liveJobWith(uniqueKey: string): StoredJob | null
  /** The newest job with this key in state done. */
  doneJobWith(uniqueKey: string): StoredJob | null
  /**
   * Registrations of this number (today's compared form) that an earlier rule wrote down in a form that
   * is read otherwise today, the newest first; those that were given up are left out.
   */
  inEarlierForm(compared: string): StoredJob[]
  /**
   * The job to work on next for one lane: held past its undo, waiting, or unknown; due at `now`;
   * what it waits for is done; no earlier job of the same bike is held, waiting, sending or unknown.
   */
  due(lane: { service: ServiceName; account: string; now: number }): StoredJob | null
  /** When `due` will next answer something for this lane if nothing else happens, or null. */
  nextDueAt(lane: { service: ServiceName; account: string }): number | null
  /** Makes every waiting and unknown job of the lane due at `now`. Answers how many were not. */
  hasten(lane: { service: ServiceName; account: string; now: number }): number
  /** Whether an earlier job of the same bike is held, waiting, sending or unknown. */
  isBehindAnother(job: StoredJob): boolean
  /** The newest link, theft or recovery of this bike of the registry that is not over yet. */
  onItsWayAbout(bikeId: number): StoredJob | null
  inStates(states: readonly JobState[]): StoredJob[]
  /**
   * Every parked job that can be tried again is due now: `unknown` where it may have arrived, so that it
   * is looked for first, and `waiting` otherwise; but for those parked for a reason of `except`. Each says
   * in its timeline who did it. Answers how many.
   */
  retryParked(how: { at: number; by: string | null; except: readonly ParkedBecause[] }): number
  /** Parked because the bike turned out stolen. */
  stolen(): StoredJob[]
  waitingFor(id: string): StoredJob[]
  /** The newest job that was made to take this one's place, or null. */
  replacementOf(id: string): StoredJob | null
  /** The newest jobs with one of these bike keys, newest first; not more than `limit`. */
  ofBike(bikeKeys: readonly string[], limit: number): StoredJob[]
  /** What goes by itself and has not yet (held, waiting, sending, unknown), the oldest `limit` of it. */
  unsent(
    of: { service: ServiceName; account: string } | null,
    limit: number,
  ): { jobs: StoredJob[]; total: number }
  /**
   * Newest first; `search` matches any part of title, frame number and shield code, and the start of an
   * id. `total` is null where a search in a long queue found more than a page: they are not counted.
   */
  page(query: JobQuery): { jobs: StoredJob[]; total: number | null; next: string | null }
  counts(): JobCounts
  /** Rows that this version does not understand, by the kind that is written there. */
  notUnderstood(): { kind: string; total: number }[]
  /**
   * How many jobs were made on each day, by kind and state; those there are none of are left out.
   * `starts` are the beginnings of days that follow each other; the last one only ends the day before.
   */
  perDay(of: { kinds: readonly JobKind[]; starts: readonly number[] }): JobsOfDay[]
  /** Those made from then until just before then, in the order they were made. */
  madeBetween(of: { kinds: readonly JobKind[]; from: number; until: number }): StoredJob[]
  addEvent(id: string, event: NewJobEvent): void
  /** Its timeline; the first is always that it was queued, when it was made. */
  events(id: string): JobEvent[]
  /** What is still to be sent with it, in order; none once it is done. */
  photos(id: string): BikePhoto[]
  photoCount(id: string): number
  /**
   * Photos of jobs that ended before this go; the jobs stay. A registration's go at once when it is done
   * (migration 11).
   */
  forgetPhotos(endedBefore: number): void
}
