import type { NamedBike } from '../../../shared/check.ts'
import { failed, ok, type Result } from '../../../shared/fault.ts'
import type { RecoveryReport, TheftReport } from '../../../shared/theft.ts'
import type { JobOrigin } from '../outbox/new-job.ts'
import { newRecovery, newTheft } from '../outbox/other-jobs.ts'
import type { StoredJob } from '../ports.ts'

/** A theft to be reported; nothing is stolen tomorrow. */
export function theftJob(
  bike: NamedBike,
  report: TheftReport,
  origin: JobOrigin,
): Result<StoredJob> {
  const { stolenDateTime } = report
  if (Date.parse(stolenDateTime) > origin.now) return inTheFuture('stolenDateTime')
  return ok(newTheft(bike, report, origin))
}

/** A bike that was found again; nothing is found tomorrow either. */
export function recoveryJob(
  bike: NamedBike,
  report: RecoveryReport,
  origin: JobOrigin,
): Result<StoredJob> {
  const { foundDateTime } = report
  if (Date.parse(foundDateTime) > origin.now) return inTheFuture('foundDateTime')
  return ok(newRecovery(bike, report, origin))
}

function inTheFuture(field: string): Result<never> {
  return failed({ kind: 'bad-input', problems: [{ field, reason: 'lies in the future' }] })
}
