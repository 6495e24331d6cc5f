import { failed, ok, type Result } from '../../../shared/fault.ts'
import type { Sale } from '../../../shared/registration.ts'
import { bikeIdOf } from '../jobs/bike-register.ts'
import { Linked } from '../jobs/shield-link.ts'
import { readJson } from '../outbox/payloads.ts'
import type { Database, StoredJob, StoredSale } from '../ports.ts'

/** A sale with the state of its jobs, as the day's list and the certificate read it. */
export function viewSale(sale: StoredSale, { jobs, soldBikes }: Database): Sale {
  const registration = sale.registerJob === null ? null : jobs.get(sale.registerJob)
  const link = sale.linkJob === null ? null : jobs.get(sale.linkJob)
  const linked = readJson(Linked, link?.result ?? null)
  const both = [registration, link].filter((job) => job !== null)
  const held = both.filter((job) => job.state === 'held')
  const heldUntil = held.length === 0 ? null : Math.max(...held.map((job) => job.nextAt))
  return {
    id: sale.id,
    soldAt: new Date(sale.soldAt).toISOString(),
    heldUntil: heldUntil === null ? null : new Date(heldUntil).toISOString(),
    state: stateOf(sale, both),
    bike: sale.bike,
    frameNumber: sale.frameNumber,
    shieldCode: sale.shieldCode,
    barcode: sale.barcode,
    bikeId:
      sale.existingBikeId ??
      (registration?.state === 'done' ? bikeIdOf(registration) : null) ??
      (linked.ok ? linked.value.bikeId : null),
    registration: registration === null ? null : viewJob(registration),
    link: link === null ? null : viewJob(link),
    operator: sale.operator,
    paper: inHand(sale),
    customerLanguage: soldBikes.ofSale(sale.id)?.bike.customerLanguage ?? null,
  }
}

/** What the customer has in hand: whatever was opened for them said, the truest of it. */
function inHand({ papers }: StoredSale): Sale['paper'] {
  const shown = papers.map((paper) => paper.shown)
  if (shown.includes('REGISTERED')) return 'REGISTERED'
  return shown.includes('PENDING') ? 'PENDING' : null
}

function viewJob({ id, state, parkedBecause, message }: StoredJob): Sale['registration'] {
  return { jobId: id, state, parkedBecause, message }
}

function stateOf(sale: StoredSale, both: readonly StoredJob[]): Sale['state'] {
  if (sale.undoneAt !== null) return 'undone'
  if (both.some((job) => job.state === 'parked' || job.state === 'discarded')) return 'attention'
  if (both.some((job) => job.state === 'held')) return 'held'
  return both.every((job) => job.state === 'done') ? 'registered' : 'on-its-way'
}

/** Sales since midnight at the counter's own place, newest first. */
export function salesOfToday(database: Database, now: number): Sale[] {
  return database.sales.since(midnightBefore(now)).map((sale) => viewSale(sale, database))
}

/** The beginning of the day at the counter's own place. */
export function midnightBefore(now: number): number {
  return new Date(now).setHours(0, 0, 0, 0)
}

export function findSale(database: Database, saleId: string): Result<StoredSale> {
  const sale = database.sales.get(saleId)
  return sale === null ? failed({ kind: 'not-found', what: `sale ${saleId}` }) : ok(sale)
}
