import { ok, type Result } from '../../../shared/fault.ts'
import { sameStore, writeStoreId, type Store, type StoreId } from '../../../shared/stock.ts'
import type { StockLookup } from '../ports.ts'

/** Where a lead can go: the store of each key that works, our own first, the others by name. */
export async function leadStores(
  stockLookup: StockLookup,
  own: StoreId | null,
): Promise<Result<Store[]>> {
  const keys = await stockLookup.keys()
  if (!keys.ok) return keys
  const active = keys.value.filter(({ isActive }) => isActive)
  const stores = new Map(active.map(({ store }) => [writeStoreId(store.id), store]))
  const isOwn = ({ id }: Store) => own !== null && sameStore(id, own)
  return ok(
    [...stores.values()].toSorted(
      (one, other) =>
        Number(isOwn(other)) - Number(isOwn(one)) || one.name.localeCompare(other.name),
    ),
  )
}
