import { createHash } from 'node:crypto'
import { cyclesoftwareName, type CyclesoftwareCredentials } from '../../../shared/account.ts'
import { readBaseUrl } from '../../../shared/base-url.ts'
import { failed, ok, type Result } from '../../../shared/fault.ts'
import { addressOf, type DeclaredCall, type PathParameters } from '../declared-call.ts'
import { createRefusedSignIn, unsent } from '../refused-sign-in.ts'
import { outgoing, type Caller, type ClientOptions, type ServiceCall } from '../service-call.ts'
import { allPages, nextPage, type Page } from './pages.ts'

const service = 'cyclesoftware'

export type AccountOptions = {
  /** `CYCLESOFTWARE_URL`; without it the host follows the account's country. */
  baseUrl?: string | undefined
  /** What the keychain holds; null when there is no account. Asked for at every call. */
  credentials: () => Promise<Result<CyclesoftwareCredentials | null>>
}

type SignIn = Pick<CyclesoftwareCredentials, 'country' | 'userName' | 'password'>
/** Where an account's calls go, and how its shop reads a clock. */
export type Access = {
  base: URL
  authorization: string
  /** Its name (`cyclesoftwareName`). */
  account?: string
  timeZone: string
  country: string
}

/** What one asking puts into a declared call. */
type Given<T, Path extends string> = {
  parameters: PathParameters<Path>
  query?: Record<string, string>
  /** Sent as JSON. */
  body?: unknown
  /** Whether it is about what was asked for: an answer about another thing is none. */
  isOurs?: (answer: T) => boolean
}

type Paged = { pagination?: Page<unknown>['pagination'] }

export type Asking = {
  /** The country of the account that is signed in, ISO 3166. */
  country: () => Promise<Result<string>>
  ask: <T, Path extends string>(
    declared: DeclaredCall<T, Access, Path>,
    given: Given<T, Path>,
  ) => Promise<Result<T>>
  /**
   * One page of a list that is too long to read in one go: the first, or what `next` of the page before
   * answered, from our own service's host whatever it says. Null at the end.
   */
  page: <P extends Page<unknown>>(
    declared: DeclaredCall<P, Access>,
    at: { query: (access: Access) => Record<string, string> } | { next: string },
  ) => Promise<Result<{ entries: P['entries']; next: string | null }>>
  /** Every page of a list; `given` is an account that is only being tried. */
  pages: <P extends Paged, T>(
    declared: DeclaredCall<P, Access>,
    entries: (page: P) => T[],
    given?: SignIn,
  ) => Promise<Result<T[]>>
}

const hosts: Record<string, string> = {
  NL: 'https://api.cyclesoftware.nl',
  BE: 'https://api.cyclesoftware.be',
  FR: 'https://api.cyclesoftware.fr',
}

/** The host of an account, by its country; any country not listed uses the Dutch one. */
export function cyclesoftwareAddress(country: string): string {
  return hosts[country] ?? 'https://api.cyclesoftware.nl'
}

const timeZones: Record<string, string> = { BE: 'Europe/Brussels', FR: 'Europe/Paris' }

/** The zone of times that come without one: the country's, for any other the host's. */
function shopTimeZone(country: string): string {
  return timeZones[country] ?? 'Europe/Amsterdam'
}

/** Asks the POS with what the keychain holds at that moment. */
export function createAsking(
  options: AccountOptions & Pick<ClientOptions, 'onAnswer'> & { caller: Caller },
): Asking {
  const { caller } = options
  const refused = createRefusedSignIn(service, options.onAnswer)
  /** A mark of the credentials that `refused` remembers reads of. */
  let remembered = ''

  async function access(given?: SignIn): Promise<Result<Access>> {
    let account: SignIn | null = given ?? null
    if (account === null) {
      const kept = await options.credentials()
      if (!kept.ok) return kept
      account = kept.value
    }
    if (account === null) return failed({ kind: 'not-signed-in', service })
    const address = options.baseUrl ?? cyclesoftwareAddress(account.country)
    const base = readBaseUrl(address, 'CYCLESOFTWARE_URL')
    if (!base.ok) return base
    const pair = Buffer.from(`${account.userName}:${account.password}`, 'utf8').toString('base64')
    const timeZone = shopTimeZone(account.country)
    const { country } = account
    const authorization = `Basic ${pair}`
    const name = cyclesoftwareName(account)
    return ok({ base: base.value, authorization, account: name, timeZone, country })
  }

  async function send<T>(call: ServiceCall<T>): Promise<Result<T>> {
    const mark = createHash('sha256')
      .update(call.authorization ?? '')
      .digest('hex')
    if (mark !== remembered) refused.forget()
    remembered = mark
    const { result } = await caller.call(call)
    if (result.ok) refused.worked(call)
    if (result.ok || result.fault.kind !== 'sign-in-refused') return result
    const fault = await refused.explain({
      call: call.call,
      scope: call.scope,
      serviceWords: result.fault.serviceWords,
      ifAccount: result.fault,
      send: (read) =>
        caller.call({ ...read, authorization: call.authorization, account: call.account }),
    })
    return unsent(call.kind, fault)
  }

  async function ask<T, Path extends string>(
    declared: DeclaredCall<T, Access, Path>,
    { body, isOurs, ...where }: Given<T, Path>,
  ): Promise<Result<T>> {
    const granted = await access()
    if (!granted.ok) return granted
    const { base, authorization, account } = granted.value
    const call = outgoing(declared, granted.value)
    const schema = isOurs === undefined ? call.schema : call.schema.refine(isOurs)
    const url = addressOf(base, declared, where)
    return await send({ ...call, schema, url, authorization, account, body })
  }

  async function pages<P extends Paged, T>(
    declared: DeclaredCall<P, Access>,
    entries: (page: P) => T[],
    given?: SignIn,
  ): Promise<Result<T[]>> {
    const granted = await access(given)
    if (!granted.ok) return granted
    const { base, authorization, account } = granted.value
    const call = outgoing(declared, granted.value)
    return await allPages(addressOf(base, declared, { parameters: {} }), async (url) => {
      const page = await send({ ...call, url, authorization, account })
      return page.ok ? ok({ ...page.value, entries: entries(page.value) }) : page
    })
  }

  async function page<P extends Page<unknown>>(
    declared: DeclaredCall<P, Access>,
    at: { query: (access: Access) => Record<string, string> } | { next: string },
  ) {
    const granted = await access()
    if (!granted.ok) return granted
    const { base, authorization, account } = granted.value
    const url =
      'next' in at
        ? under(base, at.next)
        : addressOf(base, declared, { parameters: {}, query: at.query(granted.value) })
    const answer = await send({ ...outgoing(declared, granted.value), url, authorization, account })
    if (!answer.ok) return answer
    const next = nextPage(url, answer.value)
    return ok({
      entries: answer.value.entries,
      next: next === null ? null : next.pathname + next.search,
    })
  }

  async function country(): Promise<Result<string>> {
    const granted = await access()
    return granted.ok ? ok(granted.value.country) : granted
  }

  return { country, ask, page, pages }
}

/** A whole path and query of before, at the host of now. */
function under(base: URL, pathAndQuery: string): URL {
  const [path = '', ...query] = pathAndQuery.split('?')
  const url = new URL(base.href)
  url.pathname = path
  url.search = query.join('?')
  return url
}
