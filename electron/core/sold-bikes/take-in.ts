import { randomUUID } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import type { TillLine, TillSale } from '../../../shared/till-sale.ts'
import type { Database, StoredReturn, StoredSoldBike } from '../ports.ts'
import { frameComparedOf, standingOf } from './standing.ts'

/** How far back a return may still look for its sale, in milliseconds. */
const returnsLookBack = 31 * 24 * 60 * 60_000

export type TakingIn = {
  database: Database
  /** The account at the POS that read the sales, and the one at the registry. */
  account: string
  registryAccount: string | null
  now: number
}

/**
 * Puts a page of the feed on disk. The same sale again changes nothing but what the POS corrected: a
 * sale is known by account, transaction and item. Inside a transaction.
 */
export function takeIn(sales: readonly TillSale[], into: TakingIn): void {
  const { articles, soldBikes } = into.database
  // A credit is read by what its sale says, whichever stands first.
  const inOrder = sales.toSorted(
    (one, other) => Number(one.credits !== null) - Number(other.credits !== null),
  )
  for (const sale of inOrder) {
    articles.addPosCodes(
      into.account,
      sale.lines.flatMap(({ codes }) => codes),
    )
    const known = soldBikes.ofTransaction({ ...sale, account: into.account })
    for (const line of sale.lines) {
      const before = known.find(({ item }) => item === line.item)
      if (line.quantity < 0 || isOfCredited(line, sale, into)) {
        takeInReturn(line, sale, into)
        if (before !== undefined && before.returnedAt === null) {
          takeBack(before, sale.bookedAt, into)
        }
      } else if (before === undefined) addSold(line, sale, into)
      else correct(before, line, into)
    }
    // A line that is gone was taken off the sale, or came back under another number. One that could
    // not be read may be it.
    const gone = !sale.isWhole
      ? []
      : known.filter(
          ({ item, returnedAt }) =>
            returnedAt === null && !sale.lines.some((line) => line.item === item),
        )
    for (const bike of gone) takeBack(bike, into.now, into)
  }
  for (const returned of soldBikes.openReturns(into.account, into.now - returnsLookBack)) {
    const bike = soldBikeOf(returned, into)
    if (bike === null) continue
    if (bike.returnedAt === null) takeBack(bike, returned.returnedAt, into)
    soldBikes.saveReturn({ ...returned, soldBikeId: bike.id })
  }
  // The credit may be booked in a store whose sales this counter does not read.
  for (const sale of sales) takeBackCredited(sale, into)
}

/**
 * What a credit of another store takes back. Of several bikes nobody knows which: those that are
 * registered are flagged, and none leaves the list. The lines of a credit that was read say it themselves.
 */
function takeBackCredited({ creditedBy, ...sale }: TillSale, into: TakingIn): void {
  if (creditedBy === null) return
  const { soldBikes } = into.database
  const of = { account: into.account, posAccount: sale.posAccount }
  const isSeveral = sale.lines.length > 1
  if (isSeveral && soldBikes.returnsOf({ ...of, transaction: creditedBy }).length > 0) return
  const known = soldBikes.ofTransaction({ ...of, transaction: sale.transaction })
  for (const bike of known.filter(({ returnedAt }) => returnedAt === null)) {
    const { jobs } = standingOf(bike, into.database, into.registryAccount)
    if (!isSeveral || jobs.length > 0) takeBack(bike, into.now, into)
  }
}

/**
 * A bike of the credited sale that stands on its credit without a sign, or was traded in on it and goes back
 * to the customer. One that the credit takes back and sells again, at another price for one, is sold.
 */
function isOfCredited(line: TillLine, sale: TillSale, into: TakingIn): boolean {
  if (sale.credits === null) return false
  const bike = identityOf(line)
  const isBack = sale.lines.some(
    (other) => other.quantity < 0 && isSameBike(bike, identityOf(other)),
  )
  if (isBack) return false
  const { soldBikes } = into.database
  const credited = {
    account: into.account,
    posAccount: sale.posAccount,
    transaction: sale.credits,
  }
  const wasSold = soldBikes
    .ofTransaction(credited)
    .some((sold) =>
      isSameBike(bike, { objectId: sold.bike.objectId, frameCompared: sold.frameCompared }),
    )
  return wasSold || soldBikes.returnsOf(credited).some((tradedIn) => isSameBike(bike, tradedIn))
}

/** What tells one bike from another. */
type Identity = Pick<StoredReturn, 'objectId' | 'frameCompared'>

function identityOf({ bike }: TillLine): Identity {
  return { objectId: bike.objectId, frameCompared: frameComparedOf(bike.frameNumber) }
}

function isSameBike(one: Identity, other: Identity): boolean {
  const hasObject = one.objectId !== null && one.objectId === other.objectId
  return hasObject || (one.frameCompared !== null && one.frameCompared === other.frameCompared)
}

