import { ok } from '../../../shared/fault.ts'
import type { CounterHandlers } from '../handlers.ts'
import type { Seller } from './seller.ts'

/** The photos of the sale on the screen. */
export function photoHandlers(
  seller: Seller,
): Pick<CounterHandlers, 'draft.addPhoto' | 'draft.removePhoto' | 'draft.photo'> {
  return {
    'draft.addPhoto': ({ content }) => seller.addPhoto(content),
    'draft.removePhoto': ({ name }) => ok(seller.removePhoto(name)),
    'draft.photo': ({ name }) => seller.photo(name),
  }
}
