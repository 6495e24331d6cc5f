import type { Located } from '../../../shared/begun-lead.ts'
import type { StoreWithBike } from '../../../shared/lead-desk.ts'
import { sameStore, type StockObject, type StoreId } from '../../../shared/stock.ts'
import type { StockLookup } from '../ports.ts'
import { describe } from '../selling/stock-lookup.ts'
import { locate } from './store-locator.ts'

export type Found = Omit<Located, 'state'>

/** What a code says before the POS answered: the code; a label also says in which store its bike is. */
export function beforeAnswer(code: string | number, own: StoreId | null): Found {
  const asked = { code: String(code), title: null, fault: null }
  if (typeof code === 'string') return { ...asked, barcode: code, stores: [] }
  const bike = { objectId: code, isDemo: false, brandName: null, articleId: null, barcode: null }
  const store: StoreWithBike[] =
    own === null ? [] : [{ store: own, name: '', isOwn: true, kilometres: 0, bikes: [bike] }]
  return { ...asked, barcode: null, stores: store }
}

/**
 * Which stores have the bike with this code, and what the POS calls it. The name is read of one of our
 * own bikes only: an `object_id` has no meaning in another account (DESIGN.md, "Store"). Without the
 * right to read it, brand and article number have to do.
 */
export async function findByCode(
  stockLookup: StockLookup,
  code: string,
  own: StoreId | null,
): Promise<Found> {
  const before = beforeAnswer(code, own)
  const located = await locate(stockLookup, { code, own })
  if (!located.ok) return { ...before, fault: located.fault }
  const stores = located.value
  const ours = own === null ? undefined : stores.find(({ store }) => store.account === own.account)
  const [bike] = ours?.bikes ?? []
  const read = bike === undefined ? null : await stockLookup.stockObject(bike.objectId)
  const brandName = stores[0]?.bikes[0]?.brandName ?? null
  const title = read?.ok === true ? titleOf(read.value, brandName) : brandName
  return { ...before, title, stores }
}

/** The bike behind the shop's own label. That it cannot be read now does not make it another bike. */
export async function findByLabel(
  stockLookup: StockLookup,
  objectId: number,
  own: StoreId | null,
): Promise<Found> {
  const before = beforeAnswer(objectId, own)
  const read = await stockLookup.stockObject(objectId)
  if (!read.ok) {
    const isGone = read.fault.kind === 'not-found' || read.fault.kind === 'refused'
    return { ...before, stores: isGone ? [] : before.stores, fault: read.fault }
  }
  const { isDemo, brandName } = read.value
  const stores = before.stores.map((store) => ({
    ...store,
    bikes: store.bikes.map((bike) => ({ ...bike, isDemo, brandName })),
  }))
  return { ...before, title: titleOf(read.value, brandName), stores }
}

export type BikeInStore = { store: StoreWithBike; bike: StoreWithBike['bikes'][number] }

/** The shop's own store first, and of its bikes one that is for sale. */
export function nearestBike({ stores: [store] }: Pick<Found, 'stores'>): BikeInStore | null {
  const bike = store?.bikes[0]
  return store === undefined || bike === undefined ? null : { store, bike }
}

export function bikeAt(
  { stores }: Pick<Found, 'stores'>,
  at: { store: StoreId; objectId: number },
): BikeInStore | null {
  const store = stores.find((one) => sameStore(one.store, at.store))
  const bike = store?.bikes.find(({ objectId }) => objectId === at.objectId)
  return store === undefined || bike === undefined ? null : { store, bike }
}

/** The locator writes a brand as it is read; a stock object in capitals. */
function titleOf(object: StockObject, brandName: string | null): string {
  return describe({ ...object, brandName: brandName ?? object.brandName })
}
