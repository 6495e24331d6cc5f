import type { ServiceName } from '../../../shared/fault.ts'

export type Turns = {
  /**
   * One step at a time a service, whoever asks: the window's own delivery and a command that came in
   * over the local socket would otherwise both find the same job waiting, and send it twice.
   */
  take<T>(service: ServiceName, work: () => Promise<T>): Promise<T>
  /** When everything that was asked for is over, well or badly. */
  over(): Promise<void>
}

export function createTurns(): Turns {
  /** The end of the last step that was asked for, by service. */
  const last = new Map<ServiceName, Promise<unknown>>()
  return {
    take(service, work) {
      const mine = (last.get(service) ?? Promise.resolve()).then(work)
      const settled = mine.then(
        () => undefined,
        () => undefined,
      )
      last.set(service, settled)
      return mine
    },
    async over() {
      await Promise.all(last.values())
    },
  }
}
