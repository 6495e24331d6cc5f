import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import { BikeAttributes, type BikeToRegister } from '../../../shared/bike.ts'
import { failed, ok, type Result } from '../../../shared/fault.ts'
import type { KnownTexts } from '../../../shared/frame-number.ts'
import type { BikePhoto } from '../../../shared/photo.ts'
import { normalisedProductCode } from '../../../shared/product-code.ts'
import { readShieldCode } from '../../../shared/shield.ts'
import { registryName } from '../../../shared/service-name.ts'
import type { Counter } from '../counter.ts'
import { BikeFields, Images, readBike } from '../outbox/edit/bike-fields.ts'
import { viewJob } from '../outbox/job-views.ts'
import { isLink, newLink } from '../jobs/shield-link.ts'
import { isRegistration, newRegistration } from '../jobs/bike-register.ts'
import { bikeIdOf, liveRegistration, registeredTwice } from '../jobs/bike-register.ts'
import { linkKey } from '../jobs/shield-link.ts'
import { readJson } from '../outbox/payloads.ts'
import { Seen } from '../jobs/registration.ts'
import type { JobStore, NewJob, Ports, StoredJob } from '../ports.ts'
import { badInput, statusOfJobs, type CommandOutcome } from './outcome.ts'
import { parseInput } from './parse-input.ts'

/**
 * The field names of Cicopass's create call, plus `shieldCode`, `barcode` and `photos` (paths). The
 * values go as they are given: the command line maps nothing.
 */
const RegisterInput = BikeFields.extend({
  shieldCode: z.string().max(512).nullish(),
  barcode: z.string().max(64).nullish(),
  photos: z.array(z.string()).optional(),
}).strict()

type ToRegister = {
  bike: BikeToRegister
  shieldCode: string | null
  barcode: string | null
  /** Bikes of another make with this number, of which a person said that they are other bikes. */
  otherMakes: readonly number[]
}

export function readRegisterInput(
  input: string | null,
  { photos, known }: { photos: readonly BikePhoto[]; known: KnownTexts },
): Result<ToRegister> {
  const parsed = parseInput(RegisterInput, input)
  if (!parsed.ok) return parsed
  const { shieldCode, barcode, photos: _paths, ...fields } = parsed.value
  // The photos were read by whoever was asked.
  const images = Images.safeParse([...(fields.images ?? []), ...photos])
  if (!images.success) {
    return badInput('photos', images.error.issues.map(({ message }) => message).join('; '))
  }
  const bike = readBike(
    { ...fields, images: images.data },
    {
      ...known,
      isProductCode: (text) => text === barcode || known.isProductCode?.(text) === true,
    },
  )
  if (!bike.ok) return bike
  const shield = (shieldCode ?? '') === '' ? null : readShieldCode(shieldCode ?? '')
  if (shield !== null && !shield.ok) return shield
  return ok({
    bike: bike.value,
    shieldCode: shield === null ? null : shield.value,
    barcode: barcode ?? null,
    otherMakes: fields.otherMakes ?? [],
  })
}

