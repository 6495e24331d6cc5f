import { comparedForm, isKnownTheft, isStolen, sentForm } from '../../../shared/bike.ts'
import { checkFrameNumber, unreadableHit } from '../checking/check-frame-number.ts'
import type { JobStore, Registry, StoredJob } from '../ports.ts'
import { meaningOf, serviceWordsOf } from './answer-meaning.ts'
import type { JobHandler, StepOutcome } from './handler.ts'
import { notSent } from './not-sent.ts'
import { bikeIdOf, LinkPayload, readJson } from './payloads.ts'
import { afterFault } from './register.ts'

const damaged: StepOutcome = { to: 'parked', because: 'damaged', serviceWords: null }

/**
 * Links a shield. No call says who carries a shield unless the bike is stolen, so an unknown
 * outcome is settled by sending the same pair again, never by the wording of a message.
 */
export function createLinkHandler({
  registry,
  jobs,
}: {
  registry: Registry
  jobs: JobStore
}): JobHandler {
  function pair(job: StoredJob): { bikeId: number; shieldCode: string } | null {
    const payload = readJson(LinkPayload, job.payload)
    if (!payload.ok) return null
    const registration = job.waitsFor === null ? null : jobs.get(job.waitsFor)
    const bikeId = payload.value.bikeId ?? (registration === null ? null : bikeIdOf(registration))
    return bikeId === null ? null : { bikeId, shieldCode: payload.value.shieldCode }
  }

  /** Who the search by shield says carries it; nothing when it cannot say. */
  async function carrier(link: {
    bikeId: number
    shieldCode: string
  }): Promise<StepOutcome | null> {
    const { shieldCode } = link
    const search = await registry.stolenSearch({ shieldCode })
    if (!search.ok) return { to: 'not-looked', fault: search.fault }
    const [hit] = search.value
    // A record that cannot be read may be the bike that carries it.
    const isDoubtful = search.unreadable.length > 0
    if (hit === undefined) return isDoubtful ? { to: 'not-looked', fault: unreadableHit } : null
    if (search.value.some(({ id }) => id === link.bikeId)) {
      return { to: 'done', result: { ...link }, serviceWords: null, adopted: true }
    }
    const because = search.value.some(isStolen) ? 'stolen' : 'shield-in-use'
    return { to: 'parked', because, serviceWords: null }
  }

  /**
   * Whether a bike that was in the registry before is stolen, also since it was scanned; the bike of
   * our own registration was checked just before. Null when the link may go.
   */
  async function theft(job: StoredJob, bikeId: number): Promise<StepOutcome | null> {
    if (job.waitsFor !== null) return null
    const named = job.frameNumber === null ? await registry.bike(bikeId) : null
    if (named?.ok === false) {
      // A bike that is not there is the registry's to refuse, when the link is asked for.
      return named.fault.kind === 'refused' ? null : notSent(named.fault)
    }
    const asRead = job.frameNumber ?? named?.value.frameNumber ?? ''
    const number = { asRead, sent: sentForm(asRead), compared: comparedForm(asRead) }
    const { hits, fault } = await checkFrameNumber(registry, number, jobs)
    const payload = readJson(LinkPayload, job.payload)
    const letPass = payload.ok ? (payload.value.letPass ?? []) : []
    const isNew = hits.some((hit) => isStolen(hit) && !isKnownTheft(letPass, hit))
    if (isNew) return { to: 'parked', because: 'stolen', serviceWords: null }
    return fault === null ? null : notSent(fault)
  }

  return {
    async prepare(job) {
      const link = pair(job)
      if (link === null) return { go: false, outcome: damaged }
      // One that may have arrived is settled by its own rule, whatever became of the bike since.
      const stopped = job.state === 'unknown' ? null : await theft(job, link.bikeId)
      if (stopped !== null) return { go: false, outcome: stopped }
      const known = await carrier(link)
      if (known === null) return { go: true, seen: job.seen, event: null }
      if (known.to !== 'not-looked') return { go: false, outcome: known }
      if (meaningOf(known.fault) === 'refused') return { go: true, seen: job.seen, event: null }
      return { go: false, outcome: { to: 'waiting', fault: known.fault } }
    },

    async send(job) {
      const link = pair(job)
      if (link === null) return damaged
      const answer = await registry.linkShield(link)
      if (answer.ok) {
        const { serviceWords } = answer.value
        return { to: 'done', result: { ...link }, serviceWords, adopted: false }
      }
      if (meaningOf(answer.fault) !== 'refused') return afterFault(answer)
      const known = await carrier(link)
      if (known === null) return afterFault(answer)
      switch (known.to) {
        case 'done':
          return known
        case 'parked':
          return { ...known, serviceWords: serviceWordsOf(answer.fault) }
        default:
          // Refused, and who carries it could not be asked: the same pair goes again later.
          return { to: 'unknown', fault: answer.fault }
      }
    },

    settle: { by: 'resending' },
  }
}
