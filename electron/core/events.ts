import type { EventName, EventPayload } from '../../shared/counter-api.ts'
import type { Database, Undo } from './ports.ts'

/** The counter's events, by the names of the contract. */
export interface CounterEvents {
  emit<N extends EventName>(name: N, payload: EventPayload<N>): void
  on<N extends EventName>(name: N, listener: (payload: EventPayload<N>) => void): Undo
  /** Every event, for whoever passes them on. */
  onAny(listener: <N extends EventName>(name: N, payload: EventPayload<N>) => void): Undo
}

/** Before a database is open there is no transaction to wait for. */
const withoutDatabase: Pick<Database, 'afterCommit'> = {
  afterCommit(run) {
    run()
  },
}

/**
 * What is emitted inside a transaction goes out once it is on disk, and not at all where it is rolled
 * back: nobody hears of what was never kept.
 */
export function createCounterEvents({
  afterCommit,
}: Pick<Database, 'afterCommit'> = withoutDatabase): CounterEvents {
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
      afterCommit(() => {
        for (const listener of [...listeners]) listener(name, payload)
      })
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
