import type { z } from 'zod'
import type { RegisteredBike, StatusChange } from '../../../shared/bike.ts'
import { ok, type Result } from '../../../shared/fault.ts'
import type { RecoveryReport, TheftReport } from '../../../shared/theft.ts'
import type { Registry, StoredJob } from '../ports.ts'
import { meaningOf } from './answer-meaning.ts'
import type { JobHandler, StepOutcome } from './handler.ts'
import { RecoveryPayload, SeenHistory, TheftPayload } from './other-payloads.ts'
import { readJson } from './payloads.ts'
import { afterFault } from './register.ts'

const damaged: StepOutcome = { to: 'parked', because: 'damaged', serviceWords: null }

type Mark<R> = {
  payload: z.ZodType<{ bikeId: number; report: R }>
  send: (bikeId: number, report: R) => Promise<Result<{ serviceWords: string | null }>>
  /** Whether this new entry of the history is what the job said. */
  isOurs: (entry: StatusChange, report: R) => boolean
}

/** Marks a bike stolen. */
export function createTheftHandler(registry: Registry): JobHandler {
  return createMarkHandler<TheftReport>(registry, {
    payload: TheftPayload,
    send: (bikeId, report) => registry.markStolen(bikeId, report),
    isOurs: (entry) => isStolen(entry),
  })
}

/** Marks a bike found. What status follows is not published: any new one but stolen is it. */
export function createRecoveryHandler(registry: Registry): JobHandler {
  return createMarkHandler<RecoveryReport>(registry, {
    payload: RecoveryPayload,
    send: (bikeId, report) => registry.markFound(bikeId, report),
    isOurs: (entry) => !isStolen(entry),
  })
}

function isStolen({ status }: StatusChange): boolean {
  return status.trim().toLowerCase() === 'stolen'
}

/**
 * Before it is sent again, the bike's history is compared with what the job says (DESIGN.md): an
 * entry of ours is the outcome, anybody else's new entry means that a late repeat could flag a
 * recovered bike, so a person decides.
 */
function createMarkHandler<R>(registry: Registry, mark: Mark<R>): JobHandler {
  async function outcomeInHistory(
    job: StoredJob,
    { bikeId, report }: { bikeId: number; report: R },
  ): Promise<{ entries: string[] | null; outcome: StepOutcome | null }> {
    const history = await historyOf(registry, bikeId)
    if (!history.ok) {
      return { entries: null, outcome: { to: 'not-looked', fault: history.fault } }
    }
    const entries = history.value?.map(keyOf) ?? null
    const seen = readJson(SeenHistory, job.seen)
    if (!seen.ok) return { entries, outcome: null }
    const known = seen.value.entries
    if (known === null || history.value === null) {
      // Its history cannot be read, so nothing can be told apart.
      return { entries, outcome: { to: 'parked', because: 'cannot-tell', serviceWords: null } }
    }
    const added = history.value.filter((entry) => !known.includes(keyOf(entry)))
    if (added.some((entry) => mark.isOurs(entry, report))) {
      return {
        entries,
        outcome: { to: 'done', result: { bikeId }, serviceWords: null, adopted: true },
      }
    }
    if (added.length > 0) {
      return { entries, outcome: { to: 'parked', because: 'cannot-tell', serviceWords: null } }
    }
    return { entries, outcome: { to: 'not-there' } }
  }

  return {
    async prepare(job) {
      const payload = readJson(mark.payload, job.payload)
      if (!payload.ok) return { go: false, outcome: damaged }
      const first = job.attempts === 0
      const looked = await outcomeInHistory(first ? { ...job, seen: null } : job, payload.value)
      const { outcome, entries } = looked
      if (outcome?.to === 'not-looked') {
        const { fault } = outcome
        if (meaningOf(fault) !== 'refused') return { go: false, outcome: { to: 'waiting', fault } }
        const seen = first ? JSON.stringify({ entries: null }) : job.seen
        return { go: true, seen, event: null }
      }
      if (outcome !== null && outcome.to !== 'not-there') return { go: false, outcome }
      return { go: true, seen: first ? JSON.stringify({ entries }) : job.seen, event: null }
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
        const { outcome } = await outcomeInHistory(job, payload.value)
        return outcome ?? { to: 'parked', because: 'cannot-tell', serviceWords: null }
      },
    },
  }
}

/** A bike's history; only a lookup tells it. Null when the lookup does not list the bike. */
async function historyOf(
  registry: Registry,
  bikeId: number,
): Promise<Result<RegisteredBike['statusHistory'] | null>> {
  const bike = await registry.bike(bikeId)
  if (!bike.ok) return bike
  const found = await registry.lookup({ frameNumber: bike.value.frameNumber })
  if (!found.ok) return found
  return ok(found.value.find(({ id }) => id === bikeId)?.statusHistory ?? null)
}

function keyOf({ status, changedOn, happenedOn, notes }: StatusChange): string {
  return JSON.stringify([status, changedOn, happenedOn, notes])
}
