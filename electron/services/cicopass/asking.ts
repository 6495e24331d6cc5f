import type { CicopassCredentials } from '../../../shared/account.ts'
import type { Result } from '../../../shared/fault.ts'
import { addressOf, type DeclaredCall, type PathParameters } from '../declared-call.ts'
import { createRefusedSignIn, unsent } from '../refused-sign-in.ts'
import { outgoing, type Caller, type ClientOptions, type ServiceCall } from '../service-call.ts'
import { createSession, type Token } from './session.ts'

const service = 'cicopass'

/** What one asking puts into a declared call. */
type Given<Path extends string> = {
  parameters: PathParameters<Path>
  query?: Record<string, string>
  /** Sent as JSON. */
  body?: unknown
}

export type Asking = {
  /** Signs in if need be and sends. */
  ask: <T, Path extends string>(
    declared: DeclaredCall<T, void, Path>,
    given: Given<Path>,
  ) => Promise<Result<T>>
  /** These were accepted when somebody tried them. */
  accepted: (credentials: CicopassCredentials) => void
  /** The next call signs in anew. */
  forgetSession: () => void
}

/** Asks the registry under a session that renews itself. */
export function createAsking(
  parts: Pick<ClientOptions, 'clock' | 'onAnswer'> & {
    caller: Caller
    base: URL
    credentials: () => Promise<Result<CicopassCredentials | null>>
  },
): Asking {
  const { caller, base } = parts
  const session = createSession(parts)
  const refused = createRefusedSignIn(service, parts.onAnswer)

  async function send<T>(call: ServiceCall<T>, token: Token) {
    const { authorization, email: account } = token
    const outcome = await caller.call({ ...call, authorization, account })
    if (outcome.serviceTime !== null) session.serviceTimeIs(outcome.serviceTime)
    if (outcome.result.ok) refused.worked(call)
    return outcome
  }

  /**
   * Signs in if need be and sends. A 401 means that it was surely not processed: the token is
   * renewed and the same call sent once more, changes too.
   */
  async function ask<T, Path extends string>(
    declared: DeclaredCall<T, void, Path>,
    { body, ...where }: Given<Path>,
  ): Promise<Result<T>> {
    const url = addressOf(base, declared, where)
    const call = { ...outgoing(declared, undefined), url, authorization: null, body }
    const token = await session.token()
    if (!token.ok) return unsent(call.kind, token.fault)
    const first = await send(call, token.value)
    if (!isSignInRefused(first.result)) return first.result
    const fresh = await session.renewed(token.value)
    if (!fresh.ok) return unsent(call.kind, fresh.fault)
    const { result } = await send(call, fresh.value)
    if (result.ok || result.fault.kind !== 'sign-in-refused') return result
    const fault = await refused.explain({
      call: call.call,
      scope: call.scope,
      serviceWords: result.fault.serviceWords,
      ifAccount: { kind: 'not-signed-in', service },
      send: (read) => send(read, fresh.value),
    })
    return unsent(call.kind, fault)
  }

  return {
    ask,
    accepted: (credentials) => {
      session.accepted(credentials)
    },
    forgetSession() {
      session.forget()
      refused.forget()
    },
  }
}

function isSignInRefused(result: Result<unknown>): boolean {
  return !result.ok && result.fault.kind === 'sign-in-refused'
}
