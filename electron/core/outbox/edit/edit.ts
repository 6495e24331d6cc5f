import type { KnownTheft } from '../../../../shared/bike.ts'
import { failed, type Result, type ServiceName } from '../../../../shared/fault.ts'
import type { KnownTexts } from '../../../../shared/frame-number.ts'
import { isEditable, isStoppedAsStolen } from '../../../../shared/editable.ts'
import type { JobKind } from '../../../../shared/job.ts'
import type { NewJob, Ports, StoredJob } from '../../ports.ts'
import type { Jobs } from '../../jobs/definition.ts'
import type { JobHandler } from '../handler.ts'
import type { Editable } from './editable.ts'
import { createLookFirst } from './look-first.ts'
import type { Fields } from './merged.ts'
import { createReplacing, type HowReplaced, type Remade } from './replacing.ts'

export type Edit = {
  /** What differs; null takes a field away. The rest stays as it was. */
  changes: Fields
  /** A person looked at the service and it is not there. */
  notArrived: boolean
  /** Who edits it: the operator, and the maker of the new job. */
  by?: string | null
}

export type Editor = {
  /** What can be edited of a job that waits for a person. */
  fieldsOf(id: string): Result<Fields>
  /**
   * Makes a new job that names this one, which ends: one of the two is sent, never both. Answers it
   * and the links that wait for it, made anew too.
   */
  edit(id: string, edit: Edit): Promise<Result<Remade>>
  /**
   * The same sale again, in place of one that parked as stolen: an owner lets these thefts pass. Any
   * other, and a later report, parks it as ever.
   */
  letPass(id: string, given: OwnersWord): Result<Remade>
}

export type OwnersWord = {
  thefts: readonly KnownTheft[]
  word: { by: string; reason: string }
  operator: string | null
}

export type EditorParts = {
  jobs: Jobs
  handlers: Readonly<Record<JobKind, JobHandler>>
  account: (service: ServiceName) => string | null
  changed: (job: StoredJob) => void
  wake: (service: ServiceName) => void
  /** For a frame number that is given anew. */
  known: KnownTexts
}

/** Edit-and-send-again (docs/decisions/edit-and-send-again.md). */
export function createEditor(ports: Pick<Ports, 'clock' | 'database'>, parts: EditorParts): Editor {
  const { database } = ports
  const { jobs } = database
  const { kinds, definitionOf } = parts.jobs
  const lookFirst = createLookFirst(ports, parts)
  const { originOf, replace } = createReplacing(ports, parts.jobs)

  function editableOf({ kind }: StoredJob): Editable | null {
    return definitionOf(kind).edit?.({ jobs, known: parts.known }) ?? null
  }

  function fieldsOf(id: string): Result<Fields> {
    const job = jobs.get(id)
    if (job === null) return failed({ kind: 'not-found', what: `job ${id}` })
    if (job.state !== 'parked') return failed({ kind: 'too-late', what: 'edit' })
    const editable = editableOf(job)
    return editable === null || !isEditable(job, kinds) ? notEditable(job) : editable.fieldsOf(job)
  }

  function remake(job: StoredJob, { changes, by = null }: Edit): Result<NewJob> {
    const before = fieldsOf(job.id)
    if (!before.ok) return before
    return editableOf(job)?.remake(job, changes, originOf(job, by)) ?? notEditable(job)
  }

  function inPlaceOf(job: StoredJob, made: NewJob, how: HowReplaced): Result<Remade> {
    const written = database.write(() => replace(job, made, how))
    if (!written.ok) return written
    const { job: remade, links } = written.value
    for (const one of [jobs.get(job.id), remade, ...links]) if (one !== null) parts.changed(one)
    parts.wake(job.service)
    return written
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
      return inPlaceOf(job, made.value, { notArrived: settled.value === 'told', by })
    },

    letPass(id, { thefts, word, operator }) {
      const job = jobs.get(id)
      if (job === null) return failed({ kind: 'not-found', what: `job ${id}` })
      const editable = editableOf(job)
      if (editable === null || !isStoppedAsStolen(job, kinds)) return notEditable(job)
      const origin = { ...originOf(job, operator), letPass: thefts }
      const made = editable.remake(job, {}, origin)
      return made.ok ? inPlaceOf(job, made.value, { notArrived: false, by: operator, word }) : made
    },
  }
}

function notEditable({ service }: StoredJob): Result<never> {
  return failed({ kind: 'edit-refused', service, because: 'not-editable' })
}
