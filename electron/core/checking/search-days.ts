import { dayRefusals, readDateTime, readWrittenDay } from '../../../shared/date-time.ts'
import { failed, ok, type Result } from '../../../shared/fault.ts'

export type SearchDays = { fromDate?: string | undefined; toDate?: string | undefined }

/**
 * The days of a search in the form of the registry, which wants moments: a day is the whole of it. A moment
 * is taken as it is.
 */
export function readSearchDays({ fromDate, toDate }: SearchDays): Result<SearchDays> {
  const from = readEnd('fromDate', fromDate, 'T00:00:00Z')
  if (!from.ok) return from
  const to = readEnd('toDate', toDate, 'T23:59:59Z')
  return to.ok ? ok({ fromDate: from.value, toDate: to.value }) : to
}

function readEnd(
  field: string,
  written: string | undefined,
  time: string,
): Result<string | undefined> {
  if (written === undefined) return ok(undefined)
  const at = readDateTime(written, 'UTC')
  if (at !== null) return ok(new Date(at).toISOString())
  const read = readWrittenDay(written)
  if (read.is === 'day') return ok(`${read.day}${time}`)
  return failed({ kind: 'bad-input', problems: [{ field, reason: dayRefusals[read.reason] }] })
}
