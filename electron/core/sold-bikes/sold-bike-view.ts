import { knownGroup } from '../../../shared/article-group.ts'
import { mapStockObject, type MappedArticle } from '../../../shared/article-mapping.ts'
import { mergedNumbers, type BikeNumbers } from '../../../shared/bike-numbers.ts'
import { frameNumberIn, type EnteredFrameNumber } from '../../../shared/frame-number.ts'
import type { BikeCondition, SoldBike, SoldToday } from '../../../shared/sold-bike.ts'
import type { ArticleStore, Database, StoredSoldBike } from '../ports.ts'
import { standingOf } from './standing.ts'

/**
 * A sold bike in the registry's words: what the stock object says, and what the sale says where it
 * knows better (the e-bike flag, the brand as people write it, what the customer paid).
 */
export function articleOf(
  { bike, stock, priceCents }: Pick<StoredSoldBike, 'bike' | 'stock' | 'priceCents'>,
  articles: Pick<ArticleStore, 'wordMeans'>,
): MappedArticle {
  const object = {
    ...(stock ?? bike),
    brandName: bike.brandName ?? stock?.brandName ?? null,
    modelName: bike.modelName ?? stock?.modelName ?? null,
    isElectric: bike.isElectric ?? stock?.isElectric ?? null,
    batteryNumber: bike.batteryNumber ?? stock?.batteryNumber ?? null,
    // Groups have codes in the one and names in the other: whichever is understood.
    articleGroup:
      knownGroup([bike.articleGroup, stock?.articleGroup ?? null]) ??
      bike.articleGroup ??
      stock?.articleGroup ??
      null,
    customerGroup: stock?.customerGroup ?? bike.customerGroup,
    // The sale's says for whom the bike is, the stock object's which form its frame has.
    frameType: bike.frameType ?? stock?.frameType ?? null,
    frameHeight: stock?.frameHeight ?? bike.frameHeight,
    primaryColor: stock?.primaryColor ?? bike.primaryColor,
    color: stock?.color ?? bike.color,
    frameMaterial: stock?.frameMaterial ?? bike.frameMaterial,
    wheelSize: stock?.wheelSize ?? bike.wheelSize,
    gearCount: stock?.gearCount ?? bike.gearCount,
    salesPriceCents: priceCents !== null && priceCents > 0 ? priceCents : null,
  }
  const mapped = mapStockObject(object, (field, word) => articles.wordMeans(field, word))
  if (stock !== null) return mapped
  // Whom it is for stands in the stock object only: until that is read, nothing is unknown about it.
  const unknownWords = mapped.unknownWords.filter(({ field }) => field !== 'audience')
  return { ...mapped, unknownWords }
}

/** The POS's frame number, when it can be one. One that does not look like one is asked about later. */
export function frameNumberOf({ bike, stock }: StoredSoldBike): EnteredFrameNumber | null {
  const reading = frameNumberIn(bike.frameNumber ?? stock?.frameNumber ?? '')
  return reading.is === 'refused' ? null : reading.number
}

/** What the stock object says of its numbers, else the sale. */
export function numbersOf({ bike, stock }: StoredSoldBike): BikeNumbers {
  return mergedNumbers(stock?.numbers, bike.numbers)
}

function conditionOf({ bike, stock }: StoredSoldBike): BikeCondition {
  if (bike.isUsed || stock?.isUsed === true) return 'used'
  if (bike.isDemo || stock?.isDemo === true) return 'demo'
  return stock?.isRental === true ? 'rental' : 'new'
}

export function viewSoldBike(
  stored: StoredSoldBike,
  database: Database,
  registryAccount: string | null,
): SoldBike {
  const { attributes, unknownWords } = articleOf(stored, database.articles)
  const { state, jobs, sale, bikeId } = standingOf(stored, database, registryAccount)
  const [job] = jobs.toSorted(
    (one, other) => Number(other.state === 'parked') - Number(one.state === 'parked'),
  )
  return {
    id: stored.id,
    transaction: stored.transaction,
    soldAt: new Date(stored.soldAt).toISOString(),
    attributes,
    unknownWords,
    frameNumber: frameNumberOf(stored)?.sent ?? null,
    barcode: stored.barcode,
    condition: conditionOf(stored),
    state,
    bikeId,
    shieldCode: sale?.shieldCode ?? null,
    jobId: job?.id ?? null,
    parkedBecause: job?.parkedBecause ?? null,
    dismissedBecause: stored.dismissedBecause,
    dismissedBy: stored.dismissedBy,
  }
}

/** A bike that was taken back counts as not sold. */
export function countToday(bikes: readonly SoldBike[]): Omit<SoldToday, 'mopeds'> {
  const count = (...states: SoldBike['state'][]) =>
    bikes.filter(({ state }) => states.includes(state)).length
  return {
    sold: bikes.length - count('returned', 'returned-registered'),
    registered: count('registered'),
    onTheirWay: count('on-its-way', 'attention'),
    open: count('open'),
    dismissed: count('dismissed'),
  }
}
