import { jobKinds, type JobKinds } from '../../../shared/job-kinds.ts'
import { CustomerRecordKind, type CustomerList } from '../../../shared/privacy.ts'
import type { CustomerStore, StoredCustomerRecord, StoredJob } from '../../core/ports.ts'
import { readJob } from './job-rows.ts'
import { searchText } from './job-search.ts'
import { readNumber, readNumberOrNull, readText, readTextOrNull } from './rows.ts'
import type { Statements } from './sqlite.ts'

/** What a forgotten job's payload begins with: JSON whose first member says so. */
const FORGOTTEN = '{"forgotten":'

/** What stands in the place of a reason. */
const ERASED = '…'

/**
 * What names a customer, from where it can be. What stands in JSON is text here whatever it is there: one
 * of another version, or a damaged one, must not keep the others from being found. Each part says when nothing was left to do: a job ends,
 * a hand-over is taken or put away, a lead was last read in a status that stays, an entry of a setting
 * was last written in.
 */
const RECORDS = `
  SELECT (SELECT value FROM json_each(@customers) WHERE key = kind) AS what, NULL AS account, id, title, created_at AS at,
    CASE WHEN state IN ('done', 'undone', 'discarded') THEN ended_at END AS ended_at,
    payload AS text_1, result AS text_2, message AS text_3
  FROM jobs
  WHERE kind IN (SELECT key FROM json_each(@customers))
    AND substr(payload, 1, ${String(FORGOTTEN.length)}) <> '${FORGOTTEN}'
  UNION ALL
  SELECT 'lead', account, uuid, CASE WHEN json_valid(lead) THEN CAST(json_extract(lead, '$.title') AS TEXT) END,
    read_at,
    CASE WHEN is_final = 1 THEN read_at END, lead, NULL, NULL
  FROM leads
  UNION ALL
  SELECT 'hand-over', NULL, id, ref, came_at, ended_at, content, NULL, NULL
  FROM hand_overs WHERE what = 'lead' AND content IS NOT NULL`

/** The entries of a setting that is a list of them. */
function entriesOf({ key, what, id, title, changedAt }: CustomerList): string {
  const member = (path: string): string => `json_extract(entry.value, '${path}')`
  return `
  UNION ALL
  SELECT '${what}', NULL, ${member(`$.${id}`)}, CAST(${member(title)} AS TEXT),
    ${member(changedAt)}, ${member(changedAt)}, entry.value, NULL, NULL
  FROM settings, json_each(
    CASE WHEN json_valid(settings.value) THEN settings.value ELSE '[]' END
  ) AS entry
  WHERE settings.key = '${key}' AND entry.type = 'object'
    AND typeof(${member(`$.${id}`)}) = 'text'
    AND typeof(${member(changedAt)}) IN ('integer', 'real')`
}

function recordsWith(lists: readonly CustomerList[]): string {
  return RECORDS + lists.map(entriesOf).join('')
}

/**
 * Why a job was given up or a theft let pass, and why a bike left the worklist: words of staff, which may
 * name somebody. They belong to who did what and stay, until that somebody asks.
 */
const REASONS = `
  SELECT 'reason' AS what, NULL AS account, job AS id, NULL AS title, at, at AS ended_at,
    outcome AS text_1, NULL AS text_2, NULL AS text_3
  FROM job_events
  WHERE what IN ('discarded', 'overridden') AND outcome IS NOT NULL AND outcome <> '${ERASED}'
  UNION ALL
  SELECT 'reason', NULL, id, NULL, dismissed_at, dismissed_at, dismissed_because, NULL, NULL
  FROM sold_bikes
  WHERE dismissed_because IS NOT NULL AND dismissed_because <> '${ERASED}'`

/**
 * Texts of settings that could not be read and lie aside (`core/settings/stored-settings.ts`): what they hold is not known,
 * so whoever asks is looked for in them, and one that names them goes whole.
 */
const ASIDE = `
  SELECT 'kept-aside', NULL, key, NULL, at, at, text, NULL, NULL
  FROM (
    SELECT key,
      CASE WHEN json_valid(value) AND json_type(value) = 'object'
        THEN CAST(coalesce(json_extract(value, '$.text'), value) AS TEXT) ELSE value END AS text,
      CASE WHEN json_valid(value) AND json_type(value, '$.at') IN ('integer', 'real')
        THEN json_extract(value, '$.at') ELSE 0 END AS at
    FROM settings WHERE key LIKE 'unreadable.%' AND value <> '""'
  )`

