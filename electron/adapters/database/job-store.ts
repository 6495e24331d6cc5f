import { ServiceName } from '../../../shared/fault.ts'
import { JobState, type JobCounts } from '../../../shared/job.ts'
import { jobKinds, type JobKinds } from '../../../shared/job-kinds.ts'
import type { JobStore, StoredJob } from '../../core/ports.ts'
import { createEarlierForms } from './earlier-forms.ts'
import { pageOfJobs, readTotals } from './job-page.ts'
import {
  INSERT_JOB,
  ON_ITS_WAY,
  isKnown,
  readEvents,
  readJob,
  readJobs as readKnown,
} from './job-rows.ts'
import { searchText } from './job-search.ts'
import { countJobsPerDay, jobsMadeBetween } from './jobs-per-day.ts'
import { readNumber, readNumberOrNull, readText } from './rows.ts'
import type { Statements } from './sqlite.ts'
import { jobEvents, jobPhotos, jobs } from './tables.ts'

/** `kinds`: those this counter knows; rows of others stay where they are. */
export function createJobStore(sql: Statements, kinds: JobKinds = jobKinds): JobStore {
  const registering = kinds.where(({ order }) => order === 'frame-number')
  const earlierForms = createEarlierForms(sql, registering)
  const aboutRegistered = JSON.stringify(kinds.where(({ order }) => order === 'registered-bike'))
  const { due: DUE, nextDueAt: NEXT_DUE_AT } = dueOf(kinds)
  const readJobs = (rows: readonly unknown[]): StoredJob[] => readKnown(rows, kinds)
  const jobOrNull = (row: unknown): StoredJob | null =>
    row === undefined || !isKnown(row, kinds) ? null : readJob(row, kinds)
  return {
    add({ photos = [], ...job }) {
      sql(INSERT_JOB).run({ ...jobs.bind(job), searchText: searchText(job) })
      if (/[^-A-Z0-9./_]/.test(job.frameNumber ?? '')) earlierForms.forget()
      for (const [place, photo] of photos.entries()) {
        sql(INSERT_PHOTO).run(jobPhotos.bind({ ...photo, job: job.id, place }))
      }
    },
    get(id) {
      return jobOrNull(sql('SELECT * FROM jobs WHERE id = ?').get(id))
    },
    save(job) {
      const { changes } = sql(jobs.update).run(jobs.bind(job))
      if (changes !== 1) throw new Error(`There is no job ${job.id} to save.`)
    },
    liveJobWith(uniqueKey) {
      return jobOrNull(sql(LIVE_WITH_KEY).get(uniqueKey))
    },
    doneJobWith(uniqueKey) {
      return jobOrNull(sql(DONE_WITH_KEY).get(uniqueKey))
    },
    inEarlierForm(compared) {
      return earlierForms
        .ids(compared)
        .flatMap((id) => jobOrNull(sql('SELECT * FROM jobs WHERE id = ?').get(id)) ?? [])
        .filter(({ state }) => state !== 'undone' && state !== 'discarded')
    },
    due(lane) {
      return jobOrNull(sql(DUE).get(lane))
    },
    nextDueAt(lane) {
      return readNumberOrNull(sql(NEXT_DUE_AT).get(lane), 'next_at')
    },
    hasten(lane) {
      return sql(HASTEN).run(lane).changes
    },
    isBehindAnother(job) {
      return sql(EARLIER_OF_SAME_BIKE).get(job.bikeKey, job.id) !== undefined
    },
    onItsWayAbout(bikeId) {
      return jobOrNull(sql(ON_ITS_WAY_ABOUT).get({ bikeId, kinds: aboutRegistered }))
    },
    inStates(states) {
      const asked = states.map(() => '?').join(', ')
      return readJobs(
        sql(`SELECT * FROM jobs WHERE state IN (${asked}) ORDER BY seq`).all(...states),
      )
    },
    retryParked({ at, by, except }) {
      const but = JSON.stringify(except)
      sql(NOTE_RETRIED).run({ at, by, but })
      return sql(RETRY_PARKED).run({ at, but }).changes
    },
    stolen() {
      return readJobs(sql(STOLEN).all())
    },
    waitingFor(id) {
      return readJobs(sql('SELECT * FROM jobs WHERE waits_for = ? ORDER BY seq').all(id))
    },
    replacementOf(id) {
      return jobOrNull(sql(REPLACEMENT).get(id))
    },
    ofBike(bikeKeys, limit) {
      const asked = bikeKeys.map(() => '?').join(', ')
      return readJobs(
        sql(`SELECT * FROM jobs WHERE bike_key IN (${asked}) ORDER BY seq DESC LIMIT ?`).all(
          ...bikeKeys,
          limit,
        ),
      )
    },
    unsent(of, limit) {
      const owner = of ?? { service: null, account: null }
      const total = readNumber(sql(COUNT_UNSENT).get(owner), 'total')
      return { jobs: readJobs(sql(OLDEST_UNSENT).all({ ...owner, limit })), total }
    },
    page(query) {
      return pageOfJobs(sql, query, kinds)
    },
    notUnderstood() {
      const known = {
        kinds: JSON.stringify(kinds.names),
        states: JSON.stringify(JobState.options),
        services: JSON.stringify(ServiceName.options),
      }
      return sql(NOT_UNDERSTOOD)
        .all(known)
        .map((row) => ({ kind: readText(row, 'kind'), total: readNumber(row, 'total') }))
    },
    counts() {
      return countsByState(sql)
    },
    madeBetween(of) {
      return jobsMadeBetween(sql, { ...of, known: kinds })
    },
    perDay(of) {
      return countJobsPerDay(sql, of)
    },
    addEvent(id, event) {
      sql(INSERT_EVENT).run(jobEvents.bind({ job: id, by: null, ...event }))
    },
    photos(id) {
      return sql('SELECT * FROM job_photos WHERE job = ? ORDER BY place')
        .all(id)
        .map(jobPhotos.read)
        .map(({ name, content }) => ({ name, content }))
    },
    photoCount(id) {
      return readNumber(sql(COUNT_PHOTOS).get(id), 'total')
    },
    forgetPhotos(endedBefore) {
      sql(FORGET_PHOTOS).run(endedBefore)
    },
    events(id) {
      const queued = sql(QUEUED).all(id)
      const later = sql('SELECT * FROM job_events WHERE job = ? ORDER BY seq').all(id)
      return readEvents([...queued, ...later])
    },
  }
}

