import type {
  CounterBridge,
  EndpointName,
  EventName,
  EventPayload,
  Input,
  Output,
} from '../../shared/counter-api.ts'
import type { Fault } from '../../shared/fault.ts'

declare global {
  interface Window {
    /** What the preload exposes; only this file touches it. */
    readonly counter: CounterBridge
  }
}

/** A fault on its way through React Query, which knows failures only as something thrown. */
export class CounterFault extends Error {
  readonly fault: Fault

  constructor(fault: Fault) {
    super(fault.kind)
    this.name = 'CounterFault'
    this.fault = fault
  }
}

/**
 * Asks the counter.
 *
 * @throws {CounterFault} whatever the counter answers instead of a value
 */
export async function call<N extends EndpointName>(
  endpoint: N,
  input: Input<N>,
): Promise<Output<N>> {
  const answer = await window.counter.call[endpoint](input)
  if (!answer.ok) throw new CounterFault(answer.fault)
  return answer.value
}

/** Hears an event of the counter until the answered function is called. */
export function hear<N extends EventName>(
  event: N,
  listener: (payload: EventPayload<N>) => void,
): () => void {
  return window.counter.on(event, listener)
}

/** The fault in something caught; anything else is a defect of ours and goes up. */
export function faultOf(caught: unknown): Fault {
  if (caught instanceof CounterFault) return caught.fault
  throw caught
}
