import { readNumber } from './rows.ts'
import type { Statements } from './sqlite.ts'

/** Where a row stands in the list. */
export type Place = { createdAt: number; seq: number }

/** The index of three signs in a row knows no shorter word. */
const SHORTEST_WORD = 3
/** Frame numbers of a brand begin alike: every job has those signs. Their ends differ. */
const END_OF_WORD = 6
/** So far back a search for one or two signs reads: each of them is in nearly every line. */
const NEWEST = 5_000

type Search = {
  words: readonly string[]
  /** Empty: all of them. */
  states: readonly string[]
  kinds: readonly string[]
  before: number | null
  limit: number
}

/**
 * A page of a search in a long queue, the job made last first. It costs what it answers, not what the
 * queue holds: the words lead to the jobs (`job_words`), and a word that is in many jobs fills its page
 * soon. The newest, which the words do not lead to yet, are read as they lie there.
 */
export function placesBySearch(sql: Statements, ask: Search): Place[] {
  const long = ask.words.filter((word) => word.length >= SHORTEST_WORD)
  if (long.length === 0) return placesIn(sql, ask, NEWEST_JOBS)
  const newest = placesIn(sql, ask, NOT_GATHERED)
  const left = ask.limit - newest.length
  if (left <= 0) return newest
  const ends = long.map((word) => word.slice(-END_OF_WORD))
  const gathered = placesIn(sql, { ...ask, limit: left }, byWords(ends))
  return [...newest, ...gathered]
}

/** Where a search reads: `seq` by the name it has there, and what it is bound by before the rest. */
type Rows = { tables: string; seq: string; condition: string; bound: readonly string[] }

const NEWEST_JOBS: Rows = {
  ...{ tables: 'jobs', seq: 'seq', bound: [] },
  condition: `seq > (SELECT MAX(seq) FROM jobs) - ${String(NEWEST)}`,
}
const NOT_GATHERED: Rows = {
  ...{ tables: 'jobs', seq: 'seq', bound: [] },
  condition: 'seq > (SELECT upto FROM jobs_gathered)',
}

function byWords(words: readonly string[]): Rows {
  return {
    tables: 'job_words CROSS JOIN jobs ON seq = job_words.rowid',
    seq: 'job_words.rowid',
    condition: 'job_words MATCH ?',
    bound: [words.map((word) => `"${word.replaceAll('"', '""')}"`).join(' AND ')],
  }
}

function placesIn(sql: Statements, ask: Search, rows: Rows): Place[] {
  const conditions = [
    rows.condition,
    ...(ask.before === null ? [] : [`${rows.seq} < ?`]),
    ...oneOf('state', ask.states),
    ...oneOf('kind', ask.kinds),
    ...ask.words.map(() => 'instr(search_text, ?) > 0'),
  ]
  const before = ask.before === null ? [] : [ask.before]
  return sql(
    `SELECT created_at, seq FROM ${rows.tables} WHERE ${conditions.join(' AND ')}
     ORDER BY ${rows.seq} DESC LIMIT ?`,
  )
    .all(...rows.bound, ...before, ...ask.states, ...ask.kinds, ...ask.words, ask.limit)
    .map(readPlace)
}

/** The jobs whose id begins so; an id is pasted from a message or a log. */
export function placesById(sql: Statements, search: string): Place[] {
  const start = search.trim().toLowerCase()
  if (!/^[0-9a-f]{8}[0-9a-f-]{0,28}$/.test(start)) return []
  return sql('SELECT created_at, seq FROM jobs WHERE id >= ? AND id < ? LIMIT 20')
    .all(start, `${start}g`)
    .map(readPlace)
}

function readPlace(row: unknown): Place {
  return { createdAt: readNumber(row, 'created_at'), seq: readNumber(row, 'seq') }
}

function oneOf(column: string, values: readonly string[]): string[] {
  return values.length === 0 ? [] : [`${column} IN (${values.map(() => '?').join(', ')})`]
}
