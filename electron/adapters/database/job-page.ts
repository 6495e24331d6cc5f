import { JobState } from '../../../shared/job.ts'
import type { JobKinds } from '../../../shared/job-kinds.ts'
import type { JobQuery, StoredJob } from '../../core/ports.ts'
import { readJobs } from './job-rows.ts'
import { searchWords } from './job-search.ts'
import { placesById, placesBySearch, type Place } from './long-search.ts'
import { readNumber, readText } from './rows.ts'
import type { Statements } from './sqlite.ts'

/** A search in so many rows is done before anybody notices; it can count what it finds, too. */
const FEW = 1_000

/** The newest jobs are counted as they lie there (migration 8). */
const TOTALS = `SELECT state, kind, SUM(total) AS total FROM (
    SELECT state, kind, total FROM job_totals
    UNION ALL
    SELECT state, kind, 1 FROM jobs WHERE seq > (SELECT upto FROM jobs_gathered))
  GROUP BY state, kind HAVING SUM(total) > 0`

type Totals = { state: string; kind: string; total: number }[]

/**
 * One page of the list. Each state and kind is one run of the index `jobs_listed`, already in the
 * list's order, so a page costs a few steps in each run however long it is. An empty list of states
 * or kinds means all of them. Newest first, and of the same moment the one made last first. An id is
 * found whatever is asked for.
 */
export function pageOfJobs(sql: Statements, query: JobQuery, known: JobKinds): JobPage {
  const words = searchWords(query.search)
  const runs = runsOf(sql, query, known)
  const shown = { limit: Math.max(1, Math.trunc(query.limit)), known }
  const after = readCursor(query.after)
  const { limit } = shown
  const byId = after === null ? placesById(sql, query.search) : []
  if (byId.length > 0) return pageOf(sql, { places: byId, ...shown, total: byId.length })
  if (words.length > 0 && sum(runs) > FEW) {
    const { states, kinds } = query
    const before = after?.seq ?? null
    const places = placesBySearch(sql, { words, states, kinds, before, limit: limit + 1 })
    // Counting them all would read them all.
    const total = after === null && places.length <= limit ? places.length : null
    return pageOf(sql, { places, ...shown, total })
  }
  const total = words.length === 0 ? sum(runs) : countMatches(sql, runs, words)
  const places = runs
    .flatMap((run) => placesIn(sql, { ...run, words, after, limit: limit + 1 }))
    .sort((a, b) => b.createdAt - a.createdAt || b.seq - a.seq)
  return pageOf(sql, { places, ...shown, total })
}

type JobPage = { jobs: StoredJob[]; total: number | null; next: string | null }

/** `places` has one more than the page shows where there is more. */
function pageOf(
  sql: Statements,
  {
    places,
    limit,
    total,
    known,
  }: { places: readonly Place[]; limit: number; total: number | null; known: JobKinds },
): JobPage {
  const shown = places.slice(0, limit)
  const last = places.length > limit ? shown.at(-1) : undefined
  return {
    jobs: readJobs(
      shown.map(({ seq }) => sql('SELECT * FROM jobs WHERE seq = ?').get(seq)),
      known,
    ),
    total,
    next: last ? writeCursor(last) : null,
  }
}

export function readTotals(sql: Statements): Totals {
  return sql(TOTALS)
    .all()
    .map((row) => ({
      state: readText(row, 'state'),
      kind: readText(row, 'kind'),
      total: readNumber(row, 'total'),
    }))
}

function runsOf(sql: Statements, { states, kinds }: JobQuery, known: JobKinds): Totals {
  const askedStates = new Set<string>(states.length === 0 ? JobState.options : states)
  const askedKinds = new Set<string>(kinds.length === 0 ? known.names : kinds)
  return readTotals(sql).filter(({ state, kind }) => askedStates.has(state) && askedKinds.has(kind))
}

function sum(runs: Totals): number {
  return runs.reduce((total, run) => total + run.total, 0)
}

function countMatches(sql: Statements, runs: Totals, words: readonly string[]): number {
  const count = sql(
    `SELECT COUNT(*) AS total FROM jobs INDEXED BY jobs_listed
     WHERE state = ? AND kind = ? ${matching(words)}`,
  )
  return runs.reduce(
    (total, { state, kind }) => total + readNumber(count.get(state, kind, ...words), 'total'),
    0,
  )
}

function placesIn(
  sql: Statements,
  ask: {
    state: string
    kind: string
    words: readonly string[]
    after: Place | null
    limit: number
  },
): Place[] {
  const after = ask.after === null ? [] : [ask.after.createdAt, ask.after.seq]
  return sql(
    `SELECT created_at, seq FROM jobs INDEXED BY jobs_listed
     WHERE state = ? AND kind = ? ${matching(ask.words)}
       ${after.length > 0 ? 'AND (created_at, seq) < (?, ?)' : ''}
     ORDER BY created_at DESC, seq DESC LIMIT ?`,
  )
    .all(ask.state, ask.kind, ...ask.words, ...after, ask.limit)
    .map((row) => ({ createdAt: readNumber(row, 'created_at'), seq: readNumber(row, 'seq') }))
}

function matching(words: readonly string[]): string {
  return words.map(() => 'AND instr(search_text, ?) > 0').join(' ')
}

function writeCursor({ createdAt, seq }: Place): string {
  return `${String(createdAt)}.${String(seq)}`
}

/** A cursor that is none of ours starts at the top: the list is shown, not an error. */
function readCursor(cursor: string | null): Place | null {
  const parts = /^(-?\d{1,15})\.(\d{1,15})$/.exec(cursor ?? '')
  return parts ? { createdAt: Number(parts[1]), seq: Number(parts[2]) } : null
}
