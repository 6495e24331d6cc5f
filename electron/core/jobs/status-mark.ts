import { z } from 'zod'
import { isStolen, type StatusChange } from '../../../shared/bike.ts'
import type { NamedBike } from '../../../shared/check.ts'
import { failed, ok, type Result } from '../../../shared/fault.ts'
import { meaningOf } from '../outbox/answer-meaning.ts'
import { editable, type Editable } from '../outbox/edit/editable.ts'
import type { Fields } from '../outbox/edit/merged.ts'
import { cannotTell, type StepOutcome } from '../outbox/handler.ts'
import { newJob, type JobOrigin } from '../outbox/new-job.ts'
import { afterFault, notSent } from '../outbox/not-sent.ts'
import { keyOfBike, readJson } from '../outbox/payloads.ts'
import type { Registry, StoredJob } from '../ports.ts'
import type { KindHandler, LeftOfJob } from './definition.ts'

/** Of a bike whose status was changed. */
export const Marked = z.object({ bikeId: z.number().int() })
export type Marked = z.infer<typeof Marked>

/** The history entries that were there before the first send; null when it could not be read. */
const SeenHistory = z.object({ entries: z.array(z.string()).nullable() })

type Mark<R> = {
  send: (bikeId: number, report: R) => Promise<Result<{ serviceWords: string | null }>>
  /** Whether this status is what a job of this kind makes. */
  isOfThisKind: (status: string) => boolean
  place: (report: R) => string
}

export function saysStolen(status: string): boolean {
  return isStolen({ currentStatus: status })
}

/**
 * Before it is sent again, the bike's history is compared with what the job says (DESIGN.md): an
 * entry of ours is the outcome, anybody else's new entry means that a late repeat could flag a
 * recovered bike, so a person decides.
 */
export function createMarkHandler<R>(
  registry: Registry,
  mark: Mark<R>,
): KindHandler<{ bikeId: number; report: R }, Marked> {
  /**
   * An entry that names another place is somebody else's report, of which ours would be lost. One that
   * names none, as a note about a shield does, is ours only where the bike has that status now.
   */
  function isOurs(entry: StatusChange, report: R, { currentStatus }: History): boolean {
    const { placeTitle } = entry
    if (!mark.isOfThisKind(entry.status)) return false
    if (placeTitle === null) return currentStatus !== null && mark.isOfThisKind(currentStatus)
    return wordsOf(placeTitle) === wordsOf(mark.place(report))
  }

  async function outcomeInHistory(
    job: StoredJob,
    { bikeId, report }: { bikeId: number; report: R },
  ): Promise<StepOutcome<Marked>> {
    const history = await historyOf(registry, bikeId)
    if (!history.ok) return { to: 'not-looked', fault: history.fault }
    const seen = readJson(SeenHistory, job.seen)
    const known = seen.ok ? seen.value.entries : null
    // Where its history cannot be read, nothing can be told apart.
    if (known === null || history.value === null) return cannotTell
    const now = history.value
    const added = addedSince(known, now)
    if (
      added.some((key) =>
        now.entries.some((entry) => keyOf(entry) === key && isOurs(entry, report, now)),
      )
    ) {
      return { to: 'done', result: { bikeId }, serviceWords: null, adopted: true }
    }
    return added.length > 0 ? cannotTell : { to: 'not-there' }
  }

  return {
    async prepare(job, payload) {
      // One that was edited knows the history from before the job whose place it takes.
      if (job.attempts > 0 || (job.replaces !== null && job.seen !== null)) {
        const outcome = await outcomeInHistory(job, payload)
        if (outcome.to === 'not-there') return { go: true, seen: job.seen, event: null }
        return {
          go: false,
          outcome: outcome.to === 'not-looked' ? notSent(outcome.fault) : outcome,
        }
      }
      const history = await historyOf(registry, payload.bikeId)
      if (!history.ok && meaningOf(history.fault) !== 'refused') {
        return { go: false, outcome: { to: 'waiting', fault: history.fault } }
      }
      // A history that is refused keeps no theft from the police; it only cannot be told apart later.
      const entries = history.ok && history.value !== null ? keysOf(history.value) : null
      return { go: true, seen: JSON.stringify({ entries }), event: null }
    },

    async send(_job, { bikeId, report }) {
      const answer = await mark.send(bikeId, report)
      if (!answer.ok) return afterFault(answer)
      const { serviceWords } = answer.value
      return { to: 'done', result: { bikeId }, serviceWords, adopted: false }
    },

    settle: {
      by: 'looking',
      look: outcomeInHistory,
    },
  }
}

