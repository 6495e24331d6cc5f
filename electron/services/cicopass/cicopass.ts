import type { CicopassCredentials } from '../../../shared/account.ts'
import { sentForm } from '../../../shared/bike.ts'
import { failed, ok, type Result } from '../../../shared/fault.ts'
import type { LookupCriteria, Registry } from '../../core/ports.ts'
import { addressUnder, readBaseUrl } from '../base-url.ts'
import { createRefusedSignIn, unsent } from '../refused-sign-in.ts'
import { createCaller, type ClientOptions, type ServiceCall } from '../service-call.ts'
import { AnsweredOrder, AnsweredOrders, encodeOrder } from './orders.ts'
import { AnsweredBike, AnsweredBikes, encodeRegistration, ShieldLinked } from './schemas.ts'
import { createSession, signIn, type Token } from './session.ts'
import { encodeRecovery, encodeTheft, Marked } from './theft.ts'

const service = 'cicopass'
export const cicopassAddress = 'https://api.cicopass.com'

export type RegistryOptions = ClientOptions & {
  /** `cicopassAddress` unless `CICOPASS_URL` says otherwise. */
  baseUrl: string
  /** What the keychain holds; null when there is no account. Asked for at every sign-in. */
  credentials: () => Promise<Result<CicopassCredentials | null>>
}

type Call<T> = Omit<ServiceCall<T>, 'url' | 'authorization'> & {
  path: string
  query?: Record<string, string>
}

/** The registry over HTTP (SERVICES.md, "Cicopass"). */
export function createRegistry(options: RegistryOptions): Registry & { close(): Promise<void> } {
  const base = readBaseUrl(options.baseUrl, 'CICOPASS_URL')
  if (!base.ok) return brokenRegistry(base)
  const address = base.value
  const caller = createCaller(service, options)
  const session = createSession({ ...options, caller, base: address })
  const refused = createRefusedSignIn(service, options.onAnswer)

  async function send<T>(call: ServiceCall<T>, token: Token) {
    const outcome = await caller.call({ ...call, authorization: token.authorization })
    if (outcome.serviceTime !== null) session.serviceTimeIs(outcome.serviceTime)
    if (outcome.result.ok) refused.worked(call)
    return outcome
  }

  /**
   * Signs in if need be and sends. A 401 means that it was surely not processed: the token is
   * renewed and the same call sent once more, changes too.
   */
  async function ask<T>({ path, query, ...rest }: Call<T>): Promise<Result<T>> {
    const call = { ...rest, url: addressUnder(address, path, query), authorization: null }
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
      serviceWords: result.fault.serviceWords,
      ifAccount: { kind: 'not-signed-in', service },
      send: (read) => send(read, fresh.value),
    })
    return unsent(call.kind, fault)
  }

  return {
    async tryCredentials(credentials) {
      const began = options.clock.now()
      const { result } = await signIn(caller, address, credentials)
      if (!result.ok) return result
      const { signedInAs, expiresAt, company } = result.value
      const milliseconds = options.clock.now() - began
      return ok({ signedInAs, expiresAt, keys: [], milliseconds, company })
    },

    register: (bike) =>
      ask({
        call: 'register',
        kind: 'change',
        method: 'POST',
        path: '/api/partners/bikes',
        body: encodeRegistration(bike),
        schema: AnsweredBike,
      }),

    bike: (id) =>
      ask({
        call: 'bike',
        kind: 'read',
        method: 'GET',
        path: `/api/partners/bikes/${String(id)}`,
        schema: AnsweredBike,
      }),

    async lookup(criteria) {
      const body = wanted(criteria)
      if (Object.keys(body).length === 0) {
        const reason = 'at least one of frameNumber, brand, color, fromDate, toDate'
        return failed({ kind: 'bad-input', problems: [{ field: 'criteria', reason }] })
      }
      return await ask({
        call: 'lookup',
        kind: 'read',
        method: 'POST',
        path: '/api/partners/bike-search/lookup',
        body,
        schema: AnsweredBikes,
      })
    },

    // The address calls the shield's code `stickerCode`, the table beside it `ShieldCode`: both go.
    stolenSearch: (by) =>
      ask({
        call: 'stolen-search',
        kind: 'read',
        method: 'GET',
        path: '/api/partners/bike-search/stolen',
        query:
          'shieldCode' in by
            ? { stickerCode: by.shieldCode, ShieldCode: by.shieldCode }
            : { frameNumber: sentForm(by.frameNumber) },
        schema: AnsweredBikes,
      }),

    async linkShield(link) {
      const linked = await ask({
        call: 'link-shield',
        kind: 'change',
        method: 'POST',
        path: '/api/partners/bikes/link-BikeShield',
        body: { bikeId: link.bikeId, shieldCode: link.shieldCode },
        schema: ShieldLinked,
      })
      return linked.ok ? ok({ serviceWords: linked.value.message }) : linked
    },

    markStolen: (bikeId, report) =>
      ask({
        call: 'mark-stolen',
        kind: 'change',
        method: 'PUT',
        path: `/api/partners/bikes/${String(bikeId)}/mark-stolen`,
        body: encodeTheft(report),
        accepts: 'any',
        schema: Marked,
      }),

    markFound: (bikeId, report) =>
      ask({
        call: 'mark-found',
        kind: 'change',
        method: 'PUT',
        path: `/api/partners/bikes/${String(bikeId)}/mark-found`,
        body: encodeRecovery(report),
        accepts: 'any',
        schema: Marked,
      }),

    // The path has no `partners`, as published.
    orderShields: (order) =>
      ask({
        call: 'order-shields',
        kind: 'change',
        method: 'POST',
        path: '/api/orders',
        body: encodeOrder(order),
        schema: AnsweredOrder,
      }),

    orders: () =>
      ask({
        call: 'orders',
        kind: 'read',
        method: 'GET',
        path: '/api/partners/orders',
        schema: AnsweredOrders,
      }),

    forgetSession() {
      session.forget()
      refused.forget()
    },
    close: () => caller.close(),
  }
}

function isSignInRefused(result: Result<unknown>): boolean {
  return !result.ok && result.fault.kind === 'sign-in-refused'
}

/** The criteria that say something. */
function wanted(criteria: LookupCriteria): Record<string, string> {
  const asked: Record<string, string | undefined> = criteria
  const said: Record<string, string> = {}
  for (const [name, value] of Object.entries(asked)) {
    const trimmed = value?.trim() ?? ''
    if (trimmed !== '') said[name] = trimmed
  }
  return said
}

/** A registry whose address cannot be used: every call says so. */
function brokenRegistry(
  fault: Result<never> & { ok: false },
): Registry & { close(): Promise<void> } {
  const answer = () => Promise.resolve(fault)
  return {
    tryCredentials: answer,
    register: answer,
    bike: answer,
    lookup: answer,
    stolenSearch: answer,
    linkShield: answer,
    markStolen: answer,
    markFound: answer,
    orderShields: answer,
    orders: answer,
    forgetSession: () => undefined,
    close: () => Promise.resolve(),
  }
}
