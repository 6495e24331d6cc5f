import {
  isKnownTheft,
  isStolen,
  sameBrand,
  sameFrameNumber,
  unknownBikeId,
  type FrameNumber,
  type RegisteredBike,
} from '../../../shared/bike.ts'
import { readDateTime } from '../../../shared/date-time.ts'
import { comparedForm, isNumberOf, readFrameNumber } from '../../../shared/frame-number.ts'
import { registryName } from '../../../shared/service-name.ts'
import { checkFrameNumber, formsHere } from '../checking/check-frame-number.ts'
import { cannotTell, type StepOutcome } from '../outbox/handler.ts'
import { afterFault, notSent } from '../outbox/not-sent.ts'
import { readJson } from '../outbox/payloads.ts'
import type { JobStore, Registry, StoredJob } from '../ports.ts'
import type { KindHandler } from './definition.ts'
import { Seen, type Registered, type RegisterPayload } from './registration.ts'

/** Registers a bike. Checked for theft before every send; settled by looking its frame number up. */
export function createRegisterHandler({
  registry,
  jobs,
}: {
  registry: Registry
  jobs: Pick<JobStore, 'photos' | 'inEarlierForm'>
}): KindHandler<RegisterPayload, Registered> {
  /**
   * One look after it is done: another counter may have registered the same bike at the same moment,
   * in any spelling, and neither saw the other's before it sent. Answers the ids that are there beside
   * ours, whatever make the other wrote: two new bikes of one number are one bike. A look that fails says nothing about our own: what the others found still counts.
   */
  async function madeBeside(
    bikeId: number,
    frameNumber: FrameNumber,
    seen: Seen | null,
  ): Promise<number[]> {
    if (seen === null) return []
    const looks = await Promise.allSettled(
      formsHere(frameNumber, jobs).map((form) => registry.lookup({ frameNumber: form })),
    )
    const found = looks.flatMap((look) =>
      look.status === 'fulfilled' && look.value.ok ? look.value.value : [],
    )
    const ids = fresh(found, seen)
      .filter((hit) => isNumberOf(hit.frameNumber, frameNumber))
      .map(({ id }) => id)
    return [...new Set(ids)].filter((id) => id !== bikeId && isBikeId(id))
  }

  return {
    async prepare(job, { bike, letPass = [], otherMakes = [] }) {
      const check = await checkFrameNumber(registry, bike.frameNumber, jobs)
      if (check.hits.some((hit) => isStolen(hit) && !isKnownTheft(letPass, hit))) {
        return { go: false, outcome: { to: 'parked', because: 'stolen', serviceWords: null } }
      }
      if (check.fault !== null) return { go: false, outcome: notSent(check.fault) }
      // An owner said that another make's theft with this number is not this bike.
      const hits = check.hits.filter(
        (hit) =>
          sameBrand(hit.brand, bike.brand) ||
          !(isKnownTheft(letPass, hit) || otherMakes.includes(hit.id)),
      )
      const before = job.attempts === 0 ? null : seenBefore(job)
      const found = fresh(hits, before)
      if (found.length > 0) {
        const outcome = adoptOrPark(found, bike, before !== null)
        return { go: false, outcome }
      }
      if (!isReadAlike(bike.frameNumber)) {
        const because = 'frame-number'
        return { go: false, outcome: { to: 'parked', because, serviceWords: null } }
      }
      const seen = before ?? { bikeIds: check.hits.map(({ id }) => id), verdict: check.verdict }
      return {
        go: true,
        seen: JSON.stringify(seen),
        event: { outcome: check.verdict, serviceWords: null },
      }
    },

    async send(job, { bike }) {
      const answer = await registry.register({ ...bike, photos: jobs.photos(job.id) })
      if (answer.ok) {
        const otherwise = differsFrom(bike, answer.value, seenBefore(job))
        if (otherwise === null) {
          const bikeId = answer.value.id
          const others = await madeBeside(bikeId, bike.frameNumber, seenBefore(job))
          const done = { to: 'done', serviceWords: null, adopted: false } as const
          if (others.length === 0) return { ...done, result: { bikeId } }
          return { ...done, result: { bikeId, alsoRegistered: others }, twice: [bikeId, ...others] }
        }
        const fault = {
          kind: 'unreadable-answer',
          service: registryName,
          status: 200,
          serviceWords: otherwise,
          because: 'form',
        } as const
        return { to: 'unknown', fault, otherMade: true }
      }
      return afterFault(answer)
    },

    settle: {
      by: 'looking',
      async look(job, { bike }) {
        const seen = seenBefore(job)
        if (seen === null && job.seen !== null) return cannotTell
        const check = await checkFrameNumber(registry, bike.frameNumber, jobs)
        const found = fresh(check.hits, seen)
        if (found.length > 0) {
          // Put back from a copy made before its send: what was there then is not known.
          const [first] = found
          if (seen !== null || first === undefined) return adoptOrPark(found, bike, true)
          // A lookup does not say when a bike was registered; the bike itself does.
          const read = await registry.bike(first.id)
          if (!read.ok) return { to: 'not-looked', fault: read.fault }
          const isOurs = found.length === 1 && wasMadeSince(read.value, job.createdAt)
          return adoptOrPark(found, bike, isOurs)
        }
        if (check.fault !== null) return { to: 'not-looked', fault: check.fault }
        return { to: 'not-there' }
      },
    },
  }
}

