import type { EventName, EventPayload } from '../../shared/counter-api.ts'
import type { Undo } from './ports.ts'

/** The counter's events, by the names of the contract. */
export interface CounterEvents {
  emit<N extends EventName>(name: N, payload: EventPayload<N>): void
  on<N extends EventName>(name: N, listener: (payload: EventPayload<N>) => void): Undo
  /** Every event, for whoever passes them on. */
  onAny(listener: <N extends EventName>(name: N, payload: EventPayload<N>) => void): Undo
}

export function createCounterEvents(): CounterEvents {
  type Any = <N extends EventName>(name: N, payload: EventPayload<N>) => void
  const listeners = new Set<Any>()
  function onAny(listener: Any): Undo {
    listeners.add(listener)
    return () => {
      listeners.delete(listener)
    }
  }
  return {
    emit(name, payload) {
      for (const listener of [...listeners]) listener(name, payload)
    },
    on(name, listener) {
      return onAny((emitted, payload) => {
        // The name decides the payload's type; TypeScript cannot see the two belong together.
        if ((emitted as string) === name) (listener as (payload: unknown) => void)(payload)
      })
    },
    onAny,
  }
}
