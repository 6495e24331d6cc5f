import { createEmitter } from '../../../shared/emitter.ts'
import type { KnownTexts } from '../../../shared/frame-number.ts'
import { failed, type Result, type ServiceName } from '../../../shared/fault.ts'
import { isForPersonToTell } from '../../../shared/editable.ts'
import { decidedOneByOne, type JobKind, type JobState } from '../../../shared/job.ts'
import { posName, registryName } from '../../../shared/service-name.ts'
import type { CounterEvents } from '../events.ts'
import type { Jobs } from '../jobs/definition.ts'
import type { Ports, StoredJob, Undo } from '../ports.ts'
import { createDelivery, type Delivery } from './delivery.ts'
import { createEditor, type Editor } from './edit/edit.ts'
import type { JobHandler } from './handler.ts'

/** The account each service's jobs go out under now, or null when nobody is signed in. */
export type CurrentAccounts = (service: ServiceName) => string | null

/** The operator who asks for it; null where nobody is signed in, as on the command line. */
type Who = string | null

export type Outbox = Delivery &
  Editor & {
    /**
     * Back to waiting, due now. Only a parked, waiting or unknown job can be retried, and none whose
     * registration was given up: it would wait for ever.
     */
    retry(id: string, by?: Who): Result<StoredJob>
    retryAll(by?: Who): Result<number>
    /** Keeps the row; a link that waited for it ends with it, for the same reason. */
    discard(id: string, reason: string, by?: Who): Result<StoredJob>
    /**
     * A person looked at the service and says what became of a job that nothing else can tell: it
     * arrived (done), or it did not (sent again).
     */
    settle(id: string, arrived: boolean, by?: Who): Result<StoredJob>
    /** Takes held jobs back; too late once one left. */
    undo(ids: readonly string[], by?: Who): Result<void>
    onChange(listener: (job: StoredJob) => void): Undo
  }