/** Queues the registration and the link, tries to deliver both, and says how far they came. */
export async function register(
  { counter, ports }: { counter: Counter; ports: Ports },
  { bike, shieldCode, barcode, otherMakes }: ToRegister,
): Promise<Result<CommandOutcome>> {
  const { database, clock } = ports
  const account = counter.accounts.current(registryName)
  if (account === null) return failed({ kind: 'not-signed-in', service: registryName })
  const origin = { account, now: clock.now(), heldUntil: null, operator: null }
  const existing = liveRegistration(database.jobs, account, bike.frameNumber)
  const made = newRegistration(bike, { ...origin, otherMakes, replaces: existing?.id ?? null })
  const again = existing !== null && !isReplaceable(existing, made, database.jobs)
  const registration = again ? existing : made
  const replaced = existing === null || again ? [] : liveWithLinks(existing, database.jobs)

  const link = shieldCode === null ? null : newLink(registration, shieldCode, origin)
  const taken = shieldCode === null ? null : database.jobs.liveJobWith(linkKey(account, shieldCode))
  const isGivenUp = replaced.some(({ id }) => id === taken?.id)
  const isThere = again && taken?.waitsFor === existing.id
  if (taken !== null && !isGivenUp && !isThere) {
    return failed({ kind: 'already-here', jobId: taken.id, what: taken.shieldCode ?? taken.kind })
  }
  const other = again ? liveLinks(existing, database.jobs)[0] : undefined
  if (link !== null && !isThere && other !== undefined) {
    return failed({ kind: 'already-here', jobId: other.id, what: other.shieldCode ?? other.kind })
  }

  const added = [again ? null : made, isThere ? null : link].filter((job) => job !== null)
  // All or nothing: a sale that gave its place to another must not be gone when that one is not kept.
  const written = database.write((): Result<void> => {
    for (const job of replaced) {
      const given = counter.outbox.discard(
        job.id,
        'replaced by the same frame number handed over anew',
      )
      if (!given.ok) return given
    }
    for (const job of added) database.jobs.add(job)
    if (barcode !== null && !again) {
      const article = BikeAttributes.parse(bike)
      database.articles.learn(normalisedProductCode(barcode), article, origin.now)
    }
    return ok(undefined)
  })
  if (!written.ok) return written
  if (added.length > 0) counter.events.emit('queue.changed', {})
  // The same sale handed over twice is the job that exists: nothing is made, nothing is doubled.
  if (again && neverArrived(existing)) {
    const retried = counter.outbox.retry(existing.id)
    if (!retried.ok) return retried
  }
  const links = database.jobs.waitingFor(registration.id)
  return deliverAndTell({ counter, ports }, [registration.id, ...links.map(({ id }) => id)])
}

const ended = ['done', 'undone', 'discarded']

function liveLinks(registration: StoredJob, jobs: JobStore): StoredJob[] {
  return jobs.waitingFor(registration.id).filter(({ state }) => !ended.includes(state))
}

/** What waits for it first: discarding it would park them. */
function liveWithLinks(registration: StoredJob, jobs: JobStore): StoredJob[] {
  return [...liveLinks(registration, jobs), registration]
}

/** Parked before anything was sent: a new attempt cannot double it. */
function neverArrived(job: StoredJob): boolean {
  return job.state === 'parked' && (job.attempts === 0 || job.parkedBecause === 'refused')
}

/** Given up by a clear answer and handed over with other words: the new one takes its place. */
function isReplaceable(existing: StoredJob, made: NewJob, jobs: JobStore): boolean {
  if (!neverArrived(existing)) return false
  return (
    existing.payload !== made.payload ||
    !isDeepStrictEqual(made.photos ?? [], jobs.photos(existing.id))
  )
}

async function deliverAndTell(
  { counter, ports }: { counter: Counter; ports: Ports },
  ids: readonly string[],
): Promise<Result<CommandOutcome>> {
  await counter.outbox.deliver(ids)
  const jobs = ids.flatMap((id) => ports.database.jobs.get(id) ?? [])
  const registration = jobs.find(isRegistration)
  if (registration === undefined) return failed({ kind: 'not-found', what: 'the registration' })
  const json = { ...comeOf(registration, jobs), jobs: jobs.map(viewJob) }
  const text = jobs
    .map(({ kind, state, parkedBecause, message }) =>
      [kind, state, parkedBecause, message].filter((word) => word !== null).join(' · '),
    )
    .join('\n')
  return ok({ status: statusOfJobs(jobs), json, text })
}

/** How far the registration of one bike came, and the link among `jobs`. */
export function comeOf(registration: StoredJob, jobs: readonly StoredJob[]) {
  const link = jobs.find(isLink)
  return {
    bikeId: bikeIdOf(registration),
    ...alsoRegistered(registration),
    registered: registration.state === 'done',
    shieldLinked: link?.state === 'done',
    verdict: verdictOf(registration),
  }
}

/** Only where another counter registered the same bike at the same moment. */
function alsoRegistered(registration: StoredJob): { alsoRegistered?: number[] } {
  const [, ...others] = registeredTwice(registration)
  return others.length === 0 ? {} : { alsoRegistered: others }
}

function verdictOf(registration: StoredJob): string {
  switch (registration.parkedBecause) {
    case 'stolen':
      return 'stolen'
    case 'registered':
    case 'other-brand':
      return 'registered'
    default: {
      const seen = readJson(Seen, registration.seen)
      return seen.ok ? seen.value.verdict : 'not-checked'
    }
  }
}
