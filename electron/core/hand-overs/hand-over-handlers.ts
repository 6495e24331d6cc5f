import { ok } from '../../../shared/fault.ts'
import type { CounterHandlers } from '../handlers.ts'
import type { HandOverDesk } from './hand-over-desk.ts'

export function handOverHandlers(
  desk: HandOverDesk,
): Pick<CounterHandlers, Extract<keyof CounterHandlers, `handOvers.${string}`>> {
  return {
    'handOvers.get': () => ok(desk.get()),
    'handOvers.take': ({ id }) => desk.take(id),
    'handOvers.dismiss': ({ id }) => desk.dismiss(id),
    'handOvers.putBack': ({ id }) => desk.putBack(id),
    'handOvers.setAside': () => desk.setAside(),
    'handOvers.seenRefusal': () => ok(desk.seenRefusal()),
  }
}
