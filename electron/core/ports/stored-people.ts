import type { AsideSale } from '../../../shared/aside-sale.ts'
import type { HandOver } from '../../../shared/hand-over.ts'
import type { Lead } from '../../../shared/lead.ts'
import type { CustomerList, CustomerRecordKind } from '../../../shared/privacy.ts'
import type { StoredJob } from './stored-jobs.ts'

// What names a customer on disk: leads, hand-overs, and how they are found and forgotten. Times are epoch milliseconds.

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
