import { failed, ok, type Result, type ServiceName } from '../../../../shared/fault.ts'
import type { JobKind } from '../../../../shared/job.ts'
import type { Jobs } from '../../jobs/definition.ts'
import type { NewJobEvent, Ports, StoredJob } from '../../ports.ts'
import { lateCommitMilliseconds, leastSince } from '../back-off.ts'
import type { JobHandler, StepOutcome } from '../handler.ts'
import { mayHaveArrived } from './may-have-arrived.ts'

/** How it is known that the job did not arrive. */
export type KnownBy = 'its answers' | 'looking' | 'told'

/**
 * Before anything takes the place of a job that may have arrived, the counter looks for it; where that
 * tells nothing, a person has to have looked, where one can tell: the id of a registration is at the
 * registry, and only there.
 */
export function createLookFirst(
  { clock, database }: Pick<Ports, 'clock' | 'database'>,
  {
    jobs: { kinds },
    handlers,
    account,
    changed,
  }: {
    jobs: Pick<Jobs, 'kinds'>
    handlers: Readonly<Record<JobKind, JobHandler>>
    account: (service: ServiceName) => string | null
    changed: (job: StoredJob) => void
  },
): (job: StoredJob, notArrived: boolean) => Promise<Result<KnownBy>> {
  const { jobs } = database

  /** What the look learned, in the row and its timeline, if nobody changed the job meanwhile. */
  function note(
    job: StoredJob,
    event: Omit<NewJobEvent, 'at'>,
    change: (job: StoredJob) => void,
  ): Result<void> {
    const written = database.write((): Result<void> => {
      const stands = jobs.get(job.id)
      if (stands?.state !== 'parked') return failed({ kind: 'too-late', what: 'edit' })
      change(stands)
      jobs.save(stands)
      jobs.addEvent(job.id, { at: clock.now(), ...event })
      return ok(undefined)
    })
    if (!written.ok) return written
    const stands = jobs.get(job.id)
    if (stands !== null) changed(stands)
    return written
  }

  function refused(
    job: StoredJob,
    because: 'arrived' | 'look-there' | 'too-early' | 'cannot-tell',
  ) {
    return failed({ kind: 'edit-refused', service: job.service, because })
  }

  function adopt(job: StoredJob, outcome: Extract<StepOutcome, { to: 'done' }>): Result<KnownBy> {
    const { result, serviceWords } = outcome
    const noted = note(job, { what: 'adopted', outcome: null, serviceWords }, (stands) => {
      stands.state = 'done'
      stands.parkedBecause = null
      stands.result = JSON.stringify(result)
      stands.endedAt = clock.now()
    })
    return noted.ok ? refused(job, 'arrived') : noted
  }

  function notThere(job: StoredJob, lookedAt: number): Result<KnownBy> {
    const event = { what: 'looked', outcome: 'not-there', serviceWords: null } as const
    // A row from before this was measured counts from its first look.
    const sent = job.sentElapsed ?? lookedAt
    const noted = note(job, event, (stands) => {
      stands.sentElapsed = sent
    })
    if (!noted.ok) return noted
    const isLate = leastSince(sent, lookedAt) >= lateCommitMilliseconds
    return isLate ? ok('looking') : refused(job, 'too-early')
  }

  return async (job, notArrived) => {
    if (!mayHaveArrived(job, jobs.events(job.id))) return ok('its answers')
    const { settle: way } = handlers[job.kind]
    if (way.by === 'looking') {
      const { service } = job
      if (account(service) !== job.account) return failed({ kind: 'not-signed-in', service })
      const lookedAt = clock.elapsed()
      const outcome = await way.look(job)
      if (outcome.to === 'done') return adopt(job, outcome)
      if (outcome.to === 'not-looked') return failed(outcome.fault)
      if (outcome.to === 'not-there') return notThere(job, lookedAt)
      if (kinds.of(job.kind).resolvedBy === 'nobody') return refused(job, 'cannot-tell')
    }
    return notArrived ? ok('told') : refused(job, 'look-there')
  }
}
