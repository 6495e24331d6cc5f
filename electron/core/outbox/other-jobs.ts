import { randomUUID } from 'node:crypto'
import type { NamedBike } from '../../../shared/check.ts'
import type { LeadRequest } from '../../../shared/lead.ts'
import type { OrderRequest } from '../../../shared/order.ts'
import type { RecoveryReport, TheftReport } from '../../../shared/theft.ts'
import type { StoredJob } from '../ports.ts'
import { newJob, type JobOrigin } from './new-job.ts'
import { keyOfBike, keyOfOrders } from './payloads.ts'

/** Reports of one bike go in the order they were made: a theft before its recovery. */
export function newTheft(bike: NamedBike, report: TheftReport, origin: JobOrigin): StoredJob {
  return newJob(origin, {
    kind: 'theft.report',
    service: 'cicopass',
    payload: { bikeId: bike.id, report },
    bikeKey: keyOfBike(bike.id),
    uniqueKey: `theft|${origin.account}|${String(bike.id)}`,
    title: bike.title,
    frameNumber: bike.frameNumber,
  })
}

export function newRecovery(bike: NamedBike, report: RecoveryReport, origin: JobOrigin): StoredJob {
  return newJob(origin, {
    kind: 'theft.recover',
    service: 'cicopass',
    payload: { bikeId: bike.id, report },
    bikeKey: keyOfBike(bike.id),
    uniqueKey: `recover|${origin.account}|${String(bike.id)}`,
    title: bike.title,
    frameNumber: bike.frameNumber,
  })
}

/** Its reference stands at the end of the message that the dealer reads. */
export function newLead(lead: LeadRequest, origin: JobOrigin): StoredJob {
  const reference = randomUUID().slice(0, 8).toUpperCase()
  return newJob(origin, {
    kind: 'lead.create',
    service: 'cyclesoftware',
    payload: { lead, reference },
    bikeKey: null,
    uniqueKey: null,
    title: `${lead.title} · ${reference}`,
  })
}

export function newCancel(
  { uuid, title }: { uuid: string; title: string },
  origin: JobOrigin,
): StoredJob {
  return newJob(origin, {
    kind: 'lead.cancel',
    service: 'cyclesoftware',
    payload: { uuid },
    bikeKey: null,
    uniqueKey: `cancel|${origin.account}|${uuid}`,
    title,
  })
}

/** Orders go one after the other: of two at once, nobody could tell which one the service placed. */
export function newOrder(order: OrderRequest, origin: JobOrigin): StoredJob {
  return newJob(origin, {
    kind: 'shields.order',
    service: 'cicopass',
    payload: order,
    bikeKey: keyOfOrders(origin.account),
    uniqueKey: null,
    title: `${String(order.quantity)} × CicoShield`,
  })
}
