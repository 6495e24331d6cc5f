import type { CallName } from './calls.ts'
import type { Fault } from './faults.ts'

/** One thing that changed on the service's side, and the only measure of lost and doubled. */
export interface Change {
  kind:
    | 'bike-registered'
    | 'shield-linked'
    | 'bike-marked-stolen'
    | 'bike-marked-found'
    | 'shields-ordered'
    | 'lead-created'
    | 'lead-cancelled'
  /** The bike's, order's or lead's id, as text. */
  id: string
  /** Epoch milliseconds on the service's clock. */
  at: number
}

/**
 * What became of a request. `answered`: the whole answer was written. `cut`: the connection was cut
 * by the service. `held`: never answered. `gone`: the client left before the answer.
 */
export type RequestEnd = 'open' | 'answered' | 'cut' | 'held' | 'gone'

/** A request as it arrived, whatever became of it. */
export interface Received {
  id: number
  service: 'cicopass' | 'cyclesoftware'
  /** When it arrived, in epoch milliseconds on the service's clock. */
  at: number
  call: CallName | null
  method: string
  path: string
  query: Record<string, string>
  /** Without `authorization` and `cookie`. */
  headers: Record<string, string>
  /** The parsed JSON body, the text when it is not JSON, or null. Passwords are left out. */
  body: unknown
  /** The account that was recognised, or null. */
  account: string | null
  /** The HTTP status the service decided on, or null when it decided nothing. */
  status: number | null
  end: RequestEnd
  fault: Fault['kind'] | null
  /** What this request changed, also when it changed it long after the connection was cut. */
  changes: Change[]
}