const INSERT_EVENT = jobEvents.insert({
  seq: '(SELECT COALESCE(MAX(seq), 0) + 1 FROM job_events WHERE job = @job)',
})
/** As `isKnown` has it (`job-rows.ts`). */
const NOT_UNDERSTOOD = `SELECT kind, COUNT(*) AS total FROM jobs
  WHERE kind NOT IN (SELECT value FROM json_each(@kinds))
    OR state NOT IN (SELECT value FROM json_each(@states))
    OR service NOT IN (SELECT value FROM json_each(@services))
  GROUP BY kind ORDER BY kind`
/** The first of every timeline, from the job's own row. */
const QUEUED = `SELECT id AS job, created_at AS at, 'queued' AS what, NULL AS outcome, NULL AS service_words,
  operator AS who FROM jobs WHERE id = ?`

// The conditions below repeat their partial index's word for word: SQLite uses it only then.
const STOLEN = `SELECT * FROM jobs INDEXED BY jobs_stolen
  WHERE parked_because = 'stolen' AND state = 'parked' ORDER BY seq`
const LIVE_WITH_KEY = `SELECT * FROM jobs WHERE unique_key = ?
  AND state NOT IN ('done', 'undone', 'discarded')`
const DONE_WITH_KEY = `SELECT * FROM jobs WHERE unique_key = ? AND state = 'done'
  ORDER BY seq DESC LIMIT 1`
const REPLACEMENT = `SELECT * FROM jobs WHERE replaces = ? AND replaces IS NOT NULL
  ORDER BY seq DESC LIMIT 1`
