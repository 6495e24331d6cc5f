import type { Database } from '../ports.ts'

/**
 * What a draft was filled from ends with it: sold, or put away by staff who cleared it. Inside a
 * transaction.
 */
export function endOfHandOver(
  { handOvers }: Pick<Database, 'handOvers'>,
  id: string | null,
  end: { at: number; saleId: string | null },
): void {
  const handOver = id === null ? null : handOvers.get(id)
  if (handOver === null) return
  const state = end.saleId === null ? 'dismissed' : 'done'
  handOvers.save({ ...handOver, state, saleId: end.saleId, endedAt: end.at })
}

/** Staff put it away and took that back. Inside a transaction. */
export function backFromPutAway(
  { handOvers }: Pick<Database, 'handOvers'>,
  id: string | null,
  state: 'on-screen' | 'waiting',
): void {
  const handOver = id === null ? null : handOvers.get(id)
  if (handOver?.state === 'dismissed') handOvers.save({ ...handOver, state, endedAt: null })
}

/** The sale was undone: it is on the screen again, or waits for its turn. Inside a transaction. */
export function takeBackHandOver(
  { handOvers }: Pick<Database, 'handOvers'>,
  saleId: string,
  state: 'on-screen' | 'waiting',
): void {
  const handOver = handOvers.ofSale(saleId)
  if (handOver === null) return
  handOvers.save({ ...handOver, state, endedAt: null })
}
