/** Whoever wants to hear of something, and telling them. */
export type Emitter<T> = {
  /** Answers its undo. The same listener twice hears twice. */
  readonly on: (listener: (value: T) => void) => () => void
  readonly emit: (value: T) => void
}

/**
 * Tells each listener in turn, those that were there when it began. One that throws is a defect, and no
 * reason to leave out the others: `failed` is told of it. Without that it is thrown again on its own, for
 * the process's last handler (`electron/shell/last-resort.ts`). Node's EventEmitter stops at the first that
 * throws; docs/decisions/libraries.md.
 */
export function createEmitter<T>(failed: (defect: unknown) => void = throwAlone): Emitter<T> {
  const subscriptions = new Set<{ listener: (value: T) => void }>()
  return {
    on(listener) {
      const subscription = { listener }
      subscriptions.add(subscription)
      return () => {
        subscriptions.delete(subscription)
      }
    },
    emit(value) {
      for (const { listener } of [...subscriptions]) {
        try {
          listener(value)
        } catch (defect) {
          failed(defect)
        }
      }
    },
  }
}

function throwAlone(defect: unknown): void {
  queueMicrotask(() => {
    throw defect
  })
}
