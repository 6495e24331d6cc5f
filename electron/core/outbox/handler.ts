import type { Fault } from '../../../shared/fault.ts'
import type { JobEvent, ParkedBecause } from '../../../shared/job.ts'
import type { StoredJob } from '../ports.ts'

/** What one step of a job came to. Delivery writes it down; a handler never touches the store. */
export type StepOutcome<Done extends Record<string, unknown> = Record<string, unknown>> =
  | {
      to: 'done'
      result: Done
      serviceWords: string | null
      /** True when it was found at the service instead of answered. */
      adopted: boolean
      /** The same bike is there a second time, made meanwhile by somebody else: its ids. */
      twice?: readonly number[]
    }
  | {
      to: 'parked'
      because: ParkedBecause
      serviceWords: string | null
      result?: Record<string, unknown>
    }
  /** Surely not processed. */
  | { to: 'waiting'; fault: Fault }
  /**
   * May have been processed. `otherMade`: the service says that it made something, but not what was
   * asked for, so sending again would make a second one; only a person does.
   */
  | { to: 'unknown'; fault: Fault; otherMade?: true }
  /** Looked for and not there. */
  | { to: 'not-there' }
  /** The look itself failed: nothing learned. */
  | { to: 'not-looked'; fault: Fault }

/** A text on disk that does not fit its schema: a person's. */
export const damaged = { to: 'parked', because: 'damaged', serviceWords: null } as const
/** It may have arrived, and no look tells. */
export const cannotTell = { to: 'parked', because: 'cannot-tell', serviceWords: null } as const

export type Preparation<Done extends Record<string, unknown> = Record<string, unknown>> =
  | { go: true; seen: string | null; event: Pick<JobEvent, 'outcome' | 'serviceWords'> | null }
  | { go: false; outcome: StepOutcome<Done> }

/** How one kind of job is sent and, when nobody knows what became of it, looked for. */
export interface JobHandler {
  /** Reads before each send: what is there already, may it go at all? */
  prepare(job: StoredJob): Promise<Preparation>
  /** Puts it on the wire once. */
  send(job: StoredJob): Promise<StepOutcome>
  /** Settles an unknown outcome. `resend`: sending the same again is how this kind is settled. */
  settle: { by: 'looking'; look(job: StoredJob): Promise<StepOutcome> } | { by: 'resending' }
}
