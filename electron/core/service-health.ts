import type { ServiceName } from '../../shared/fault.ts'
import type { ServiceStatus } from '../../shared/status.ts'
import type { AnswerSeen, Clock } from './ports.ts'

type Health = {
  state: 'unknown' | 'online' | 'offline'
  since: number | null
  /** Out of reach since the last answer of the service itself. */
  wasOffline: boolean
  /** By the call that was refused: the right it needs, or its own name. */
  missingScopes: Map<string, string>
}

export type ServiceHealth = {
  /** Answers whether the service came back just now. */
  saw(answer: AnswerSeen): { cameBack: boolean }
  of(service: ServiceName): Pick<ServiceStatus, 'state' | 'since' | 'missingScopes'>
  forget(service: ServiceName): void
}

/** Online, offline or unknown per service, from real answers only: never from a network card. */
export function createServiceHealth(clock: Clock): ServiceHealth {
  const fresh = (): Health => ({
    state: 'unknown',
    since: null,
    wasOffline: false,
    missingScopes: new Map(),
  })
  const health: Record<ServiceName, Health> = { cicopass: fresh(), cyclesoftware: fresh() }

  return {
    saw({ service, call, faultKind, scope }) {
      const now = health[service]
      const before = now.state
      const state = stateAfter(faultKind)
      if (state !== before) {
        now.state = state
        now.since = clock.now()
      }
      if (faultKind === 'scope-missing') now.missingScopes.set(call, scope ?? call)
      if (faultKind === null) now.missingScopes.delete(call)
      // A service that only breaks now and then never was away: its jobs keep their back-off.
      const cameBack = state === 'online' && now.wasOffline
      now.wasOffline = state === 'offline' || (now.wasOffline && !cameBack)
      return { cameBack }
    },
    of(service) {
      const { state, since, missingScopes } = health[service]
      return {
        state,
        since: since === null ? null : new Date(since).toISOString(),
        missingScopes: [...new Set(missingScopes.values())],
      }
    },
    forget(service) {
      health[service] = fresh()
    },
  }
}

function stateAfter(faultKind: string | null): Health['state'] {
  switch (faultKind) {
    case 'offline':
      return 'offline'
    case 'no-answer':
    case 'unreadable-answer':
      return 'unknown'
    default:
      // Any answer of the service itself, a refusal too, shows that it is there.
      return 'online'
  }
}
