import type { BikeToRegister, FrameNumber } from '../../../shared/bike.ts'
import { ok } from '../../../shared/fault.ts'
import { comparedForm } from '../../../shared/frame-number.ts'
import { declaredJobKinds } from '../../../shared/job-kinds.ts'
import { BikeFields, readBike, writeBike } from '../outbox/edit/bike-fields.ts'
import { editable } from '../outbox/edit/editable.ts'
import { letPassOf, newJob, type JobOrigin } from '../outbox/new-job.ts'
import { keyOfFrame, readJson } from '../outbox/payloads.ts'
import type { JobStore, NewJob, StoredJob } from '../ports.ts'
import { defineJob } from './definition.ts'
import { createRegisterHandler } from './register-handler.ts'
import { Registered, RegisterPayload } from './registration.ts'

/** Registers a bike. */
export const bikeRegister = defineJob(declaredJobKinds['bike.register'], {
  payload: RegisterPayload,
  result: Registered,
  handler: ({ registry, database }) => createRegisterHandler({ registry, jobs: database.jobs }),
  edit: ({ jobs, known }) =>
    editable(RegisterPayload, {
      write: ({ bike, otherMakes = [] }, { id }) => ({
        ...writeBike({ ...bike, photos: jobs.photos(id) }),
        ...(otherMakes.length === 0 ? {} : { otherMakes: [...otherMakes] }),
      }),
      fields: BikeFields,
      // What a person said was about the number of before, not about the one that takes its place.
      given: (changes) =>
        'frameNumber' in changes
          ? { frameNumberConfirmed: null, otherMakes: null, ...changes }
          : changes,
      make(fields, { payload, origin }) {
        // One that stays as it was taken is no new number to ask about.
        const stays = fields.frameNumber === payload.bike.frameNumber.asRead
        const bike = readBike(fields, stays ? {} : known)
        if (!bike.ok) return bike
        // What an owner let pass was about that number.
        const isSame = bike.value.frameNumber.compared === payload.bike.frameNumber.compared
        const before = isSame ? (payload.letPass ?? []) : []
        const letPass = [...before, ...(origin.letPass ?? [])]
        const { otherMakes = [] } = fields
        return ok(newRegistration(bike.value, { ...origin, letPass, otherMakes }))
      },
    }),
  forget: null,
  waitAnew: null,
})

/** A registration of this bike, not yet on disk. */
export function newRegistration({ photos, ...bike }: BikeToRegister, origin: JobOrigin): NewJob {
  const { otherMakes = [] } = origin
  const payload: RegisterPayload = {
    bike,
    ...letPassOf(origin),
    ...(otherMakes.length === 0 ? {} : { otherMakes: [...otherMakes] }),
  }
  const job = newJob(origin, {
    kind: 'bike.register',
    payload,
    bikeKey: keyOfFrame(bike.frameNumber.compared),
    uniqueKey: registerKey(origin.account, bike.frameNumber.compared),
    title: titleOf(bike),
    frameNumber: bike.frameNumber.sent,
  })
  return photos.length === 0 ? job : { ...job, photos }
}

function titleOf(bike: Pick<BikeToRegister, 'brand' | 'model'>): string {
  return [bike.brand, bike.model ?? ''].join(' ').trim()
}

/** Whether it registers a bike. */
export function isRegistration({ kind }: StoredJob): boolean {
  return kind === 'bike.register'
}

/** The bike's id at the registry; null until it is registered. */
export function bikeIdOf(job: StoredJob): number | null {
  const result = readJson(Registered, job.result)
  return result.ok ? result.value.bikeId : null
}

/** Every id under which a registration is at the registry, where that is more than one. */
export function registeredTwice(job: StoredJob): number[] {
  const result = isRegistration(job) ? readJson(Registered, job.result) : null
  if (result?.ok !== true) return []
  const { bikeId, alsoRegistered = [] } = result.value
  return alsoRegistered.length === 0 ? [] : [bikeId, ...alsoRegistered]
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
