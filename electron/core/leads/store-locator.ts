import { failed, ok, type Result } from '../../../shared/fault.ts'
import type { StoreWithBike } from '../../../shared/lead-desk.ts'
import { formsOfProductCode } from '../../../shared/product-code.ts'
import { sameStore, writeStoreId, type Store, type StoreId } from '../../../shared/stock.ts'
import type { StockLookup } from '../ports.ts'

/** Which stores have a bike with this product code, the nearest first and unknown places last. */
export async function locate(
  stockLookup: StockLookup,
  { code, own }: { code: string; own: StoreId | null },
): Promise<Result<StoreWithBike[]>> {
  const asked = code.replace(/\s/g, '')
  if (asked === '') {
    const reason = 'must be a product code or an article number'
    return failed({ kind: 'bad-input', problems: [{ field: 'code', reason }] })
  }
  const answer = await stockLookup.stock(formsOfProductCode(asked))
  if (!answer.ok) return answer
  const { stores, stock } = answer.value
  const isOwn = (store: StoreId): boolean => own !== null && sameStore(store, own)
  const from = stores.find(({ id }) => isOwn(id))?.coordinates ?? null
  const ids = [...new Set(stock.map(({ store }) => writeStoreId(store)))]
  const found = ids.flatMap((id): StoreWithBike[] => {
    const lines = stock.filter(({ store }) => writeStoreId(store) === id)
    const [first] = lines
    if (first === undefined) return []
    const store = stores.find((one) => writeStoreId(one.id) === id)
    const bikes = lines.map(({ objectId, isDemo, brandName, articleId, barcode }) => ({
      objectId,
      isDemo,
      brandName,
      articleId,
      barcode,
    }))
    return [
      {
        store: first.store,
        name: store?.name ?? id,
        isOwn: isOwn(first.store),
        kilometres: isOwn(first.store) ? 0 : kilometresBetween(from, store?.coordinates ?? null),
        bikes: bikes.toSorted((one, other) => Number(one.isDemo) - Number(other.isDemo)),
      },
    ]
  })
  return ok(found.toSorted((one, other) => far(one) - far(other)))
}

function far({ kilometres }: StoreWithBike): number {
  return kilometres ?? Infinity
}

const earthRadius = 6_371

/** As the crow flies, to a tenth; null when either place is unknown. */
function kilometresBetween(one: Store['coordinates'], other: Store['coordinates']): number | null {
  if (one === null || other === null) return null
  const radians = (degrees: number): number => (degrees * Math.PI) / 180
  const [fromNorth, fromEast] = one.map(radians) as [number, number]
  const [toNorth, toEast] = other.map(radians) as [number, number]
  const haversine =
    Math.sin((toNorth - fromNorth) / 2) ** 2 +
    Math.cos(fromNorth) * Math.cos(toNorth) * Math.sin((toEast - fromEast) / 2) ** 2
  return Math.round(2 * earthRadius * Math.asin(Math.sqrt(haversine)) * 10) / 10
}
