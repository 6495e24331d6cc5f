import type { AsideSale } from '../../shared/aside-sale.ts'
import type { Fault, Result, ServiceName } from '../../shared/fault.ts'
import type { HandOver } from '../../shared/hand-over.ts'
import type { JobCounts, JobEvent, JobKind, JobState, ParkedBecause } from '../../shared/job.ts'
import type { SalePaper } from '../../shared/paper.ts'
import type { BikePhoto } from '../../shared/photo.ts'
import type { DraftBike, SaleBike } from '../../shared/registration.ts'
import type { CustomerList, CustomerRecordKind } from '../../shared/privacy.ts'
import type { Lead } from '../../shared/lead.ts'
import type { StockObject } from '../../shared/stock.ts'
import type { TillBike } from '../../shared/till-sale.ts'

/**
 * What the counter keeps on disk: rows as they lie there, and the stores that read and write them. A
 * part of `ports.ts`, by which everybody else imports it. Times are epoch milliseconds.
 */

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
  /** Photos of jobs that were undone or given up before this go; the jobs stay. */
  forgetPhotos(endedBefore: number): void
}

export type StoredSale = {
  readonly id: string
  readonly soldAt: number
  readonly barcode: string | null
  /** Set when the shield goes to a bike that was registered already. */
  readonly existingBikeId: number | null
  readonly operator: string | null
  /** These follow a job that was edited and sent again. */
  bike: SaleBike
  frameNumber: { asRead: string; sent: string; compared: string }
  shieldCode: string | null
  registerJob: string | null
  linkJob: string | null
  undoneAt: number | null
  /** Its certificates, once made. */
  papers: SalePaper[]
}

export interface SaleStore {
  add(sale: StoredSale): void
  get(id: string): StoredSale | null
  /** Writes the members of `StoredSale` that are not readonly. */
  save(sale: StoredSale): void
  /** Newest first. */
  since(soldAt: number): StoredSale[]
  /** The last ones, newest first. */
  newest(limit: number): StoredSale[]
  /** The sale a job belongs to. */
  ofJob(jobId: string): StoredSale | null
}

/** A bike that was sold at the till. Times are epoch milliseconds. */
export type StoredSoldBike = {
  readonly id: string
  /** The account that read it. */
  readonly account: string
  readonly posAccount: string
  readonly transaction: string
  readonly item: string
  soldAt: number
  priceCents: number | null
  barcode: string | null
  /** Compared form; null when the POS has no number that can be one. */
  frameCompared: string | null
  /** What the sale says of the bike, and what the stock object adds, once it was read. */
  bike: TillBike
  stock: StockObject | null
  /** Taken back at the till. */
  returnedAt: number | null
  /** Somebody saw that it was taken back after it was registered. */
  returnSeenAt: number | null
  dismissedAt: number | null
  dismissedBecause: string | null
  dismissedBy: string | null
  /** The sale of this counter that registers it. */
  saleId: string | null
  /** Nothing is left to do: it leaves the worklist. */
  settledAt: number | null
}

/** A bike that was taken back at the till. */
export type StoredReturn = {
  readonly account: string
  readonly posAccount: string
  readonly transaction: string
  readonly item: string
  readonly returnedAt: number
  /** The transaction it takes back, when the POS says. */
  readonly credits: string | null
  readonly objectId: number | null
  readonly frameCompared: string | null
  /** The sold bike it took back, once found. */
  soldBikeId: string | null
}

export interface SoldBikeStore {
  add(bike: StoredSoldBike): void
  get(id: string): StoredSoldBike | null
  /** Writes the members of `StoredSoldBike` that are not readonly. */
  save(bike: StoredSoldBike): void
  /** Newest first. */
  unsettled(account: string): StoredSoldBike[]
  /** Newest first. */
  since(account: string, soldAt: number): StoredSoldBike[]
  ofTransaction(
    of: Pick<StoredSoldBike, 'account' | 'posAccount' | 'transaction'>,
  ): StoredSoldBike[]
  ofSale(saleId: string): StoredSoldBike | null
  withFrame(account: string, frameCompared: string): StoredSoldBike[]
  withObject(account: string, objectId: number): StoredSoldBike[]
  /** Once each; a return that is known already is left as it is. */
  addReturn(returned: StoredReturn): void
  /** Returns since then whose sold bike was not found yet. */
  openReturns(account: string, since: number): StoredReturn[]
  saveReturn(returned: StoredReturn): void
  /** Until when everything this account booked was read; null when it never was. */
  readUntil(account: string): number | null
  saveReadUntil(account: string, at: number): void
}

/** A lead whose status the counter follows. */
export type StoredLead = {
  readonly account: string
  readonly isMadeHere: boolean
  lead: Lead
  /** Epoch milliseconds. */
  readAt: number
}

export interface LeadStore {
  /** Once an account and UUID; the same again brings it up to date. */
  put(lead: StoredLead): void
  get(account: string, uuid: string): StoredLead | null
  /** Newest first. */
  all(account: string): StoredLead[]
  /** The one whose status was read longest ago, of those that may still change. */
  oldestOpen(account: string): StoredLead | null
}