/** Neither says anything that the other could contradict. */
function canBeSameBike(one: Identity, other: Identity): boolean {
  const isFree = (mine: unknown, its: unknown) => mine === null || its === null
  return isFree(one.objectId, other.objectId) && isFree(one.frameCompared, other.frameCompared)
}

/**
 * A bike that came back. Its sale may be one that this counter never read, of another store for one:
 * where the bike is registered here, there is still something to know.
 */
function takeInReturn(line: TillLine, sale: TillSale, into: TakingIn): void {
  const { soldBikes } = into.database
  const returned = returnOf(line, sale, into)
  soldBikes.addReturn(returned)
  const known = soldBikes.ofTransaction({ ...sale, account: into.account })
  const isTakenIn = known.some(({ item }) => item === line.item)
  if (isTakenIn || ofSameBike(returned, into).length > 0) return
  const bike = { ...soldBikeFrom(line, sale, into), returnedAt: sale.bookedAt }
  if (standingOf(bike, into.database, into.registryAccount).state !== 'returned-registered') return
  soldBikes.add(bike)
}

function addSold(line: TillLine, sale: TillSale, into: TakingIn): void {
  const bike = soldBikeFrom(line, sale, into)
  settleWhenDone(bike, into)
  into.database.soldBikes.add(bike)
}

function soldBikeFrom(line: TillLine, sale: TillSale, into: TakingIn): StoredSoldBike {
  return {
    id: randomUUID(),
    account: into.account,
    posAccount: sale.posAccount,
    transaction: sale.transaction,
    item: line.item,
    soldAt: sale.bookedAt,
    ...factsOf(line),
    stock: null,
    returnedAt: null,
    returnSeenAt: null,
    dismissedAt: null,
    dismissedBecause: null,
    dismissedBy: null,
    saleId: null,
    settledAt: null,
  }
}

/** What the POS corrected since, a frame number for one, as long as nothing was made of it here. */
function correct(before: StoredSoldBike, line: TillLine, into: TakingIn): void {
  const facts = factsOf(line)
  const same = (Object.keys(facts) as (keyof typeof facts)[]).every((name) =>
    isDeepStrictEqual(facts[name], before[name]),
  )
  if (same || before.settledAt !== null || before.saleId !== null) return
  Object.assign(before, facts)
  settleWhenDone(before, into)
  into.database.soldBikes.save(before)
}

function factsOf(line: TillLine) {
  const { bike, barcode, priceCents } = line
  return { bike, barcode, priceCents, frameCompared: frameComparedOf(bike.frameNumber) }
}

/** A bike that is registered here already is nothing to do. */
export function settleWhenDone(bike: StoredSoldBike, into: Omit<TakingIn, 'account'>): void {
  const { state } = standingOf(bike, into.database, into.registryAccount)
  if (state === 'registered' || state === 'returned') bike.settledAt = into.now
}

/** Taken back: nothing to do, or, when it was registered, something to know. */
function takeBack(bike: StoredSoldBike, at: number, into: TakingIn): void {
  bike.returnedAt = at
  bike.settledAt = null
  settleWhenDone(bike, into)
  into.database.soldBikes.save(bike)
}

function returnOf(line: TillLine, sale: TillSale, { account }: TakingIn): StoredReturn {
  return {
    account,
    posAccount: sale.posAccount,
    transaction: sale.transaction,
    item: line.item,
    returnedAt: sale.bookedAt,
    credits: sale.credits,
    ...identityOf(line),
    soldBikeId: null,
  }
}

/**
 * The sale this return takes back: the one it names, also where that one is known to be taken back,
 * otherwise the last before it of that bike.
 */
function soldBikeOf(returned: StoredReturn, into: TakingIn): StoredSoldBike | null {
  const { credits, account, posAccount } = returned
  const same = ofSameBike(returned, into)
  if (credits !== null) {
    const named = same.filter(({ transaction }) => transaction === credits)
    const found = named.find(({ returnedAt }) => returnedAt === null) ?? named[0]
    if (found !== undefined) return found
    const credited = into.database.soldBikes
      .ofTransaction({ account, posAccount, transaction: credits })
      .filter(({ bike, frameCompared }) =>
        canBeSameBike(returned, { objectId: bike.objectId, frameCompared }),
      )
    const [only, ...others] = credited.filter(({ returnedAt }) => returnedAt === null)
    if (only !== undefined && others.length === 0) return only
  }
  const isBefore = ({ returnedAt, soldAt, transaction }: StoredSoldBike) =>
    returnedAt === null &&
    soldAt <= returned.returnedAt &&
    // What a credit sells again is not what it takes back.
    (credits === null || transaction !== returned.transaction)
  return same.find(isBefore) ?? null
}

/** Every sale of the bike that came back, newest first. */
function ofSameBike(
  { account, objectId, frameCompared }: StoredReturn,
  { database: { soldBikes } }: TakingIn,
): StoredSoldBike[] {
  return [
    ...(objectId === null ? [] : soldBikes.withObject(account, objectId)),
    ...(frameCompared === null ? [] : soldBikes.withFrame(account, frameCompared)),
  ]
}