/**
 * What the answer to a registration says that cannot be our bike: another frame number or make, or an
 * id that no bike has or another bike had before. Null when it is ours. A make that is not answered is no other one.
 */
function differsFrom(
  sent: { frameNumber: FrameNumber; brand: string },
  { id, frameNumber, brand }: RegisteredBike,
  seen: Seen | null,
): string | null {
  if (!isBikeId(id) || seen?.bikeIds.includes(id) === true) return `id ${String(id)}`
  if (!sameFrameNumber(frameNumber, sent.frameNumber.sent)) return `frame number ${frameNumber}`
  return brand.trim() === '' || sameBrand(brand, sent.brand) ? null : `brand ${brand}`
}

function isBikeId(id: number): boolean {
  return Number.isSafeInteger(id) && id > 0
}

/** By the registry's own clock, after the sale was confirmed; a time without a zone is UTC. */
function wasMadeSince({ createdAt }: RegisteredBike, confirmedAt: number): boolean {
  const madeAt = readDateTime(createdAt, 'UTC')
  // The registry tells whole seconds.
  return madeAt !== null && madeAt >= Math.floor(confirmedAt / 1_000) * 1_000
}

function seenBefore(job: StoredJob): Seen | null {
  const seen = readJson(Seen, job.seen)
  return seen.ok ? seen.value : null
}

function fresh(hits: RegisteredBike[], seen: Seen | null): RegisteredBike[] {
  return seen === null ? hits : hits.filter((hit) => !seen.bikeIds.includes(hit.id))
}

/** Whether the reader of today leaves a stored number as it is; one that a person confirmed stands. */
function isReadAlike({ asRead, sent, compared, confirmed }: FrameNumber): boolean {
  const read = readFrameNumber(asRead, { confirmed: confirmed === true })
  return read.ok && read.value.sent === sent && read.value.compared === compared
}

/**
 * Bikes carry our frame number that we did not know of. After a send, exactly one of our brand is
 * ours; before any send, it means the bike is registered already.
 */
function adoptOrPark(
  found: RegisteredBike[],
  { brand, frameNumber }: { brand: string; frameNumber: FrameNumber },
  sentBefore: boolean,
): StepOutcome<Registered> {
  // A stolen hit without an id that can be read is nobody's to adopt.
  if (found.some(({ id }) => id === unknownBikeId)) {
    return { to: 'parked', because: 'ambiguous', serviceWords: null }
  }
  const ours = found.filter((hit) => sameBrand(hit.brand, brand))
  const [bike] = ours
  if (bike === undefined) return { to: 'parked', because: 'other-brand', serviceWords: null }
  const result = { bikeId: bike.id }
  if (!sentBefore) return { to: 'parked', because: 'registered', serviceWords: null, result }
  if (found.length > 1) return { to: 'parked', because: 'ambiguous', serviceWords: null }
  // What we sent is there in the form it was sent in; another spelling may be somebody else's.
  if (!isBikeId(bike.id) || comparedForm(bike.frameNumber) !== frameNumber.compared) {
    return cannotTell
  }
  return { to: 'done', result, serviceWords: null, adopted: true }
}
