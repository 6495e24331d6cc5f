import { frameNumberIn } from '../../../shared/frame-number.ts'
import type { SoldBikeState } from '../../../shared/sold-bike.ts'
import { bikeIdOf, isRegistration, registerKey } from '../jobs/bike-register.ts'
import type { Database, StoredJob, StoredSale, StoredSoldBike } from '../ports.ts'

/** What became of a sold bike: the jobs that register it, and the sale of this counter, if any. */
export type Standing = {
  state: SoldBikeState
  jobs: StoredJob[]
  sale: StoredSale | null
  bikeId: number | null
}

/**
 * A bike counts as taken care of by the sale that was made from it, or by any registration here of
 * the same compared frame number, under the `registryAccount` that is signed in.
 */
export function standingOf(
  bike: StoredSoldBike,
  { jobs, sales }: Pick<Database, 'jobs' | 'sales'>,
  registryAccount: string | null,
): Standing {
  const sale = bike.saleId === null ? null : sales.get(bike.saleId)
  const ofSale =
    sale === null || sale.undoneAt !== null
      ? []
      : [sale.registerJob, sale.linkJob].flatMap((id) => (id === null ? [] : (jobs.get(id) ?? [])))
  const live = ofSale.filter(({ state }) => state !== 'undone' && state !== 'discarded')
  const key =
    registryAccount === null || bike.frameCompared === null
      ? null
      : registerKey(registryAccount, bike.frameCompared)
  const byNumber = key === null ? null : (jobs.liveJobWith(key) ?? jobs.doneJobWith(key))
  const mine = live.length > 0 ? live : byNumber === null ? [] : [byNumber]
  const registration = mine.find(isRegistration)
  const saleOfIt = live.length > 0 ? sale : byNumber === null ? null : sales.ofJob(byNumber.id)
  const registered = registration?.state === 'done' ? bikeIdOf(registration) : null
  return {
    state: stateOf(bike, mine),
    jobs: mine,
    sale: saleOfIt,
    bikeId: registered ?? saleOfIt?.existingBikeId ?? null,
  }
}

function stateOf(bike: StoredSoldBike, jobs: readonly StoredJob[]): SoldBikeState {
  if (bike.returnedAt !== null) return jobs.length > 0 ? 'returned-registered' : 'returned'
  if (jobs.some(({ state }) => state === 'parked')) return 'attention'
  if (jobs.length > 0) {
    return jobs.every(({ state }) => state === 'done') ? 'registered' : 'on-its-way'
  }
  return bike.dismissedAt === null ? 'open' : 'dismissed'
}

/** The compared form of what the POS calls a frame number; null when it cannot be one. */
export function frameComparedOf(written: string | null): string | null {
  const reading = frameNumberIn(written ?? '')
  return reading.is === 'refused' ? null : reading.number.compared
}
