import { failed, type Fault, type Result, type ServiceName } from '../../shared/fault.ts'
import type { AnswerSeen } from '../core/ports.ts'
import type { CallOutcome, ServiceCall } from './service-call.ts'

/**
 * Tells a missing right from a refused account. Both services answer 401 to either, so the last
 * read that worked is asked again: if it still works, only this call lacks a right (DESIGN.md,
 * "The outbox"). Only reads are ever repeated.
 */
export type RefusedSignIn = {
  /** Remember what worked. */
  worked(call: ServiceCall<unknown>): void
  /** Forget everything: another account may be next. */
  forget(): void
  /**
   * The fault behind a 401 that renewing did not cure. `ifAccount` is the answer when the account
   * itself is refused, `send` asks again with the credentials that were just refused: a remembered
   * call has none.
   */
  explain(refused: RefusedCall): Promise<Fault>
}

type RefusedCall = {
  call: string
  /** The right it needs, where the service names it. */
  scope: string | undefined
  serviceWords: string | null
  ifAccount: Fault
  send: (call: ServiceCall<unknown>) => Promise<CallOutcome<unknown>>
}

export function createRefusedSignIn(
  service: ServiceName,
  onAnswer: (answer: AnswerSeen) => void,
): RefusedSignIn {
  /** The last read that worked, by name, the newest last. */
  const reads = new Map<string, ServiceCall<unknown>>()
  return {
    worked(call) {
      if (call.kind !== 'read') return
      reads.delete(call.call)
      // Who asked is not remembered: credentials are kept no longer than a request needs them. A
      // function of the call may hold on to them; what it counts is not counted again.
      reads.set(call.call, { ...call, authorization: null, unreadable: () => 0 })
    },
    forget: () => {
      reads.clear()
    },
    async explain(refused) {
      const other = [...reads.values()].findLast((read) => read.call !== refused.call)
      if (other === undefined) return refused.ifAccount
      const { result } = await refused.send(other)
      if (result.ok) {
        const { call, scope, serviceWords } = refused
        // The 401 was reported as a refused account; this is what it turned out to mean.
        const seen = { status: 401, serviceTime: null, limits: null, certificateDate: false }
        onAnswer({ service, call, ...seen, faultKind: 'scope-missing', scope })
        return { kind: 'scope-missing', service, scope: scope ?? call, serviceWords }
      }
      return result.fault.kind === 'sign-in-refused' ? refused.ifAccount : result.fault
    },
  }
}

/**
 * A change that was never sent because signing in did not get through has surely not arrived,
 * whatever became of the sign-in: it must not read as a change with an unknown outcome.
 */
function notSentBecause(fault: Fault): Fault {
  if (fault.kind === 'no-answer') {
    return { kind: 'offline', service: fault.service, detail: `signing in: ${fault.detail}` }
  }
  if (fault.kind === 'service-broken' || fault.kind === 'unreadable-answer') {
    const words = fault.serviceWords ?? 'no words'
    const detail = `signing in: answer ${fault.status}: ${words}`
    return { kind: 'offline', service: fault.service, detail }
  }
  return fault
}

/** `notSentBecause` for a result that is known to have failed before the call itself was sent. */
export function unsent(kind: 'read' | 'change', fault: Fault): Result<never> {
  return failed(kind === 'change' ? notSentBecause(fault) : fault)
}
