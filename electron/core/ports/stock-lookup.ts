import type { CyclesoftwareCredentials } from '../../../shared/account.ts'
import type { Result } from '../../../shared/fault.ts'
import type { PlatformKey, StockLine, StockObject, Store } from '../../../shared/stock.ts'

/** What the POS knows of stock, and of the stores and keys that stand behind it. */
export interface StockLookup {
  /** The rights that the calls to the POS need, by its names for them. */
  readonly neededScopes: readonly string[]
  keys(credentials?: Omit<CyclesoftwareCredentials, 'store'>): Promise<Result<PlatformKey[]>>
  stores(): Promise<Result<Store[]>>
  stock(barcodes: readonly string[]): Promise<Result<{ stores: Store[]; stock: StockLine[] }>>
  /** Only for an object of our own account: an id has no meaning in another. */
  stockObject(objectId: number): Promise<Result<StockObject>>
}
