import { comparedForm } from '../../../shared/bike.ts'
import { failed, ok, type Result } from '../../../shared/fault.ts'
import type { Draft } from '../../../shared/registration.ts'
import type { SoldBike, SoldBikes } from '../../../shared/sold-bike.ts'
import { posName, registryName } from '../../../shared/service-name.ts'
import type { AccountDesk } from '../accounts.ts'
import type { CounterEvents } from '../events.ts'
import type { Outbox } from '../outbox/outbox.ts'
import type { Ports, StoredSoldBike } from '../ports.ts'
import { midnightBefore } from '../selling/sales.ts'
import type { Seller } from '../selling/seller.ts'
import type { UnreadableRecordList } from '../unreadable-records.ts'
import { articleOf, countToday, frameNumberOf, numbersOf, viewSoldBike } from './sold-bike-view.ts'
import { settleWhenDone } from './take-in.ts'
import { createTillReader, type TillReader } from './till-reader.ts'

export type SoldBikeDesk = {
  list(): SoldBikes
  /** Those that are to be registered. */
  openBikes(): (SoldBike & { objectId: number | null })[]
  reader: TillReader
  /** Puts a bike on the screen as the sale to register; the shield is what is left to scan. */
  open(id: string): Result<Draft>
  /** Nothing is sent for it, and the reason stays. */
  dismiss(id: string, reason: string, by: string | null): Result<SoldBikes>
  /** Back on the list. */
  restore(id: string): Result<SoldBikes>
  /** Somebody knows that a registered bike was taken back. */
  returnSeen(id: string): Result<SoldBikes>
  /** What could not be read was seen by an owner. */
  unreadableSeen(): SoldBikes
  close(): void
}

