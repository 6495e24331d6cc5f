import { ServiceName } from '../../../shared/fault.ts'
import { JobEvent, JobKind, JobState, ParkedBecause } from '../../../shared/job.ts'
import type { StoredJob } from '../../core/ports.ts'
import { hasColumn, readNumber, readNumberOrNull, readText, readTextOrNull } from './rows.ts'

/** Every column of `jobs` that a `StoredJob` has a member for, by that member. */
const COLUMNS = {
  id: 'id',
  kind: 'kind',
  service: 'service',
  account: 'account',
  createdAt: 'created_at',
  payload: 'payload',
  bikeKey: 'bike_key',
  uniqueKey: 'unique_key',
  waitsFor: 'waits_for',
  replaces: 'replaces',
  operator: 'operator',
  title: 'title',
  frameNumber: 'frame_number',
  shieldCode: 'shield_code',
  state: 'state',
  attempts: 'attempts',
  backOff: 'back_off',
  nextAt: 'next_at',
  sentAt: 'sent_at',
  sentElapsed: 'sent_elapsed',
  looks: 'looks',
  seen: 'seen',
  parkedBecause: 'parked_because',
  message: 'message',
  result: 'result',
  discardReason: 'discard_reason',
  endedAt: 'ended_at',
} as const satisfies Record<keyof StoredJob, string>

/** The members `JobStore.save` writes. */
const CHANGING = [
  'state',
  'attempts',
  'backOff',
  'nextAt',
  'sentAt',
  'sentElapsed',
  'looks',
  'seen',
  'parkedBecause',
  'message',
  'result',
  'discardReason',
  'endedAt',
] as const satisfies readonly (keyof StoredJob)[]

const members = Object.keys(COLUMNS) as (keyof StoredJob)[]

/** Of the row `earlier`. What waits for a parked job goes nowhere until a person decides. */
export const ON_ITS_WAY = `earlier.state IN ('held', 'waiting', 'sending', 'unknown')
  AND NOT EXISTS (
    SELECT 1 FROM jobs AS parked WHERE parked.id = earlier.waits_for AND parked.state = 'parked')`

/** True while what the job waits for is not done, or an earlier job of its bike is on its way. */
const BLOCKED = `
  (@waitsFor IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM jobs WHERE id = @waitsFor AND state = 'done'))
  OR (@bikeKey IS NOT NULL AND EXISTS (
    SELECT 1 FROM jobs AS earlier WHERE earlier.bike_key = @bikeKey AND ${ON_ITS_WAY}))`

/** Bound by the members of a `StoredJob` and `searchText`. */
export const INSERT_JOB = `
  INSERT INTO jobs (${members.map((member) => COLUMNS[member]).join(', ')}, search_text, blocked)
  VALUES (${members.map((member) => `@${member}`).join(', ')}, @searchText, ${BLOCKED})`

/** Bound by the members of a `StoredJob`; writes those that change. */
export const UPDATE_JOB = `
  UPDATE jobs SET ${CHANGING.map((member) => `${COLUMNS[member]} = @${member}`).join(', ')}
  WHERE id = @id`

/**
 * A row as it lies there, whatever is in its texts: a payload that no longer parses is for the
 * outbox to park. Only a state, kind or service that no version of the counter ever wrote throws.
 */
export function readJob(row: unknown): StoredJob {
  return {
    id: readText(row, 'id'),
    kind: JobKind.parse(readText(row, 'kind')),
    service: ServiceName.parse(readText(row, 'service')),
    account: readText(row, 'account'),
    createdAt: readNumber(row, 'created_at'),
    payload: readText(row, 'payload'),
    bikeKey: readTextOrNull(row, 'bike_key'),
    uniqueKey: readTextOrNull(row, 'unique_key'),
    waitsFor: readTextOrNull(row, 'waits_for'),
    replaces: readTextOrNull(row, 'replaces'),
    operator: readTextOrNull(row, 'operator'),
    title: readTextOrNull(row, 'title'),
    frameNumber: readTextOrNull(row, 'frame_number'),
    shieldCode: readTextOrNull(row, 'shield_code'),
    state: JobState.parse(readText(row, 'state')),
    attempts: readNumber(row, 'attempts'),
    backOff: readNumber(row, 'back_off'),
    nextAt: readNumber(row, 'next_at'),
    sentAt: readNumberOrNull(row, 'sent_at'),
    sentElapsed: readNumberOrNull(row, 'sent_elapsed'),
    looks: readNumber(row, 'looks'),
    seen: readTextOrNull(row, 'seen'),
    parkedBecause: readParkedBecause(readTextOrNull(row, 'parked_because')),
    message: readTextOrNull(row, 'message'),
    result: readTextOrNull(row, 'result'),
    discardReason: readTextOrNull(row, 'discard_reason'),
    endedAt: readNumberOrNull(row, 'ended_at'),
  }
}

/**
 * The rows that this counter knows the kind, state and service of: one that another version wrote, or
 * that is damaged, is one bad row, and not the end of the queue. It stays where it is.
 */
export function readJobs(rows: readonly unknown[]): StoredJob[] {
  return rows.filter(isKnown).map(readJob)
}

export function isKnown(row: unknown): boolean {
  return (
    JobKind.safeParse(readText(row, 'kind')).success &&
    JobState.safeParse(readText(row, 'state')).success &&
    ServiceName.safeParse(readText(row, 'service')).success
  )
}

function readParkedBecause(text: string | null): ParkedBecause | null {
  if (text === null) return null
  const parsed = ParkedBecause.safeParse(text)
  return parsed.success ? parsed.data : 'damaged'
}

/** Leaves out what another version wrote and this one does not know. */
export function readEvents(rows: readonly unknown[]): JobEvent[] {
  return rows.flatMap((row) => {
    const read = JobEvent.safeParse({
      at: new Date(readNumber(row, 'at')).toISOString(),
      what: readText(row, 'what'),
      outcome: readTextOrNull(row, 'outcome'),
      serviceWords: readTextOrNull(row, 'service_words'),
      // A database that is carried over may be of an earlier form, which does not say.
      by: hasColumn(row, 'who') ? readTextOrNull(row, 'who') : null,
    })
    return read.success ? [read.data] : []
  })
}