export function createOutbox(
  ports: Pick<Ports, 'clock' | 'log' | 'random' | 'database' | 'answers'>,
  options: {
    jobs: Jobs
    handlers: Readonly<Record<JobKind, JobHandler>>
    account: CurrentAccounts
    events: CounterEvents
    known: KnownTexts
  },
): Outbox {
  const { clock, database } = ports
  const { kinds } = options.jobs
  const changes = createEmitter<StoredJob>()
  /** Once it is on disk, and as it lies there: of a change that was rolled back nobody hears. */
  const changed = ({ id }: StoredJob): void => {
    database.afterCommit(() => {
      const job = database.jobs.get(id)
      if (job !== null) changes.emit(job)
    })
  }
  const delivery = createDelivery(ports, { ...options, changed })
  const editor = createEditor(ports, { ...options, changed, wake: (name) => delivery.wake(name) })

  function change(
    id: string,
    { from, what }: { from: readonly JobState[]; what: 'retry' | 'discard' },
    apply: (job: StoredJob) => void,
  ): Result<StoredJob> {
    const job = database.jobs.get(id)
    if (job === null) return failed({ kind: 'not-found', what: `job ${id}` })
    if (!from.includes(job.state)) return failed({ kind: 'too-late', what })
    const written = database.write(() => {
      apply(job)
      database.jobs.save(job)
      return job
    })
    if (written.ok) changed(job)
    return written
  }

  /** What waits for a job that will never be done is a person's to decide. */
  function parkDependents(job: StoredJob, at: number): void {
    for (const dependent of database.jobs.waitingFor(job.id)) {
      if (dependent.state !== 'waiting' && dependent.state !== 'held') continue
      dependent.state = 'parked'
      dependent.parkedBecause = 'dependency-gone'
      database.jobs.save(dependent)
      database.jobs.addEvent(dependent.id, {
        at,
        what: 'parked',
        outcome: 'dependency-gone',
        serviceWords: null,
      })
    }
  }

  function retry(id: string, by: Who = null): Result<StoredJob> {
    const from = ['parked', 'waiting', 'unknown'] as const
    if (database.jobs.get(id)?.parkedBecause === 'dependency-gone') {
      return failed({ kind: 'too-late', what: 'retry' })
    }
    const retried = change(id, { from, what: 'retry' }, (job) => {
      // A person saying "again" does not make an unknown outcome known: it is looked for first.
      if (job.state === 'parked') job.state = mayHaveArrived(job) ? 'unknown' : 'waiting'
      job.parkedBecause = null
      job.nextAt = clock.now()
      job.backOff = 0
      database.jobs.addEvent(job.id, {
        at: clock.now(),
        what: 'retried',
        outcome: null,
        serviceWords: null,
        by,
      })
    })
    if (retried.ok) delivery.wake(retried.value.service)
    return retried
  }

  /**
   * A job that was never sent ends with what it waited for: kept, a link would only hold its shield from
   * the bike that the sticker is on. Answers them.
   */
  function discardWaiting(waitedFor: StoredJob, reason: string, by: Who): StoredJob[] {
    const waiting = database.jobs
      .waitingFor(waitedFor.id)
      .filter(({ kind, attempts }) => kinds.of(kind).waitsFor !== null && attempts === 0)
      .filter(({ state }) => state === 'waiting' || state === 'held' || state === 'parked')
    for (const job of waiting) discardNow(job, reason, by)
    return waiting
  }

  /** Inside a transaction. */
  function discardNow(job: StoredJob, reason: string, by: Who): void {
    job.state = 'discarded'
    job.discardReason = reason
    job.endedAt = clock.now()
    database.jobs.save(job)
    database.jobs.addEvent(job.id, {
      at: job.endedAt,
      what: 'discarded',
      outcome: reason,
      serviceWords: null,
      by,
    })
  }

  return {
    ...delivery,
    ...editor,
    retry,

    retryAll(by = null) {
      const except = [...decidedOneByOne].filter((because) => because !== null)
      const retried = database.write(() => {
        const { waiting, unknown } = database.jobs.counts()
        options.events.emit('queue.changed', {})
        return waiting + unknown + database.jobs.retryParked({ at: clock.now(), by, except })
      })
      if (!retried.ok) return retried
      delivery.wake(registryName)
      delivery.wake(posName)
      return retried
    },

    discard(id, reason, by = null) {
      const from = ['held', 'waiting', 'unknown', 'parked'] as const
      let waiting: StoredJob[] = []
      const discarded = change(id, { from, what: 'discard' }, (job) => {
        discardNow(job, reason, by)
        waiting = discardWaiting(job, reason, by)
        parkDependents(job, clock.now())
      })
      if (discarded.ok) for (const job of waiting) changed(job)
      // What was behind it may go now.
      if (discarded.ok) delivery.nudge()
      return discarded
    },

    settle(id, arrived, by = null) {
      const job = database.jobs.get(id)
      if (job !== null && !isForPersonToTell(job, kinds))
        return failed({ kind: 'too-late', what: 'retry' })
      const settled = change(id, { from: ['parked'], what: 'retry' }, (parked) => {
        const at = clock.now()
        parked.parkedBecause = null
        parked.state = arrived ? 'done' : 'waiting'
        parked.nextAt = at
        parked.backOff = 0
        if (arrived) parked.endedAt = at
        // Nothing is out there any more: what the service holds is looked at afresh before the send.
        else {
          parked.attempts = 0
          parked.seen = null
        }
        const outcome = arrived ? 'arrived' : 'not-arrived'
        const event = { at, what: 'settled', outcome, serviceWords: null, by } as const
        database.jobs.addEvent(parked.id, event)
      })
      if (settled.ok) delivery.wake(settled.value.service)
      return settled
    },

    undo(ids, by = null) {
      const jobs = ids.flatMap((id) => database.jobs.get(id) ?? [])
      if (jobs.length < ids.length || jobs.some((job) => job.state !== 'held')) {
        return failed({ kind: 'too-late', what: 'undo' })
      }
      const written = database.write(() => {
        for (const job of jobs) {
          job.state = 'undone'
          job.endedAt = clock.now()
          database.jobs.save(job)
          database.jobs.addEvent(job.id, {
            at: clock.now(),
            what: 'undone',
            outcome: null,
            serviceWords: null,
            by,
          })
        }
        // A command may have added a link to the registration meanwhile.
        for (const job of jobs) parkDependents(job, clock.now())
      })
      if (!written.ok) return written
      for (const job of jobs) changed(job)
      delivery.nudge()
      return written
    },

    onChange: changes.on,
  }
}

/** A parked job that was sent and never clearly refused: only looking may set it free again. */
function mayHaveArrived(job: StoredJob): boolean {
  return (
    job.attempts > 0 && (job.parkedBecause === 'ambiguous' || job.parkedBecause === 'cannot-tell')
  )
}