/** A row of another kind is never due: this counter does not know how to send it. */
function dueOf({ names }: JobKinds): { due: string; nextDueAt: string } {
  const ready = `service = @service AND account = @account
  AND blocked = 0 AND state IN ('held', 'waiting', 'unknown')
  AND kind IN (${names.map((kind) => `'${kind}'`).join(', ')})`
  return {
    due: `SELECT * FROM jobs INDEXED BY jobs_due WHERE ${ready} AND next_at <= @now
  ORDER BY next_at, seq LIMIT 1`,
    nextDueAt: `SELECT MIN(next_at) AS next_at FROM jobs INDEXED BY jobs_due WHERE ${ready}`,
  }
}

const HASTEN = `UPDATE jobs SET next_at = @now
  WHERE service = @service AND account = @account AND next_at > @now
    AND state IN ('waiting', 'unknown')`
const RETRIABLE = `state = 'parked' AND (parked_because IS NULL
  OR parked_because NOT IN (SELECT value FROM json_each(@but)))`
const NOTE_RETRIED = `INSERT INTO job_events (job, seq, at, what, outcome, service_words, who)
  SELECT id, (SELECT COALESCE(MAX(seq), 0) + 1 FROM job_events WHERE job = jobs.id),
    @at, 'retried', NULL, NULL, @by FROM jobs WHERE ${RETRIABLE}`
/** As 'mayHaveArrived' has it ('core/outbox/outbox.ts'). */
const RETRY_PARKED = `UPDATE jobs SET next_at = @at, back_off = 0, parked_because = NULL,
    state = CASE WHEN attempts > 0 AND parked_because IN ('ambiguous', 'cannot-tell')
      THEN 'unknown' ELSE 'waiting' END
  WHERE ${RETRIABLE}`
const EARLIER_OF_SAME_BIKE = `SELECT 1 AS found FROM jobs AS earlier WHERE bike_key = ?
  AND seq < (SELECT seq FROM jobs WHERE id = ?) AND ${ON_ITS_WAY} LIMIT 1`
/** A damaged text is about no bike. */
const bikeIn = (text: string): string =>
  `CASE WHEN json_valid(${text}) THEN ${text} ->> '$.bikeId' END`
const ON_ITS_WAY_ABOUT = `SELECT job.* FROM jobs AS job INDEXED BY jobs_listed
  LEFT JOIN jobs AS registration ON registration.id = job.waits_for
  WHERE job.state IN ('held', 'waiting', 'sending', 'unknown')
    AND job.kind IN (SELECT value FROM json_each(@kinds))
    AND COALESCE(${bikeIn('job.payload')}, ${bikeIn('registration.result')}) = @bikeId
  ORDER BY job.seq DESC LIMIT 1`

const INSERT_PHOTO = jobPhotos.insert()
const COUNT_PHOTOS = 'SELECT COUNT(*) AS total FROM job_photos WHERE job = ?'
const FORGET_PHOTOS = `DELETE FROM job_photos WHERE job IN (SELECT jobs.id FROM job_photos
  JOIN jobs ON jobs.id = job_photos.job
  WHERE jobs.state IN ('done', 'undone', 'discarded') AND jobs.ended_at < ?)`

const UNSENT = `FROM jobs WHERE state IN ('held', 'waiting', 'sending', 'unknown')
  AND (@service IS NULL OR (service = @service AND account = @account))`
const COUNT_UNSENT = `SELECT COUNT(*) AS total ${UNSENT}`
const OLDEST_UNSENT = `SELECT * ${UNSENT} ORDER BY created_at, seq LIMIT @limit`

function countsByState(sql: Statements): JobCounts {
  const counts = { held: 0, waiting: 0, sending: 0, unknown: 0, parked: 0, done: 0 }
  for (const { state, total } of readTotals(sql)) {
    if (Object.hasOwn(counts, state)) counts[state as keyof typeof counts] += total
  }
  return counts
}
