import { z } from 'zod'
import { comparedForm, isKnownTheft, isStolen, KnownTheft, sentForm } from '../../../shared/bike.ts'
import { failed, ok } from '../../../shared/fault.ts'
import { readShieldCode, ShieldCode } from '../../../shared/shield.ts'
import { declaredJobKinds } from '../../../shared/job-kinds.ts'
import { checkFrameNumber, unreadableHit } from '../checking/check-frame-number.ts'
import { meaningOf, serviceWordsOf } from '../outbox/answer-meaning.ts'
import { editable } from '../outbox/edit/editable.ts'
import { damaged, type StepOutcome } from '../outbox/handler.ts'
import { letPassOf, newJob, type JobOrigin } from '../outbox/new-job.ts'
import { afterFault, notSent, type WithoutResult } from '../outbox/not-sent.ts'
import { bikeOf, keyOfBike } from '../outbox/payloads.ts'
import type { JobStore, Registry, StoredJob } from '../ports.ts'
import { defineJob, type KindHandler } from './definition.ts'

/** `bikeId` is null when it comes from the registration the job waits for. */
export const LinkPayload = z.object({
  bikeId: z.number().int().nullable(),
  shieldCode: ShieldCode,
  letPass: z.array(KnownTheft).optional(),
})
type LinkPayload = z.infer<typeof LinkPayload>

/** What a link that is done made. */
export const Linked = z.object({ bikeId: z.number().int(), shieldCode: ShieldCode })
type Linked = z.infer<typeof Linked>

/** Links a shield to a bike. */
export const shieldLink = defineJob(declaredJobKinds['shield.link'], {
  payload: LinkPayload,
  result: Linked,
  handler: ({ registry, database }) => createLinkHandler({ registry, jobs: database.jobs }),
  edit: ({ jobs }) =>
    editable(LinkPayload, {
      write: ({ shieldCode }) => ({ shieldCode }),
      fields: z.object({ shieldCode: z.string().max(512) }).strict(),
      make({ shieldCode }, { payload: { bikeId, letPass = [] }, job, origin }) {
        const shield = readShieldCode(shieldCode)
        if (!shield.ok) return shield
        const { title, frameNumber } = job
        const registration = job.waitsFor === null ? null : jobs.get(job.waitsFor)
        if (bikeId !== null)
          return ok(newLink({ bikeId, title, frameNumber }, shield.value, { ...origin, letPass }))
        if (registration !== null) return ok(newLink(registration, shield.value, origin))
        return failed({ kind: 'not-found', what: `the registration of job ${job.id}` })
      },
    }),
  forget: null,
  waitAnew: ({ shieldCode }, made, origin) =>
    shieldCode === null ? null : newLink(made, shieldCode, origin),
})

/** A link of a shield: to a bike of the registry, or to the bike that `registration` will make. */
export function newLink(
  to: { bikeId: number; title: string | null; frameNumber: string | null } | StoredJob,
  shieldCode: string,
  origin: JobOrigin,
): StoredJob {
  const registration = 'id' in to ? to : null
  const bikeId = 'bikeId' in to ? to.bikeId : null
  const payload: LinkPayload = { bikeId, shieldCode, ...letPassOf(origin) }
  return newJob(origin, {
    kind: 'shield.link',
    payload,
    bikeKey: bikeId === null ? (registration?.bikeKey ?? null) : keyOfBike(bikeId),
    uniqueKey: linkKey(origin.account, shieldCode),
    waitsFor: registration?.id ?? null,
    title: to.title,
    frameNumber: to.frameNumber,
    shieldCode,
  })
}

/** Whether it links a shield. */
export function isLink({ kind }: StoredJob): boolean {
  return kind === 'shield.link'
}

/** One live link per account and shield. */
export function linkKey(account: string, shieldCode: string): string {
  return `link|${account}|${shieldCode}`
}

/**
 * Links a shield. No call says who carries a shield unless the bike is stolen, so an unknown
 * outcome is settled by sending the same pair again, never by the wording of a message.
 */
function createLinkHandler({
  registry,
  jobs,
}: {
  registry: Registry
  jobs: JobStore
}): KindHandler<LinkPayload, Linked> {
  function pair({ waitsFor }: StoredJob, { bikeId, shieldCode }: LinkPayload): Linked | null {
    const registration = waitsFor === null ? null : jobs.get(waitsFor)
    const linked = bikeId ?? (registration === null ? null : bikeOf(registration))
    return linked === null ? null : { bikeId: linked, shieldCode }
  }

  /** Who the search by shield says carries it; nothing when it cannot say. */
  async function carrier(link: Linked): Promise<StepOutcome<Linked> | null> {
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
  async function theft(
    job: StoredJob,
    { bikeId, letPass = [] }: { bikeId: number; letPass?: LinkPayload['letPass'] },
  ): Promise<WithoutResult | null> {
    if (job.waitsFor !== null) return null
    const named = job.frameNumber === null ? await registry.bike(bikeId) : null
    if (named?.ok === false) {
      // A bike that is not there is the registry's to refuse, when the link is asked for.
      return named.fault.kind === 'refused' ? null : notSent(named.fault)
    }
    const asRead = job.frameNumber ?? named?.value.frameNumber ?? ''
    const number = { asRead, sent: sentForm(asRead), compared: comparedForm(asRead) }
    const { hits, fault } = await checkFrameNumber(registry, number, jobs)
    const isNew = hits.some((hit) => isStolen(hit) && !isKnownTheft(letPass, hit))
    if (isNew) return { to: 'parked', because: 'stolen', serviceWords: null }
    return fault === null ? null : notSent(fault)
  }

  return {
    async prepare(job, payload) {
      const link = pair(job, payload)
      if (link === null) return { go: false, outcome: damaged }
      // One that may have arrived is settled by its own rule, whatever became of the bike since.
      const { bikeId } = link
      const stopped = job.state === 'unknown' ? null : await theft(job, { ...payload, bikeId })
      if (stopped !== null) return { go: false, outcome: stopped }
      const known = await carrier(link)
      if (known === null) return { go: true, seen: job.seen, event: null }
      if (known.to !== 'not-looked') return { go: false, outcome: known }
      if (meaningOf(known.fault) === 'refused') return { go: true, seen: job.seen, event: null }
      return { go: false, outcome: { to: 'waiting', fault: known.fault } }
    },

    async send(job, payload) {
      const link = pair(job, payload)
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
