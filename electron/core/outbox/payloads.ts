import { z } from 'zod'
import { BikeToRegister, KnownTheft, type FrameNumber } from '../../../shared/bike.ts'
import { failed, ok, type Result } from '../../../shared/fault.ts'
import { comparedForm } from '../../../shared/frame-number.ts'
import { ShieldCode } from '../../../shared/shield.ts'
import type { JobStore, StoredJob } from '../ports.ts'

/** What a registration job carries; its photos lie beside it (`JobStore.photos`). */
export const RegisterPayload = z.object({
  bike: BikeToRegister.omit({ photos: true }),
  /** Thefts that an owner let pass; any other one parks it. */
  letPass: z.array(KnownTheft).optional(),
  /** Bikes of another make with this number: a person said that they are other bikes. */
  otherMakes: z.array(z.number().int()).optional(),
})
export type RegisterPayload = z.infer<typeof RegisterPayload>

/** `bikeId` is null when it comes from the registration the job waits for. */
export const LinkPayload = z.object({
  bikeId: z.number().int().nullable(),
  shieldCode: ShieldCode,
  letPass: z.array(KnownTheft).optional(),
})
export type LinkPayload = z.infer<typeof LinkPayload>

/** What every job about a bike of the registry carries. */
export const RegisteredPayload = z.object({ bikeId: z.number().int() })

const RegisterResult = z.object({ bikeId: z.number().int() })
/** The ids that were there beside the one that was registered; none unless it was registered twice. */
const TwiceResult = z.object({
  bikeId: z.number().int(),
  alsoRegistered: z.array(z.number().int()),
})

/** Every id under which a registration is at the registry, where that is more than one. */
export function registeredTwice(job: StoredJob): number[] {
  const result = job.kind === 'bike.register' ? readJson(TwiceResult, job.result) : null
  if (result?.ok !== true || result.value.alsoRegistered.length === 0) return []
  return [result.value.bikeId, ...result.value.alsoRegistered]
}

export const LinkResult = z.object({ bikeId: z.number().int(), shieldCode: ShieldCode })

/** What the registry held before the first send: the ids with this frame number, and the verdict. */
export const Seen = z.object({ bikeIds: z.array(z.number().int()), verdict: z.string() })
export type Seen = z.infer<typeof Seen>

/** Reads JSON by a schema; text that does not fit is a value, so that a damaged row can be parked. */
export function readJson<T>(schema: z.ZodType<T>, text: string | null): Result<T> {
  const damaged = (reason: string) =>
    failed({ kind: 'bad-input', problems: [{ field: '', reason }] })
  if (text === null) return damaged('is absent')
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (notJson) {
    return damaged(`is not JSON: ${notJson instanceof Error ? notJson.message : String(notJson)}`)
  }
  const parsed = schema.safeParse(value)
  return parsed.success ? ok(parsed.data) : damaged(z.prettifyError(parsed.error))
}

/** One live registration per account and compared frame number. */
export function registerKey(account: string, comparedFrameNumber: string): string {
  return `register|${account}|${comparedFrameNumber}`
}

/** A registration of this bike that is on its way, in whichever form its number was written down. */
export function liveRegistration(
  jobs: JobStore,
  account: string,
  number: FrameNumber,
): StoredJob | null {
  const live = formsOnDisk(number)
    .map((form) => jobs.liveJobWith(registerKey(account, form)))
    .find((job) => job !== null)
  const earlier = earlierOf(jobs, account, number)
  return live ?? earlier.find(({ state }) => state !== 'done') ?? null
}

/** As `liveRegistration`, or one that is done. */
export function registrationHere(
  jobs: JobStore,
  account: string,
  number: FrameNumber,
): StoredJob | null {
  const done = formsOnDisk(number)
    .map((form) => jobs.doneJobWith(registerKey(account, form)))
    .find((job) => job !== null)
  const earlier = earlierOf(jobs, account, number)
  return liveRegistration(jobs, account, number) ?? done ?? earlier[0] ?? null
}

function earlierOf(jobs: JobStore, account: string, { compared }: FrameNumber): StoredJob[] {
  return jobs.inEarlierForm(compared).filter((job) => job.account === account)
}

/** Today's compared form, and what the first rule made of the same text. */
function formsOnDisk({ asRead, compared }: FrameNumber): string[] {
  return [...new Set([compared, comparedForm(asRead)])].filter((form) => form !== '')
}

/** One live link per account and shield. */
export function linkKey(account: string, shieldCode: string): string {
  return `link|${account}|${shieldCode}`
}

/** Jobs about a bike of the registry go in order by this, jobs about one to be registered by `keyOfFrame`. */
export function keyOfBike(bikeId: number): string {
  return `bike|${String(bikeId)}`
}

export function keyOfFrame(comparedFrameNumber: string): string {
  return `frame|${comparedFrameNumber}`
}

/** Orders go one after the other. */
export function keyOfOrders(account: string): string {
  return `orders|${account}`
}

export function bikeIdOf(job: StoredJob): number | null {
  const result = readJson(RegisterResult, job.result)
  return result.ok ? result.value.bikeId : null
}

/** The bike a link goes to: what it was linked to, or is to be. Null until its registration is done. */
export function bikeOfLink(job: StoredJob): number | null {
  const result = readJson(LinkResult, job.result)
  if (result.ok) return result.value.bikeId
  const payload = readJson(LinkPayload, job.payload)
  return payload.ok ? payload.value.bikeId : null
}