/**
 * Jobs of kinds that this version does not know: whoever asks is looked for in them, and one that names them
 * goes whole. By themselves they stay for the version that knows them.
 */
const UNKNOWN = `
  SELECT 'unknown-job', NULL, id, title, created_at,
    CASE WHEN state IN ('done', 'undone', 'discarded') THEN ended_at END,
    payload, result, message
  FROM jobs
  WHERE kind NOT IN (SELECT value FROM json_each(@names))
    AND substr(payload, 1, ${String(FORGOTTEN.length)}) <> '${FORGOTTEN}'`

const newest = (lists: readonly CustomerList[]): string =>
  `SELECT * FROM (${[recordsWith(lists), UNKNOWN, REASONS, ASIDE].join(' UNION ALL ')})
  ORDER BY at DESC, id`
const ended = (lists: readonly CustomerList[]): string =>
  `SELECT * FROM (${recordsWith(lists)}) WHERE ended_at < @before
  ORDER BY ended_at LIMIT @limit`
const FORGET_JOB = `UPDATE jobs SET payload = @payload, title = @title, result = @result,
  message = NULL, seen = NULL, search_text = @searchText
  WHERE id = @id AND state IN ('done', 'undone', 'discarded')`

export function createCustomerStore(sql: Statements, kinds: JobKinds = jobKinds): CustomerStore {
  /** Each kind that names a customer, and as what. */
  const customers = JSON.stringify(
    Object.fromEntries(
      kinds
        .where(({ customer }) => customer !== null)
        .map((kind) => [kind, kinds.of(kind).customer]),
    ),
  )

  const names = JSON.stringify(kinds.names)

  function forgetReason(id: string): void {
    sql(
      `UPDATE job_events SET outcome = '${ERASED}'
         WHERE job = ? AND what IN ('discarded', 'overridden') AND outcome IS NOT NULL`,
    ).run(id)
    sql(
      `UPDATE jobs SET discard_reason = '${ERASED}' WHERE id = ? AND discard_reason IS NOT NULL`,
    ).run(id)
    sql(
      `UPDATE sold_bikes SET dismissed_because = '${ERASED}'
         WHERE id = ? AND dismissed_because IS NOT NULL`,
    ).run(id)
  }

  return {
    forgetReason,
    records: (lists) => sql(newest(lists)).all({ customers, names }).map(readRecord),
    endedBefore: (before, { limit, lists }) =>
      sql(ended(lists)).all({ customers, before, limit }).map(readRecord),
    forgetJob(id, { payload, title, result }) {
      if (!payload.startsWith(FORGOTTEN)) throw new Error('It would be forgotten again and again.')
      const row = sql('SELECT * FROM jobs WHERE id = ?').get(id)
      if (row === undefined) return
      const stays = { id, payload, title, result }
      sql(FORGET_JOB).run({ ...stays, searchText: searchTextOf(readJobOrNull(row, kinds), stays) })
      sql('UPDATE job_events SET service_words = NULL WHERE job = ?').run(id)
      forgetReason(id)
    },
    forgetLead(account, uuid) {
      sql('DELETE FROM leads WHERE account = ? AND uuid = ? AND is_final = 1').run(account, uuid)
    },
    forgetHandOver(id) {
      sql(
        `UPDATE hand_overs SET content = NULL, aside = NULL
           WHERE id = ? AND ended_at IS NOT NULL`,
      ).run(id)
    },
  }
}

/** A job that cannot be read is forgotten like any other: it is found by what stays of it. */
function searchTextOf(job: StoredJob | null, stays: { title: string | null }): string {
  return job === null ? (stays.title ?? '').toLowerCase() : searchText({ ...job, ...stays })
}

function readJobOrNull(row: unknown, kinds: JobKinds): StoredJob | null {
  try {
    return readJob(row, kinds)
  } catch {
    return null // one bad row: the outbox says so where it reads it
  }
}

function readRecord(row: unknown): StoredCustomerRecord {
  return {
    what: CustomerRecordKind.parse(readText(row, 'what')),
    account: readTextOrNull(row, 'account'),
    id: readText(row, 'id'),
    title: readTextOrNull(row, 'title'),
    at: readNumber(row, 'at'),
    endedAt: readNumberOrNull(row, 'ended_at'),
    texts: ['text_1', 'text_2', 'text_3'].flatMap((column) => readTextOrNull(row, column) ?? []),
  }
}
