import { isStolen, sameBrand, theftOn, type RegisteredBike } from '../../../../shared/bike.ts'
import { isStoppedAsStolen, isStoppedByOtherMake } from '../../../../shared/editable.ts'
import { failed, ok, type Result } from '../../../../shared/fault.ts'
import { checkFrameNumber } from '../../checking/check-frame-number.ts'
import type { CounterHandlers } from '../../handlers.ts'
import type { OperatorDesk } from '../../operators/operator-desk.ts'
import type { Ports } from '../../ports.ts'
import { viewJobDetail } from '../job-views.ts'
import { RegisterPayload } from '../../jobs/registration.ts'
import { readJson } from '../payloads.ts'
import type { Editor } from './edit.ts'

/** An owner's word for a sale that waited and turned out stolen (docs/decisions/owners-word.md). */
export function overrideHandlers(
  { registry, database, log }: Pick<Ports, 'registry' | 'database' | 'log'>,
  { outbox, operators }: { outbox: Editor; operators: OperatorDesk },
): Pick<CounterHandlers, 'queue.thefts' | 'queue.override' | 'queue.otherMakes'> {
  const { jobs } = database

  /** As the registry has them now: the word is about what whoever gives it can read. */
  async function thefts(jobId: string): Promise<Result<RegisteredBike[]>> {
    const job = jobs.get(jobId)
    if (job === null) return failed({ kind: 'not-found', what: `job ${jobId}` })
    if (!isStoppedAsStolen(job)) return failed({ kind: 'too-late', what: 'edit' })
    const payload = readJson(RegisterPayload, job.payload)
    if (!payload.ok) return payload
    const { hits, fault } = await checkFrameNumber(registry, payload.value.bike.frameNumber, jobs)
    const stolen = hits.filter(isStolen)
    return stolen.length === 0 && fault !== null ? failed(fault) : ok(stolen)
  }

  /** As the registry has them now; a stolen one is nobody's to pass by here. */
  async function otherMakes(jobId: string): Promise<Result<RegisteredBike[]>> {
    const job = jobs.get(jobId)
    if (job === null) return failed({ kind: 'not-found', what: `job ${jobId}` })
    if (!isStoppedByOtherMake(job)) return failed({ kind: 'too-late', what: 'edit' })
    const payload = readJson(RegisterPayload, job.payload)
    if (!payload.ok) return payload
    const { frameNumber, brand } = payload.value.bike
    const { hits, fault } = await checkFrameNumber(registry, frameNumber, jobs)
    if (fault !== null) return failed(fault)
    return ok(hits.filter((hit) => !sameBrand(hit.brand, brand) && !isStolen(hit)))
  }

  return {
    'queue.otherMakes': ({ jobId }) => otherMakes(jobId),
    'queue.thefts': ({ jobId }) => thefts(jobId),
    async 'queue.override'({ jobId, bikeIds, reason, owner }) {
      const found = await thefts(jobId)
      if (!found.ok) return found
      const by = await operators.ownersWord(owner)
      if (!by.ok) return by
      const seen = found.value.filter(({ id }) => bikeIds.includes(id))
      const made = outbox.letPass(jobId, {
        thefts: seen.map(theftOn),
        word: { by: by.value, reason },
        operator: operators.name(),
      })
      if (!made.ok) return made
      log.warn('An owner let a stolen hit pass', { bikeIds: seen.map(({ id }) => id) })
      return ok(viewJobDetail(made.value.job, jobs))
    },
  }
}
