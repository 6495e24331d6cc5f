import type { SoldBike, SoldBikeState } from '../../../shared/sold-bike.ts'
import type { Tone } from '../../components/pill.tsx'

/** Whether staff have something to do about it. */
export function needsSomebody(state: SoldBikeState): boolean {
  return state === 'open' || state === 'attention' || state === 'returned-registered'
}

export const soldTones: Readonly<Record<SoldBikeState, Tone>> = {
  open: 'look',
  'on-its-way': 'wait',
  attention: 'stop',
  registered: 'go',
  dismissed: 'quiet',
  returned: 'quiet',
  'returned-registered': 'stop',
}

/** The bike the panel shows: the sale on the screen before one that was only pressed. */
export function shownBike(
  bikes: readonly SoldBike[],
  { opened, pressed }: { opened: string | null; pressed: string | null },
): SoldBike | null {
  const by = (id: string | null) => bikes.find((bike) => bike.id === id) ?? null
  return by(opened) ?? by(pressed)
}
