import type { EventName, EventPayload } from '../../shared/counter-api.ts'
import { createEmitter } from '../../shared/emitter.ts'
import type { Database, Undo } from './ports.ts'

/** The counter's events, by the names of the contract. */
export interface CounterEvents {
  emit<N extends EventName>(name: N, payload: EventPayload<N>): void
  on<N extends EventName>(name: N, listener: (payload: EventPayload<N>) => void): Undo
  /** Every event, for whoever passes them on. */
  onAny(listener: <N extends EventName>(name: N, payload: EventPayload<N>) => void): Undo
}

/** Each event with its own payload. */
type Told = { [N in EventName]: { name: N; payload: EventPayload<N> } }[EventName]

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
  const told = createEmitter<Told>()
  return {
    emit(name, payload) {
      afterCommit(() => {
        told.emit({ name, payload } as Told)
      })
    },
    on(name, listener) {
      return told.on((event) => {
        // The name decides the payload's type; TypeScript cannot see the two belong together.
        if (event.name === name) (listener as (payload: unknown) => void)(event.payload)
      })
    },
    onAny(listener) {
      return told.on(({ name, payload }) => {
        listener(name, payload)
      })
    },
  }
}
