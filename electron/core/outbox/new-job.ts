import { randomUUID } from 'node:crypto'
import type { KnownTheft } from '../../../shared/bike.ts'
import type { ServiceName } from '../../../shared/fault.ts'
import type { JobKind } from '../../../shared/job.ts'
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

/** What differs from kind to kind; everything else is the same for a job that is not yet on disk. */
export type Particulars = Pick<StoredJob, 'bikeKey' | 'uniqueKey' | 'title'> &
  Partial<Pick<StoredJob, 'waitsFor' | 'frameNumber' | 'shieldCode'>> & {
    kind: JobKind
    service: ServiceName
    payload: unknown
  }

export function newJob(origin: JobOrigin, { payload, ...particulars }: Particulars): StoredJob {
  const { account, now, heldUntil, operator, replaces = null } = origin
  return {
    waitsFor: null,
    frameNumber: null,
    shieldCode: null,
    ...particulars,
    id: randomUUID(),
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
