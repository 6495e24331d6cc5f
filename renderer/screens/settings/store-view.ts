import type { StoreId } from '../../../shared/stock.ts'

/** Of the rights the counter needs, those a key does not list. A key that lists none says nothing. */
export function missingScopesOf(
  scopes: readonly string[] | null,
  needed: readonly string[],
): string[] {
  return scopes === null ? [] : needed.filter((scope) => !scopes.includes(scope))
}

/**
 * A store as people write it. The counter's one parser is `readStoreId` of shared/stock.ts; the
 * window has its form too, so that what is typed can be refused at the field.
 */
export function writtenStore({ account, store }: StoreId): string {
  return account === null ? store : `${account}-${store}`
}

/** `null` for a blank field, `undefined` for what is no store. */
export function typedStore(written: string): StoreId | null | undefined {
  if (written.trim() === '') return null
  const match = /^\s*(?:(\d{1,12})\s*-\s*)?(\d{1,12})\s*$/.exec(written)
  const store = match?.[2]
  return store === undefined ? undefined : { account: match?.[1] ?? null, store }
}
