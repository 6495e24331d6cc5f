import type { BikeToRegister, KnownTheft } from '../../../shared/bike.ts'
import type { NewJob, StoredJob } from '../ports.ts'
import { newJob, type JobOrigin } from './new-job.ts'
import {
  keyOfBike,
  keyOfFrame,
  linkKey,
  registerKey,
  type LinkPayload,
  type RegisterPayload,
} from './payloads.ts'

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
    service: 'cicopass',
    payload,
    bikeKey: keyOfFrame(bike.frameNumber.compared),
    uniqueKey: registerKey(origin.account, bike.frameNumber.compared),
    title: titleOf(bike),
    frameNumber: bike.frameNumber.sent,
  })
  return photos.length === 0 ? job : { ...job, photos }
}

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
    service: 'cicopass',
    payload,
    bikeKey: bikeId === null ? (registration?.bikeKey ?? null) : keyOfBike(bikeId),
    uniqueKey: linkKey(origin.account, shieldCode),
    waitsFor: registration?.id ?? null,
    title: to.title,
    frameNumber: to.frameNumber,
    shieldCode,
  })
}

function letPassOf({ letPass = [] }: JobOrigin): { letPass?: KnownTheft[] } {
  return letPass.length === 0 ? {} : { letPass: [...letPass] }
}

function titleOf(bike: Pick<BikeToRegister, 'brand' | 'model'>): string {
  return [bike.brand, bike.model ?? ''].join(' ').trim()
}
