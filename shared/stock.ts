import { z } from 'zod'
import { BikeNumbers } from './bike-numbers.ts'
import { failed, ok, type Result } from './fault.ts'

/**
 * A CycleSoftware store inside its account. Written `1-1` by the platform keys, a bare store
 * number by the sales feed, `43831` by a lead (SERVICES.md, DESIGN.md "Store").
 */
export const StoreId = z.object({ account: z.string().nullable(), store: z.string() })
export type StoreId = z.infer<typeof StoreId>

/** The one parser of store ids: `1-1`, `1` or `43831`. A bare number leaves the account open. */
export function readStoreId(written: string | number): Result<StoreId> {
  const match = /^\s*(?:(\d{1,12})\s*-\s*)?(\d{1,12})\s*$/.exec(String(written))
  const store = match?.[2]
  if (store === undefined) {
    const reason = `"${String(written)}" is not a store: expected account-store as in 1-1, or a number`
    return failed({ kind: 'bad-input', problems: [{ field: 'store', reason }] })
  }
  return ok({ account: match?.[1] ?? null, store })
}

export function writeStoreId(store: StoreId): string {
  return store.account === null ? store.store : `${store.account}-${store.store}`
}

export function sameStore(one: StoreId, other: StoreId): boolean {
  return (
    one.store === other.store &&
    (one.account === other.account || one.account === null || other.account === null)
  )
}

/** A store behind the account. `coordinates` is null when the service says `[0,0]`: unknown. */
export const Store = z.object({
  id: StoreId,
  name: z.string(),
  city: z.string().nullable(),
  coordinates: z.tuple([z.number(), z.number()]).nullable(),
})
export type Store = z.infer<typeof Store>

/** A platform key: the key itself stays in main, only its last four characters leave it. */
export const PlatformKey = z.object({
  lastFour: z.string(),
  isActive: z.boolean(),
  scopes: z.array(z.string()).nullable(),
  store: Store,
})
export type PlatformKey = z.infer<typeof PlatformKey>

/** One line of the stock locator: an object in a store. */
export const StockLine = z.object({
  store: StoreId,
  objectId: z.number().int(),
  barcode: z.string().nullable(),
  articleId: z.string().nullable(),
  brandName: z.string().nullable(),
  isDemo: z.boolean(),
})
export type StockLine = z.infer<typeof StockLine>

/** A stock object as the POS says it, in the POS's own words: mapping comes after. */
export const StockObject = z.object({
  objectId: z.number().int(),
  frameNumber: z.string().nullable(),
  batteryNumber: z.string().nullable(),
  brandName: z.string().nullable(),
  modelName: z.string().nullable(),
  modelYear: z.string().nullable(),
  customerGroup: z.string().nullable(),
  color: z.string().nullable(),
  primaryColor: z.string().nullable(),
  frameType: z.string().nullable(),
  frameHeight: z.string().nullable(),
  frameMaterial: z.string().nullable(),
  wheelSize: z.string().nullable(),
  gearSystem: z.string().nullable(),
  gearCount: z.number().int().nullable(),
  salesPriceCents: z.number().int().nullable(),
  articleGroup: z.string().nullable(),
  isElectric: z.boolean().nullable(),
  isSold: z.boolean(),
  isDemo: z.boolean(),
  isUsed: z.boolean(),
  isRental: z.boolean().optional(),
  numbers: BikeNumbers.optional(),
})
export type StockObject = z.infer<typeof StockObject>
