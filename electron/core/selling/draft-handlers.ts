import { ok } from '../../../shared/fault.ts'
import type { CounterHandlers } from '../handlers.ts'
import type { OperatorDesk } from '../operators/operator-desk.ts'
import { photoHandlers } from './photo-handlers.ts'
import type { Seller } from './seller.ts'

/** What staff do with the sale on the screen. */
export function draftHandlers(
  seller: Seller,
  operators: Pick<OperatorDesk, 'ownersWord'>,
): Pick<CounterHandlers, Extract<keyof CounterHandlers, `draft.${string}`>> {
  return {
    'draft.get': () => ok(seller.get()),
    'draft.read'({ text, part }) {
      seller.take({ text, aim: null, from: 'typed' }, part)
      return ok(seller.get())
    },
    'draft.otherMake': () => seller.otherMake(),
    'draft.useFrameNumber': ({ sent }) => seller.useAsked(sent),
    'draft.dropFrameNumber': () => ok(seller.dropAsked()),
    'draft.setBike': ({ attributes }) => ok(seller.setBike(attributes)),
    'draft.teachWord': (input) => seller.teachWord(input),
    'draft.chooseBike': ({ objectId }) => ok(seller.chooseBike(objectId)),
    'draft.withoutShield': () => ok(seller.withoutShield()),
    'draft.forget': ({ part }) => ok(seller.forget(part)),
    'draft.linkToExisting': ({ bikeId }) => seller.linkToExisting(bikeId),
    'draft.checkAgain': () => ok(seller.checkAgain()),
    'draft.clear': () => ok(seller.clear()),
    'draft.undoClear': () => seller.undoClear(),
    'draft.confirm': ({ draftId }) => seller.confirm(draftId),
    async 'draft.override'({ draftId, bikeIds, reason, owner }) {
      const by = await operators.ownersWord(owner)
      return by.ok ? seller.override(draftId, { by: by.value, reason, bikeIds }) : by
    },
    ...photoHandlers(seller),
  }
}