/** What a lookup says of a bike's history. */
type History = {
  /** Those that say a status. */
  entries: readonly StatusChange[]
  /** A digest of each that does not, or that cannot be read: it may say anything. */
  unreadable: readonly string[]
  currentStatus: string | null
}

/** A bike's history; only a lookup tells it. Null when it does not list the bike, or no whole history. */
async function historyOf(registry: Registry, bikeId: number): Promise<Result<History | null>> {
  const bike = await registry.bike(bikeId)
  if (!bike.ok) return bike
  const found = await registry.lookup({ frameNumber: bike.value.frameNumber })
  if (!found.ok) return found
  const hit = found.value.find(({ id }) => id === bikeId)
  if (hit === undefined || hit.unreadableChanges === null) return ok(null)
  return ok({
    entries: hit.statusHistory.filter(({ status }) => status.trim() !== ''),
    unreadable: hit.unreadableChanges ?? [],
    currentStatus: hit.currentStatus,
  })
}

/** The keys of what is in the history beyond what was known; the same words twice are two entries. */
function addedSince(known: readonly string[], history: History): string[] {
  const left = [...known]
  return keysOf(history).filter((key) => {
    const at = left.indexOf(key)
    if (at >= 0) left.splice(at, 1)
    return at < 0
  })
}

function keysOf({ entries, unreadable }: History): string[] {
  return [...entries.map(keyOf), ...unreadable]
}

function wordsOf(text: string): string {
  return text.trim().toLowerCase()
}

function keyOf({ status, changedOn, happenedOn, notes }: StatusChange): string {
  return JSON.stringify([status, changedOn, happenedOn, notes])
}

/** Makes reports of one kind. Nothing happens tomorrow; reports of one bike go in the order they were made. */
export function markMaker<R>({
  kind,
  key,
  moment,
}: {
  kind: 'theft.report' | 'theft.recover'
  /** What its unique key begins with. */
  key: string
  /** When it happened, ISO 8601. */
  moment: { field: string; of: (report: R) => string }
}): (bike: NamedBike, report: R, origin: JobOrigin) => Result<StoredJob> {
  return (bike, report, origin) => {
    if (Date.parse(moment.of(report)) > origin.now) {
      const problems = [{ field: moment.field, reason: 'lies in the future' }]
      return failed({ kind: 'bad-input', problems })
    }
    const job = newJob(origin, {
      kind,
      payload: { bikeId: bike.id, report },
      bikeKey: keyOfBike(bike.id),
      uniqueKey: `${key}|${origin.account}|${String(bike.id)}`,
      title: bike.title,
      frameNumber: bike.frameNumber,
    })
    return ok(job)
  }
}

/** A report is edited by the fields of its call. */
export function editableMark<R extends Fields>(
  payload: z.ZodType<{ bikeId: number; report: R }>,
  { fields, make }: { fields: z.ZodType<R>; make: ReturnType<typeof markMaker<R>> },
): Editable {
  return editable(payload, {
    write: ({ report }) => report,
    fields,
    make(report, { payload: { bikeId }, job, origin }) {
      const made = make(namedAs(bikeId, job), report, origin)
      return made.ok ? ok(withHistory(made.value, job)) : made
    },
  })
}

/**
 * The history that was there before the old job was first sent. What was added since, a bike that was
 * found meanwhile, is then seen before the new one is sent.
 */
function withHistory(made: StoredJob, old: StoredJob): StoredJob {
  const seen = readJson(SeenHistory, old.seen)
  return seen.ok && seen.value.entries !== null ? { ...made, seen: old.seen } : made
}

/** The bike as the old job named it. */
function namedAs(id: number, { title, frameNumber }: StoredJob): NamedBike {
  return { id, title, frameNumber }
}

/** Which bike it was stays; the title is the bike's. What cannot be read may be anybody's. */
export function leftOfMark(job: StoredJob): LeftOfJob {
  const bike = readJson(Marked, job.payload)
  return bike.ok
    ? { payload: bike.value, title: job.title, result: null }
    : { payload: {}, title: null, result: null }
}