/** The bikes that were sold at the till: which are to be registered, and what became of them. */
export function createSoldBikeDesk(
  ports: Pick<Ports, 'clock' | 'database' | 'salesFeed' | 'stockLookup' | 'log'>,
  given: {
    accounts: AccountDesk
    outbox: Outbox
    seller: Seller
    events: CounterEvents
    mayAskAt: () => number | null
    unreadable: UnreadableRecordList
  },
): SoldBikeDesk {
  const { clock, database, stockLookup, log } = ports
  const { accounts, outbox, seller, events, unreadable } = given
  const { soldBikes } = database
  /** Stock objects that could not be read; asked again after a restart. */
  const refused = new Set<string>()
  const changed = (): void => {
    events.emit('sold.changed', {})
  }

  const reader = createTillReader(ports, {
    accounts,
    mayAskAt: given.mayAskAt,
    unreadable,
    changed,
    async readMore() {
      const account = accounts.current(posName)
      const bike = account === null ? undefined : soldBikes.unsettled(account).find(lacksStock)
      if (bike === undefined) return ok(false)
      const read = await readStock(bike.id)
      return read.ok ? ok(true) : read
    },
  })

  function lacksStock({ id, stock, bike }: StoredSoldBike): boolean {
    return stock === null && bike.objectId !== null && !refused.has(id)
  }

  /** What the sale does not say: for whom the bike is, its gears, perhaps its frame number. */
  async function readStock(id: string): Promise<Result<void>> {
    const objectId = soldBikes.get(id)?.bike.objectId ?? null
    if (objectId === null) return ok(undefined)
    const answer = await stockLookup.stockObject(objectId)
    if (!answer.ok) {
      const isForGood = answer.fault.kind === 'refused' || answer.fault.kind === 'scope-missing'
      if (isForGood) refused.add(id)
      return answer.fault.kind === 'refused' ? ok(undefined) : answer
    }
    const bike = soldBikes.get(id)
    if (bike === null) return ok(undefined)
    bike.stock = answer.value
    bike.frameCompared ??= frameNumberOf(bike)?.compared ?? null
    return database.write(() => {
      settleWhenDone(bike, settling())
      soldBikes.save(bike)
    })
  }

  function settling() {
    return { database, registryAccount: accounts.current(registryName), now: clock.now() }
  }

  function view(bike: StoredSoldBike): SoldBike {
    return viewSoldBike(bike, database, accounts.current(registryName))
  }

  function list(): SoldBikes {
    const account = accounts.current(posName)
    const midnight = midnightBefore(clock.now())
    const bikes = account === null ? [] : soldBikes.unsettled(account).map(view)
    const today = account === null ? [] : soldBikes.since(account, midnight).map(view)
    const listed = new Set(bikes.map(({ id }) => id))
    return {
      bikes,
      doneToday: today.filter(({ id, state }) => !listed.has(id) && !state.startsWith('returned')),
      today: { ...countToday(today), mopeds: reader.mopedsSince(midnight) },
      reading: reader.reading(),
    }
  }

  function find(id: string): Result<StoredSoldBike> {
    const bike = soldBikes.get(id)
    const isOurs = bike?.account === accounts.current(posName)
    return bike === null || !isOurs
      ? failed({ kind: 'not-found', what: `sold bike ${id}` })
      : ok(bike)
  }

  function change(id: string, apply: (bike: StoredSoldBike) => void): Result<SoldBikes> {
    const bike = find(id)
    if (!bike.ok) return bike
    const written = database.write(() => {
      apply(bike.value)
      soldBikes.save(bike.value)
    })
    if (!written.ok) return written
    changed()
    return ok(list())
  }

  /** Told while the bike is on the screen; what staff typed meanwhile stays. */
  function tellMore(id: string): void {
    const bike = soldBikes.get(id)
    if (bike === null) return
    seller.handOverMore(id, {
      ...articleOf(bike, database.articles),
      number: frameNumberOf(bike),
      numbers: numbersOf(bike),
    })
  }

  /** What a registration that is done settles. */
  const stopHearing = outbox.onChange((job) => {
    const account = accounts.current(posName)
    if (account === null || job.service !== registryName) return
    const sale = database.sales.ofJob(job.id)
    const compared = job.frameNumber === null ? null : comparedForm(job.frameNumber)
    const ofSale = sale === null ? null : soldBikes.ofSale(sale.id)
    const concerned = [
      ...(ofSale === null ? [] : [ofSale]),
      ...(compared === null ? [] : soldBikes.withFrame(account, compared)),
    ]
    if (concerned.length === 0) return
    const written = database.write(() => {
      for (const bike of concerned) {
        if (bike.settledAt !== null) continue
        settleWhenDone(bike, settling())
        soldBikes.save(bike)
      }
    })
    if (!written.ok) log.warn('A sold bike was not settled', { fault: written.fault.kind })
    changed()
  })

  return {
    list,
    openBikes() {
      const account = accounts.current(posName)
      const bikes = account === null ? [] : soldBikes.unsettled(account)
      return bikes
        .map((bike) => ({ ...view(bike), objectId: bike.bike.objectId }))
        .filter(({ state }) => state === 'open')
    },
    reader,

    open(id) {
      const found = find(id)
      if (!found.ok) return found
      const bike = found.value
      const { state, jobId, attributes } = view(bike)
      if (state === 'returned' || state === 'returned-registered') {
        return failed({ kind: 'sale-stopped', because: 'returned' })
      }
      if (state !== 'open' && state !== 'dismissed') {
        const what = [attributes.brand, attributes.model].filter(Boolean).join(' ')
        return failed({ kind: 'already-here', jobId: jobId ?? '', what })
      }
      const isAsking = lacksStock(bike)
      const draft = seller.handOver({
        soldBikeId: id,
        ...articleOf(bike, database.articles),
        barcode: bike.barcode,
        number: frameNumberOf(bike),
        numbers: numbersOf(bike),
        objectId: bike.bike.objectId,
        isAsking,
      })
      if (isAsking) {
        readStock(id)
          .then(() => tellMore(id))
          .catch((defect: unknown) => {
            log.warn('A stock object was not read', { defect: String(defect) })
          })
      }
      return ok(draft)
    },

    dismiss: (id, reason, by) =>
      change(id, (bike) => {
        bike.dismissedAt = clock.now()
        bike.dismissedBecause = reason
        bike.dismissedBy = by
        bike.settledAt = clock.now()
        database.afterCommit(() => {
          seller.putAway(id)
        })
      }),

    restore: (id) =>
      change(id, (bike) => {
        bike.dismissedAt = null
        bike.dismissedBecause = null
        bike.dismissedBy = null
        bike.settledAt = null
        settleWhenDone(bike, settling())
      }),

    returnSeen: (id) =>
      change(id, (bike) => {
        bike.returnSeenAt = clock.now()
        bike.settledAt = clock.now()
      }),

    unreadableSeen() {
      unreadable.seen()
      changed()
      return list()
    },

    close() {
      stopHearing()
      reader.stop()
    },
  }
}
