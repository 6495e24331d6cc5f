import { randomUUID } from 'node:crypto'
import type { BikeToRegister } from '../../../shared/bike.ts'
import type { StoredJob } from '../ports.ts'
import { linkKey, registerKey, type LinkPayload, type RegisterPayload } from './payloads.ts'

/** Who makes a job, when, and until when it may be undone. Times in epoch milliseconds. */
export type JobOrigin = {
  account: string
  now: number
  /** Null: it may go at once, as from the command line. */
  heldUntil: number | null
  operator: string | null
  replaces?: string | null
}

/** A registration of this bike, not yet on disk. */
export function newRegistration(bike: BikeToRegister, origin: JobOrigin): StoredJob {
  const payload: RegisterPayload = { bike }
  return {
    ...blank(origin),
    kind: 'bike.register',
    payload: JSON.stringify(payload),
    bikeKey: `frame|${bike.frameNumber.compared}`,
    uniqueKey: registerKey(origin.account, bike.frameNumber.compared),
    waitsFor: null,
    title: titleOf(bike),
    frameNumber: bike.frameNumber.sent,
    shieldCode: null,
  }
}

/** A link of a shield: to a bike of the registry, or to the bike that `registration` will make. */
export function newLink(
  to: { bikeId: number; title: string | null; frameNumber: string | null } | StoredJob,
  shieldCode: string,
  origin: JobOrigin,
): StoredJob {
  const registration = 'id' in to ? to : null
  const bikeId = 'bikeId' in to ? to.bikeId : null
  const payload: LinkPayload = { bikeId, shieldCode }
  return {
    ...blank(origin),
    kind: 'shield.link',
    payload: JSON.stringify(payload),
    bikeKey: registration?.bikeKey ?? `bike|${String(bikeId)}`,
    uniqueKey: linkKey(origin.account, shieldCode),
    waitsFor: registration?.id ?? null,
    title: to.title,
    frameNumber: to.frameNumber,
    shieldCode,
  }
}

function titleOf(bike: BikeToRegister): string {
  return [bike.brand, bike.model ?? ''].join(' ').trim()
}

function blank({ account, now, heldUntil, operator, replaces = null }: JobOrigin) {
  return {
    id: randomUUID(),
    service: 'cicopass' as const,
    account,
    createdAt: now,
    replaces,
    operator,
    state: heldUntil === null ? ('waiting' as const) : ('held' as const),
    attempts: 0,
    backOff: 0,
    nextAt: heldUntil ?? now,
    sentAt: null,
    looks: 0,
    seen: null,
    parkedBecause: null,
    message: null,
    result: null,
    discardReason: null,
    endedAt: null,
  }
}
