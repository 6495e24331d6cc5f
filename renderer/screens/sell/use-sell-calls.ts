import type { Fault } from '../../../shared/fault.ts'
import { useCall } from '../../counter/queries.ts'

/** Everything the Sell screen can ask of the counter. */
export function useSellCalls() {
  return {
    read: useCall('draft.read'),
    otherMake: useCall('draft.otherMake'),
    useFrameNumber: useCall('draft.useFrameNumber'),
    dropFrameNumber: useCall('draft.dropFrameNumber'),
    setBike: useCall('draft.setBike'),
    teachWord: useCall('draft.teachWord'),
    chooseBike: useCall('draft.chooseBike'),
    withoutShield: useCall('draft.withoutShield'),
    forget: useCall('draft.forget'),
    linkToExisting: useCall('draft.linkToExisting'),
    checkAgain: useCall('draft.checkAgain'),
    clear: useCall('draft.clear'),
    undoClear: useCall('draft.undoClear'),
    confirm: useCall('draft.confirm'),
    undo: useCall('sales.undo'),
  }
}

export type SellCalls = ReturnType<typeof useSellCalls>

/** What the newest call that failed answered, until a newer one is made. */
export function lastFault(calls: SellCalls): Fault | null {
  const all = Object.values(calls)
  const newest = all.reduce((one, other) => (other.submittedAt > one.submittedAt ? other : one))
  return newest.error?.fault ?? null
}
