import { failed, ok, type Result, type ServiceName } from '../../../../shared/fault.ts'
import { isEditable } from '../../../../shared/editable.ts'
import type { JobKind } from '../../../../shared/job.ts'
import type { NewJob, Ports, StoredJob } from '../../ports.ts'
import type { JobHandler } from '../handler.ts'
import type { JobOrigin } from '../new-job.ts'
import { newLink } from '../new-jobs.ts'
import { createEditables, type Fields } from './editable.ts'
import { keepSaleTrue } from './keep-sale-true.ts'
import { merged } from './merged.ts'
import { createLookFirst } from './look-first.ts'

export type Edit = {
  /** What differs; null takes a field away. The rest stays as it was. */
  changes: Fields
  /** A person looked at the service and it is not there. */
  notArrived: boolean
  /** Who edits it: the operator, and the maker of the new job. */
  by?: string | null
}

export type Remade = { job: StoredJob; links: StoredJob[] }

export type Editor = {
  /** What can be edited of a job that waits for a person. */
  fieldsOf(id: string): Result<Fields>
  /**
   * Makes a new job that names this one, which ends: one of the two is sent, never both. Answers it
   * and the links that wait for it, made anew too.
   */
  edit(id: string, edit: Edit): Promise<Result<Remade>>
}

export type EditorParts = {
  handlers: Partial<Record<JobKind, JobHandler>>
  account: (service: ServiceName) => string | null
  changed: (job: StoredJob) => void
  wake: (service: ServiceName) => void
}

/** Edit-and-send-again (docs/decisions/edit-and-send-again.md). */
export function createEditor(ports: Pick<Ports, 'clock' | 'database'>, parts: EditorParts): Editor {
  const { clock, database } = ports
  const { jobs } = database
  const editables = createEditables(jobs)
  const lookFirst = createLookFirst(ports, parts)

  function fieldsOf(id: string): Result<Fields> {
    const job = jobs.get(id)
    if (job === null) return failed({ kind: 'not-found', what: `job ${id}` })
    if (job.state !== 'parked') return failed({ kind: 'too-late', what: 'edit' })
    const editable = editables[job.kind]
    return editable === null || !isEditable(job) ? notEditable(job) : editable.fieldsOf(job)
  }

  function remake(job: StoredJob, { changes, by = null }: Edit): Result<NewJob> {
    const before = fieldsOf(job.id)
    if (!before.ok) return before
    const editable = editables[job.kind]
    if (editable === null) return notEditable(job)
    return editable.remake(job, merged(before.value, changes), originOf(job, by))
  }

  /** Under the account of the job that it replaces: it goes out under no other. */
  function originOf({ account, id }: StoredJob, operator: string | null): JobOrigin {
    return { account, operator, now: clock.now(), heldUntil: null, replaces: id }
  }

  /** Inside a transaction. */
  function giveWay(old: StoredJob, made: NewJob, by: string | null): void {
    old.state = 'discarded'
    old.discardReason = `edited and sent again as ${made.id}`
    old.endedAt = clock.now()
    jobs.save(old)
    jobs.addEvent(old.id, {
      at: old.endedAt,
      what: 'replaced',
      outcome: made.id,
      serviceWords: null,
      by,
    })
    jobs.add(made)
  }

  /** The links that waited for the old registration, each with the one that waits for the new. */
  function linksOf(
    old: StoredJob,
    made: StoredJob,
    by: string | null,
  ): { old: StoredJob; made: StoredJob }[] {
    return jobs
      .waitingFor(old.id)
      .filter(({ state }) => state === 'waiting' || state === 'held' || state === 'parked')
      .flatMap((link) =>
        link.shieldCode === null
          ? []
          : [{ old: link, made: newLink(made, link.shieldCode, originOf(link, by)) }],
      )
  }

  function replace(
    job: StoredJob,
    made: NewJob,
    { notArrived, by }: { notArrived: boolean; by: string | null },
  ): Result<Remade> {
    const stands = jobs.get(job.id)
    // What is known of it may no longer hold once it was sent again meanwhile.
    const isSame = stands?.state === 'parked' && stands.sentAt === job.sentAt
    if (!isSame) return failed({ kind: 'too-late', what: 'edit' })
    const taken = made.uniqueKey === null ? null : jobs.liveJobWith(made.uniqueKey)
    if (taken !== null && taken.id !== job.id) {
      return failed({ kind: 'already-here', jobId: taken.id, what: taken.title ?? taken.kind })
    }
    const links = linksOf(job, made, by)
    if (notArrived) {
      const settled = { what: 'settled', outcome: 'not-arrived', serviceWords: null, by } as const
      jobs.addEvent(job.id, { at: clock.now(), ...settled })
    }
    for (const pair of [{ old: stands, made }, ...links]) {
      giveWay(pair.old, pair.made, by)
      keepSaleTrue(database.sales, pair)
    }
    return ok({ job: made, links: links.map((pair) => pair.made) })
  }

  return {
    fieldsOf,

    async edit(id, edit) {
      const { notArrived, by = null } = edit
      const job = jobs.get(id)
      if (job === null) return failed({ kind: 'not-found', what: `job ${id}` })
      // What cannot be sent is said before anybody is asked to look.
      const made = remake(job, edit)
      if (!made.ok) return made
      const settled = await lookFirst(job, notArrived)
      if (!settled.ok) return settled
      const written = database.write(() =>
        replace(job, made.value, { notArrived: settled.value === 'told', by }),
      )
      if (!written.ok) return written
      if (!written.value.ok) return written.value
      const old = jobs.get(id)
      const { job: remade, links } = written.value.value
      for (const one of [old, remade, ...links]) if (one !== null) parts.changed(one)
      parts.wake(job.service)
      return written.value
    },
  }
}

function notEditable({ service }: StoredJob): Result<never> {
  return failed({ kind: 'edit-refused', service, because: 'not-editable' })
}
