import { createRegistry } from '../../electron/services/cicopass/cicopass.ts'
import { createPos } from '../../electron/services/cyclesoftware/cyclesoftware.ts'
import type { AnswerSeen, Pos, Registry } from '../../electron/core/ports.ts'
import type { Fault } from '../../electron/training/faults.ts'
import type { Training } from '../../electron/training/training-services.ts'
import type { CyclesoftwareCredentials } from '../../shared/account.ts'
import { ok, type Result } from '../../shared/fault.ts'
import { patience } from '../support/patience.ts'

export const dutchShop: CyclesoftwareCredentials = {
  country: 'NL',
  userName: 'rijwielhandel',
  password: 'kassa-open',
  apiKey: null,
  store: { account: '1', store: '1' },
}

export type Clients = {
  registry: Registry
  pos: Pos
  seen: AnswerSeen[]
  close(): Promise<void>
}

/**
 * In milliseconds: what comes is waited for, however busy the machine is, and only what never comes is
 * given up soon.
 */
export function timeoutsFor(fault?: Fault) {
  const { timeout } = patience
  const never = fault?.kind === 'silent' || (fault?.kind === 'slow' && fault.ms >= tooSlow)
  return never
    ? { connect: timeout, read: 800, change: 800 }
    : { connect: timeout, read: timeout, change: timeout }
}

/** Longer than whoever waits for what never comes. */
export const tooSlow = 30_000

/** Both real clients on the simulated services, which may meet this fault. */
export function clientsOf(
  training: Pick<Training, 'cicopassUrl' | 'cyclesoftwareUrl'>,
  { shop = dutchShop, fault }: { shop?: CyclesoftwareCredentials; fault?: Fault } = {},
): Clients {
  const seen: AnswerSeen[] = []
  const common = {
    version: '0.0.1',
    clock: { now: Date.now },
    onAnswer: (answer: AnswerSeen) => seen.push(answer),
    timeouts: timeoutsFor(fault),
  }
  const registry = createRegistry({
    ...common,
    baseUrl: training.cicopassUrl,
    credentials: () =>
      Promise.resolve(ok({ email: 'balie@example.com', password: 'fiets-op-slot' })),
  })
  const pos = createPos({
    ...common,
    baseUrl: training.cyclesoftwareUrl,
    credentials: () => Promise.resolve(ok(shop)),
  })
  return {
    registry,
    pos,
    seen,
    close: async () => {
      await Promise.all([registry.close(), pos.close()])
    },
  }
}

export function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`expected a value, got ${JSON.stringify(result.fault)}`)
  return result.value
}

export function faultOf(result: Result<unknown>) {
  return result.ok ? { kind: 'none', value: result.value } : result.fault
}

/**
 * What a change that meets each fault comes to, and how often the service made it. An answer that is
 * empty or breaks off is missing here: that depends on whether the call has a published answer.
 */
export const faultsOfChanges = [
  [{ kind: 'connection-cut' }, 'no-answer', 0],
  [{ kind: 'answer-lost' }, 'no-answer', 1],
  [{ kind: 'cut-halfway' }, 'no-answer', 1],
  [{ kind: 'silent' }, 'no-answer', 0],
  [{ kind: 'silent', processed: true }, 'no-answer', 1],
  [{ kind: 'slow', ms: tooSlow, processed: 'at-once' }, 'no-answer', 1],
  [{ kind: 'slow', ms: 50, processed: 'late' }, 'none', 1],
  [{ kind: 'wrong-content-type' }, 'none', 1],
  [{ kind: 'captive-portal' }, 'unreadable-answer', 0],
  [{ kind: 'captive-portal', redirect: true }, 'unreadable-answer', 0],
  [{ kind: 'error', status: 500, processed: true }, 'service-broken', 1],
  [{ kind: 'error', status: 500 }, 'service-broken', 0],
  [{ kind: 'error', status: 502, form: 'html' }, 'service-broken', 0],
  [{ kind: 'error', status: 503, form: 'text' }, 'service-broken', 0],
  [{ kind: 'error', status: 504, form: 'html' }, 'service-broken', 0],
  [{ kind: 'error', status: 408 }, 'service-broken', 0],
  [{ kind: 'error', status: 429 }, 'rate-limited', 0],
  [{ kind: 'error', status: 403 }, 'scope-missing', 0],
  [{ kind: 'error', status: 400, form: 'xml' }, 'refused', 0],
  [{ kind: 'error', status: 400, form: 'soap' }, 'refused', 0],
  [{ kind: 'error', status: 404, form: 'errors' }, 'refused', 0],
  [{ kind: 'error', status: 409, form: 'problem' }, 'refused', 0],
  [{ kind: 'error', status: 422, form: 'text' }, 'refused', 0],
  [{ kind: 'error', status: 404, form: 'html' }, 'unreadable-answer', 0],
  [{ kind: 'error-with-200' }, 'refused', 0],
] as const
