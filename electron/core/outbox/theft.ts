import type { z } from 'zod'
import { isStolen, type StatusChange } from '../../../shared/bike.ts'
import { ok, type Result } from '../../../shared/fault.ts'
import type { RecoveryReport, TheftReport } from '../../../shared/theft.ts'
import type { Registry, StoredJob } from '../ports.ts'
import { meaningOf } from './answer-meaning.ts'
import type { JobHandler, StepOutcome } from './handler.ts'
import { notSent } from './not-sent.ts'
import { RecoveryPayload, SeenHistory, TheftPayload } from './other-payloads.ts'
import { readJson } from './payloads.ts'
import { afterFault } from './register.ts'

const damaged: StepOutcome = { to: 'parked', because: 'damaged', serviceWords: null }
const cannotTell: StepOutcome = { to: 'parked', because: 'cannot-tell', serviceWords: null }

type Mark<R> = {
  payload: z.ZodType<{ bikeId: number; report: R }>
  send: (bikeId: number, report: R) => Promise<Result<{ serviceWords: string | null }>>
  /** Whether this status is what a job of this kind makes. */
  isOfThisKind: (status: string) => boolean
  place: (report: R) => string
}

/** Marks a bike stolen. */
export function createTheftHandler(registry: Registry): JobHandler {
  return createMarkHandler<TheftReport>(registry, {
    payload: TheftPayload,
    send: (bikeId, report) => registry.markStolen(bikeId, report),
    isOfThisKind: saysStolen,
    place: (report) => report.stolenPlaceTitle,
  })
}

/** Marks a bike found. What status follows is not published: any new one but stolen is it. */
export function createRecoveryHandler(registry: Registry): JobHandler {
  return createMarkHandler<RecoveryReport>(registry, {
    payload: RecoveryPayload,
    send: (bikeId, report) => registry.markFound(bikeId, report),
    isOfThisKind: (status) => !saysStolen(status),
    place: (report) => report.foundPlaceTitle,
  })
}

function saysStolen(status: string): boolean {
  return isStolen({ currentStatus: status })
}

/**
 * Before it is sent again, the bike's history is compared with what the job says (DESIGN.md): an
 * entry of ours is the outcome, anybody else's new entry means that a late repeat could flag a
 * recovered bike, so a person decides.
 */
function createMarkHandler<R>(registry: Registry, mark: Mark<R>): JobHandler {
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
  ): Promise<StepOutcome> {
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
    async prepare(job) {
      const payload = readJson(mark.payload, job.payload)
      if (!payload.ok) return { go: false, outcome: damaged }
      // One that was edited knows the history from before the job whose place it takes.
      if (job.attempts > 0 || (job.replaces !== null && job.seen !== null)) {
        const outcome = await outcomeInHistory(job, payload.value)
        if (outcome.to === 'not-there') return { go: true, seen: job.seen, event: null }
        return {
          go: false,
          outcome: outcome.to === 'not-looked' ? notSent(outcome.fault) : outcome,
        }
      }
      const history = await historyOf(registry, payload.value.bikeId)
      if (!history.ok && meaningOf(history.fault) !== 'refused') {
        return { go: false, outcome: { to: 'waiting', fault: history.fault } }
      }
      // A history that is refused keeps no theft from the police; it only cannot be told apart later.
      const entries = history.ok && history.value !== null ? keysOf(history.value) : null
      return { go: true, seen: JSON.stringify({ entries }), event: null }
    },

    async send(job) {
      const payload = readJson(mark.payload, job.payload)
      if (!payload.ok) return damaged
      const { bikeId, report } = payload.value
      const answer = await mark.send(bikeId, report)
      if (!answer.ok) return afterFault(answer)
      const { serviceWords } = answer.value
      return { to: 'done', result: { bikeId }, serviceWords, adopted: false }
    },

    settle: {
      by: 'looking',
      async look(job) {
        const payload = readJson(mark.payload, job.payload)
        if (!payload.ok) return damaged
        return outcomeInHistory(job, payload.value)
      },
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
