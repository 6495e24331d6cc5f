import type { CicopassCredentials } from '../../../shared/account.ts'
import { readBaseUrl } from '../../../shared/base-url.ts'
import { sentForm } from '../../../shared/bike.ts'
import { failed, ok, type Result } from '../../../shared/fault.ts'
import type { LookupCriteria, Registry, SearchResult } from '../../core/ports.ts'
import { createCaller, type ClientOptions } from '../service-call.ts'
import { createAsking } from './asking.ts'
import type { Hits } from './bikes.ts'
import { cicopassCalls as calls } from './calls.ts'
import { encodeOrder } from './orders.ts'
import { fetchPicture } from './pictures.ts'
import { encodeRegistration } from './schemas.ts'
import { signIn } from './session.ts'
import { encodeRecovery, encodeTheft } from './theft.ts'

const service = 'cicopass'
export const cicopassAddress = 'https://api.cicopass.com'

export type RegistryOptions = ClientOptions & {
  /** `cicopassAddress` unless `CICOPASS_URL` says otherwise. */
  baseUrl: string
  /** What the keychain holds; null when there is no account. Asked for at every sign-in. */
  credentials: () => Promise<Result<CicopassCredentials | null>>
}

/** The registry over HTTP (SERVICES.md, "Cicopass"). */
export function createRegistry(options: RegistryOptions): Registry & { close(): Promise<void> } {
  const base = readBaseUrl(options.baseUrl, 'CICOPASS_URL')
  if (!base.ok) return brokenRegistry(base)
  const address = base.value
  const caller = createCaller(service, options)
  const { ask, accepted, forgetSession } = createAsking({ ...options, caller, base: address })

  function found(hits: Result<Hits>): SearchResult {
    if (!hits.ok) return hits
    const { bikes, unreadable } = hits.value
    return { ok: true, value: bikes, unreadable }
  }

  return {
    async tryCredentials(credentials) {
      const began = options.clock.now()
      const { result } = await signIn(caller, address, credentials)
      if (!result.ok) return result
      accepted(credentials)
      const { signedInAs, expiresAt, company } = result.value
      const milliseconds = options.clock.now() - began
      return ok({ signedInAs, expiresAt, keys: [], milliseconds, company })
    },

    register: (bike) => ask(calls.register, { parameters: {}, body: encodeRegistration(bike) }),

    async bike(id) {
      const bike = await ask(calls.bike, { parameters: { id: String(id) } })
      return bike.ok && bike.value.id !== id ? answersOther(`id ${String(bike.value.id)}`) : bike
    },

    async lookup(criteria) {
      const body = wanted(criteria)
      if (Object.keys(body).length === 0) {
        const reason = 'at least one of frameNumber, brand, color, fromDate, toDate'
        return failed({ kind: 'bad-input', problems: [{ field: 'criteria', reason }] })
      }
      return found(await ask(calls.lookup, { parameters: {}, body }))
    },

    // The address calls the shield's code `stickerCode`, the table beside it `ShieldCode`: both go.
    async stolenSearch(by) {
      const query: Record<string, string> =
        'shieldCode' in by
          ? { stickerCode: by.shieldCode, ShieldCode: by.shieldCode }
          : { frameNumber: sentForm(by.frameNumber) }
      return found(await ask(calls.stolenSearch, { parameters: {}, query }))
    },

    async linkShield(link) {
      const body = { bikeId: link.bikeId, shieldCode: link.shieldCode }
      const linked = await ask(calls.linkShield, { parameters: {}, body })
      if (!linked.ok) return linked
      const { message, bikeId, shieldCode } = linked.value
      if (bikeId !== null && bikeId !== link.bikeId) {
        return answersOther(`bikeId ${String(bikeId)}`)
      }
      if (shieldCode !== null && !isSameShield(shieldCode, link.shieldCode)) {
        return answersOther(`shieldCode ${shieldCode}`)
      }
      return ok({ serviceWords: message })
    },

    markStolen: (bikeId, report) =>
      ask(calls.markStolen, { parameters: { id: String(bikeId) }, body: encodeTheft(report) }),

    markFound: (bikeId, report) =>
      ask(calls.markFound, { parameters: { id: String(bikeId) }, body: encodeRecovery(report) }),

    orderShields: (order) => ask(calls.orderShields, { parameters: {}, body: encodeOrder(order) }),

    async orders() {
      const listed = await ask(calls.orders, { parameters: {} })
      if (!listed.ok) return listed
      const { orders, unreadable } = listed.value
      return { ok: true, value: orders, unreadable }
    },

    picture: (url) => fetchPicture(caller, address, url),

    forgetSession,
    close: () => caller.close(),
  }
}

/** A 2xx about another thing than was asked: nobody knows what became of ours. */
function answersOther(serviceWords: string): Result<never> {
  return failed({
    kind: 'unreadable-answer',
    service,
    status: 200,
    serviceWords,
    because: 'form',
  })
}

function isSameShield(one: string, other: string): boolean {
  return one.trim().toUpperCase() === other.trim().toUpperCase()
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
    picture: answer,
    forgetSession: () => undefined,
    close: () => Promise.resolve(),
  }
}