/** What staff entered last time for a product code, and what they said a POS word means. */
export interface ArticleStore {
  learned(barcode: string): DraftBike | null
  learn(barcode: string, bike: DraftBike, at: number): void
  /** Everything that was learned, the newest first. */
  allLearned(): { barcode: string; bike: DraftBike; learnedAt: number }[]
  forget(barcode: string): void
  /** Product codes, article numbers and object codes by which the POS of this account knows things. */
  addPosCodes(account: string, codes: readonly string[]): void
  /** Whether the POS of this account has a text as such a code. */
  isPosCode(account: string, text: string): boolean
  /** The registry value staff gave for a word of the POS; words are compared in lower case. */
  wordMeans(field: 'color' | 'type' | 'audience', word: string): string | null
  teachWord(entry: {
    field: 'color' | 'type' | 'audience'
    word: string
    value: string
    at: number
  }): void
}

/** What another program handed over, or staff set aside, until it is sold or put away. */
export type StoredHandOver = {
  readonly id: string
  readonly what: HandOver['handOver']
  readonly via: 'link' | 'file' | 'counter'
  /** The other program's own name for it. */
  readonly ref: string | null
  /** The name its file was taken under, so that no file is taken twice. */
  readonly claim: string | null
  readonly cameAt: number
  /** As it came; null for a sale that staff set aside, and once its time is over. */
  readonly content: HandOver | null
  /** As it stood on the screen when it was set aside. */
  aside: AsideSale | null
  state: 'waiting' | 'on-screen' | 'done' | 'dismissed'
  saleId: string | null
  endedAt: number | null
}

export interface HandOverStore {
  add(handOver: StoredHandOver): void
  get(id: string): StoredHandOver | null
  /** Writes the members of `StoredHandOver` that are not readonly. */
  save(handOver: StoredHandOver): void
  /** Oldest first. */
  inState(state: 'waiting' | 'on-screen'): StoredHandOver[]
  newestWithRef(what: StoredHandOver['what'], ref: string): StoredHandOver | null
  hasClaim(claim: string): boolean
  ofSale(saleId: string): StoredHandOver | null
  /** Forgets what was in those that ended before; that they came, and their refs, stay. */
  forgetContent(endedBefore: number): void
}

/** Something on disk that names a customer. Times are epoch milliseconds. */
export type StoredCustomerRecord = {
  readonly what: CustomerRecordKind
  /** The account of a lead; null for the rest, whose ids are unique. */
  readonly account: string | null
  readonly id: string
  readonly title: string | null
  readonly at: number
  /** When nothing was left to do with it; null while there is. */
  readonly endedAt: number | null
  /** Its texts as they lie there, JSON or not. */
  readonly texts: readonly string[]
}

/** What stays of a job once the customer is forgotten. */
export type ForgottenJob = Pick<StoredJob, 'payload' | 'title' | 'result'>

export interface CustomerStore {
  /**
   * Everything that names a customer, the newest first; what was forgotten names none.
   *
   * @param lists the settings that do (`customerLists`)
   */
  records(lists: readonly CustomerList[]): StoredCustomerRecord[]
  /** Those of them that ended before then, the oldest first, not more than `limit`. */
  endedBefore(
    at: number,
    of: { limit: number; lists: readonly CustomerList[] },
  ): StoredCustomerRecord[]
  /** Of an ended job: writes what stays, and lets the service's and staff's words go. Its state, times and who stay. */
  forgetJob(id: string, stays: ForgottenJob): void
  forgetLead(account: string, uuid: string): void
  /** That it came, and its ref, stay. */
  forgetHandOver(id: string): void
  /** Of a job or a sold bike: that it was given up, let pass or put away, when and by whom stay. */
  forgetReason(id: string): void
}

/** Small values by key, JSON inside. The keys and their schemas: `settings/database-settings.ts`. */
export interface SettingStore {
  read(key: string): string | null
  write(key: string, value: string): void
  remove(key: string): void
}

/** What a database looks like from outside: its form and how full it is, nothing of what is in it. */
export type DatabaseDescription = {
  /** The number of the last migration it went through. */
  form: number
  /** The statements that made its tables, indexes and triggers. */
  schema: string[]
  /** Rows by table. */
  rows: Record<string, number>
}

/** A copy of the database, encrypted with its key. `madeAt` in epoch milliseconds, by its name. */
export type Backup = {
  name: string
  path: string
  madeAt: number
  bytes: number
  kind: 'daily' | 'before-update'
}

export interface Backups {
  /** The newest first. */
  list(): Result<Backup[]>
  /** Makes the day's copy, whole or not at all; null when the last one is not a day old. */
  makeIfDue(): Promise<Result<string | null>>
}

/** What a change of the database came to, whether it answers a `Result` or the value itself. */
export type Written<T> = T extends { ok: false; fault: Fault }
  ? never
  : T extends { ok: true; value: infer V }
    ? V
    : T

export interface Database {
  readonly jobs: JobStore
  readonly sales: SaleStore
  readonly soldBikes: SoldBikeStore
  readonly leads: LeadStore
  readonly articles: ArticleStore
  readonly settings: SettingStore
  readonly handOvers: HandOverStore
  readonly customers: CustomerStore
  readonly backups: Backups
  /**
   * All or nothing, on disk when it returns. A full disk or read-only folder is a fault, and nothing
   * changed. A change that answers a fault is rolled back as one that throws is, and that fault is the
   * answer; one that answers `ok(value)` or any other value is kept, and answers the value.
   */
  write<T>(change: () => T): Result<Written<T>>
  /**
   * Runs it once the transaction that goes on is on disk, and never where it is rolled back; at once
   * where none goes on. Events, wake-ups and messages to the window go through this.
   */
  afterCommit(run: () => void): void
  /** `PRAGMA synchronous` as the live handle answers it: 2 is FULL. */
  synchronous(): number
  describe(): DatabaseDescription
  close(): void
}
