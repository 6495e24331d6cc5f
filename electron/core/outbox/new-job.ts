import { randomUUID } from 'node:crypto'
import type { KnownTheft } from '../../../shared/bike.ts'
import { jobKinds, type declaredJobKinds, type JobKind } from '../../../shared/job-kinds.ts'
import type { StoredJob } from '../ports.ts'

/** Who makes a job, when, and until when it may be undone. Times in epoch milliseconds. */
export type JobOrigin = {
  account: string
  now: number
  /** Null: it may go at once, as from the command line. */
  heldUntil: number | null
  operator: string | null
  replaces?: string | null
  /** Thefts that an owner let pass. */
  letPass?: readonly KnownTheft[]
  /** Bikes of another make with the same number, of which a person said that they are other bikes. */
  otherMakes?: readonly number[]
}

/** Of a kind whose jobs go in any order none has one. */
type BikeKey<Kind extends JobKind> = Kind extends JobKind
  ? (typeof declaredJobKinds)[Kind]['order'] extends 'any'
    ? null
    : string | null
  : never

/** What differs from kind to kind; everything else is the same for a job that is not yet on disk. */
export type Particulars<Kind extends JobKind = JobKind> = Pick<StoredJob, 'uniqueKey' | 'title'> &
  Partial<Pick<StoredJob, 'waitsFor' | 'frameNumber' | 'shieldCode'>> & {
    kind: Kind
    payload: unknown
    bikeKey: BikeKey<Kind>
  }

export function newJob<Kind extends JobKind>(
  origin: JobOrigin,
  { payload, ...particulars }: Particulars<Kind>,
  kinds = jobKinds,
): StoredJob {
  const { account, now, heldUntil, operator, replaces = null } = origin
  return {
    waitsFor: null,
    frameNumber: null,
    shieldCode: null,
    ...particulars,
    id: randomUUID(),
    service: kinds.of(particulars.kind).service,
    account,
    createdAt: now,
    payload: JSON.stringify(payload),
    replaces,
    operator,
    state: heldUntil === null ? 'waiting' : 'held',
    attempts: 0,
    backOff: 0,
    nextAt: heldUntil ?? now,
    sentAt: null,
    sentElapsed: null,
    looks: 0,
    seen: null,
    parkedBecause: null,
    message: null,
    result: null,
    discardReason: null,
    endedAt: null,
  }
}

/** The thefts that its maker let pass, as a payload has them. */
export function letPassOf({ letPass = [] }: JobOrigin): { letPass?: KnownTheft[] } {
  return letPass.length === 0 ? {} : { letPass: [...letPass] }
}
