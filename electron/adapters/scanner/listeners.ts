import type { Log, Undo } from '../../core/ports.ts'

export type Listeners<T> = {
  add(listener: (value: T) => void): Undo
  tell(value: T): void
}

/** Tells each listener in turn. One that throws is a defect: it is logged, and the others are told. */
export function createListeners<T>(log: Log): Listeners<T> {
  const subscriptions = new Set<{ listener: (value: T) => void }>()
  return {
    add(listener) {
      const subscription = { listener }
      subscriptions.add(subscription)
      return () => {
        subscriptions.delete(subscription)
      }
    },
    tell(value) {
      for (const { listener } of [...subscriptions]) {
        try {
          listener(value)
        } catch (error) {
          log.error('A listener to the scanner failed', { error: String(error) })
        }
      }
    },
  }
}
