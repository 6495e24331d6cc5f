import { createHash } from 'node:crypto'
import { cicopassName, type CicopassCredentials } from '../../../shared/account.ts'
import { readDateTime } from '../../../shared/date-time.ts'
import { failed, ok, type Fault, type Result } from '../../../shared/fault.ts'
import type { Clock } from '../../core/ports.ts'
import { addressOf } from '../declared-call.ts'
import { outgoing, type Caller, type CallOutcome } from '../service-call.ts'
import { cicopassCalls } from './calls.ts'
import type { SignedIn } from './schemas.ts'

/** A sign-in that worked. It lives in memory only. */
export type Token = {
  readonly authorization: string
  /** By the service's clock, epoch milliseconds; null when it did not say. */
  readonly renewAt: number | null
  /** Whose it is, as `cicopassName` writes it. */
  readonly email: string
}

export type Session = {
  /** A token that has not run out; signs in when there is none. Callers at once share one sign-in. */
  token(): Promise<Result<Token>>
  /** A token other than this one, which the service just refused. */
  renewed(refused: Token): Promise<Result<Token>>
  /** The `Date` header of any answer: a token runs out by the service's clock, not by ours. */
  serviceTimeIs(time: number): void
  /** Somebody signed in with these just now: they may be used again, whatever was said before. */
  accepted(credentials: CicopassCredentials): void
  /** The next call signs in anew, with what the keychain holds then. */
  forget(): void
}

type SignInRefused = Extract<Fault, { kind: 'sign-in-refused' }>

const { login } = cicopassCalls

const renewAhead = 60_000
/**
 * A 401 says that the credentials are wrong. Any other refusal may be a fault of the service's, told
 * as one: that long nothing is tried, so that it does not lock an account either.
 */
const refusalRest = 300_000

/** The sign-in call. A refusal in any words is `sign-in-refused`. */
export async function signIn(
  caller: Caller,
  base: URL,
  credentials: CicopassCredentials,
): Promise<CallOutcome<SignedIn>> {
  return await caller.call({
    ...outgoing(login, undefined),
    url: addressOf(base, login, { parameters: {} }),
    authorization: null,
    account: cicopassName(credentials),
    body: { email: credentials.email, password: credentials.password },
  })
}

export function createSession(parts: {
  caller: Caller
  base: URL
  credentials: () => Promise<Result<CicopassCredentials | null>>
  clock: Pick<Clock, 'now'>
}): Session {
  const { caller, base, credentials, clock } = parts
  let current: Token | null = null
  let underWay: Promise<Result<Token>> | null = null
  /** Counts `forget`: a sign-in that began before it must not be kept. */
  let era = 0
  /** The service's clock minus ours. */
  let offset = 0
  /** The credentials that were refused: tried again and again they would lock the account. */
  let refused: { mark: string; fault: SignInRefused; at: number } | null = null

  async function signInAnew(): Promise<Result<Token>> {
    const began = era
    const kept = await credentials()
    if (!kept.ok) return kept
    if (kept.value === null) return failed({ kind: 'not-signed-in', service: 'cicopass' })
    const mark = markOf(kept.value)
    if (refused?.mark === mark && isStillRefused(refused)) return failed(refused.fault)
    const { result, status, serviceTime } = await signIn(caller, base, kept.value)
    if (serviceTime !== null) serviceTimeIs(serviceTime)
    if (!result.ok) {
      if (result.fault.kind !== 'sign-in-refused') return result
      const at = clock.now()
      const fault = { ...result.fault, retryAt: status === 401 ? null : at + refusalRest }
      if (began === era) refused = { mark, fault, at }
      return failed(fault)
    }
    const { token, expiresAt } = result.value
    const email = cicopassName(kept.value)
    const fresh = {
      authorization: `Bearer ${token}`,
      renewAt: renewalTime(expiresAt, clock.now() + offset),
      email,
    }
    if (began === era) current = fresh
    return ok(fresh)
  }

  /** A clock that was put back since makes no rest longer. */
  function isStillRefused({ fault, at }: { fault: SignInRefused; at: number }): boolean {
    const now = clock.now()
    return fault.retryAt === null || (now >= at && now < fault.retryAt)
  }

  function shared(): Promise<Result<Token>> {
    if (underWay !== null) return underWay
    const mine = signInAnew().finally(() => {
      if (underWay === mine) underWay = null
    })
    underWay = mine
    return mine
  }

  function serviceTimeIs(time: number): void {
    offset = time - clock.now()
  }

  async function token(): Promise<Result<Token>> {
    if (current === null) return await shared()
    const due = current.renewAt !== null && clock.now() + offset >= current.renewAt
    if (due) current = null
    return current === null ? await shared() : ok(current)
  }

  return {
    token,
    async renewed(refused) {
      if (current === refused) current = null
      const fresh = await token()
      if (!fresh.ok || fresh.value.email === refused.email) return fresh
      // Somebody else signed in meanwhile: what the first was asked to do must not go out as theirs.
      return failed({ kind: 'not-signed-in', service: 'cicopass' })
    },
    serviceTimeIs,
    accepted(credentials) {
      if (refused?.mark === markOf(credentials)) refused = null
    },
    forget() {
      era += 1
      current = null
      underWay = null
      refused = null
    },
  }
}

/** Tells credentials apart without keeping them. */
function markOf({ email, password }: CicopassCredentials): string {
  return createHash('sha256')
    .update(JSON.stringify([email, password]))
    .digest('hex')
}

/**
 * A minute before it runs out, or after half its life when it lives shorter than two. A time without
 * a zone is UTC. An end that is past already or cannot be read says nothing: then a 401 renews.
 */
export function renewalTime(expiresAt: string | null, serviceNow: number): number | null {
  if (expiresAt === null) return null
  const end = readDateTime(expiresAt, 'UTC')
  if (end === null || end <= serviceNow) return null
  return end - Math.min(renewAhead, (end - serviceNow) / 2)
}
