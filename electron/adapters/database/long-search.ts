import { readNumber } from './rows.ts'
import type { Statements } from './sqlite.ts'

/** Where a row stands in the list. */
export type Place = { createdAt: number; seq: number }

/** The index of three signs in a row knows no shorter word. */
const SHORTEST_WORD = 3
/** So far back a search for one or two signs reads: each of them is in nearly every line. */
const NEWEST = 5_000

/**
 * A page of a search in a long queue, the job made last first. It costs what it answers, not what the
 * queue holds: the words lead to the jobs (`job_words`), and a word that is in many jobs fills its page
 * soon.
 */
export function placesBySearch(
  sql: Statements,
  ask: {
    words: readonly string[]
    /** Empty: all of them. */
    states: readonly string[]
    kinds: readonly string[]
    before: number | null
    limit: number
  },
): Place[] {
  const long = ask.words.filter((word) => word.length >= SHORTEST_WORD)
  const short = ask.words.filter((word) => word.length < SHORTEST_WORD)
  const phrases = long.map((word) => `"${word.replaceAll('"', '""')}"`).join(' AND ')
  const from =
    long.length > 0
      ? { tables: 'job_words CROSS JOIN jobs ON seq = job_words.rowid', first: 'job_words.rowid' }
      : { tables: 'jobs', first: 'seq' }
  const conditions = [
    long.length > 0 ? 'job_words MATCH ?' : `seq > (SELECT MAX(seq) FROM jobs) - ${String(NEWEST)}`,
    ...(ask.before === null ? [] : [`${from.first} < ?`]),
    ...oneOf('state', ask.states),
    ...oneOf('kind', ask.kinds),
    ...short.map(() => 'instr(search_text, ?) > 0'),
  ]
  return sql(
    `SELECT created_at, seq FROM ${from.tables} WHERE ${conditions.join(' AND ')}
     ORDER BY ${from.first} DESC LIMIT ?`,
  )
    .all(
      ...(long.length > 0 ? [phrases] : []),
      ...(ask.before === null ? [] : [ask.before]),
      ...ask.states,
      ...ask.kinds,
      ...short,
      ask.limit,
    )
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
