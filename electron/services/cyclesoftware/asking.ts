import { createHash } from 'node:crypto'
import type { z } from 'zod'
import { cyclesoftwareName, type CyclesoftwareCredentials } from '../../../shared/account.ts'
import { readBaseUrl } from '../../../shared/base-url.ts'
import { failed, ok, type Result } from '../../../shared/fault.ts'
import { addressUnder } from '../address-under.ts'
import { createRefusedSignIn, unsent } from '../refused-sign-in.ts'
import type { Caller, ClientOptions, ServiceCall } from '../service-call.ts'
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

type Call<T> = Omit<ServiceCall<T>, 'url' | 'authorization' | 'schema'> & {
  path: string
  query?: Record<string, string>
  schema: (access: Access) => z.ZodType<T>
}
type Paged = { pagination?: Page<unknown>['pagination']; unreadable: number }
type PagedList<P extends Paged, T> = {
  scope?: string
  call: string
  path: string
  schema: z.ZodType<P>
  entries: (page: P) => T[]
}

/** One page of a list that is too long to read in one go. */
type OnePage<T> = {
  call: string
  scope: string
  /** The first page, or what `next` of the page before answered. */
  at: { path: string; query: (access: Access) => Record<string, string> } | { next: string }
  schema: (access: Access) => z.ZodType<Page<T>>
  unreadable: (page: Page<T>) => number
}

export type Asking = {
  /** The country of the account that is signed in, ISO 3166. */
  country: () => Promise<Result<string>>
  ask: <T>(call: Call<T>) => Promise<Result<T>>
  /** `next` reads on, from our own service's host whatever it says; null at the end. */
  page: <T>(page: OnePage<T>) => Promise<Result<{ entries: T[]; next: string | null }>>
  /** Every page of a list; `given` is an account that is only being tried. */
  pages: <P extends Paged, T>(list: PagedList<P, T>, given?: SignIn) => Promise<Result<T[]>>
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
      serviceWords: result.fault.serviceWords,
      ifAccount: result.fault,
      send: (read) =>
        caller.call({ ...read, authorization: call.authorization, account: call.account }),
    })
    return unsent(call.kind, fault)
  }

  async function ask<T>({ path, query, schema, ...call }: Call<T>): Promise<Result<T>> {
    const granted = await access()
    if (!granted.ok) return granted
    const { base, authorization, account } = granted.value
    const url = addressUnder(base, path, query)
    return await send({ ...call, url, authorization, account, schema: schema(granted.value) })
  }

  async function pages<P extends Paged, T>(
    list: PagedList<P, T>,
    given?: SignIn,
  ): Promise<Result<T[]>> {
    const granted = await access(given)
    if (!granted.ok) return granted
    const { base, authorization, account } = granted.value
    return await allPages(addressUnder(base, list.path), async (url) => {
      const { call, scope, schema } = list
      const page = await send({
        call,
        scope,
        kind: 'read',
        method: 'GET',
        url,
        authorization,
        account,
        schema,
        unreadable: (read) => read.unreadable,
      })
      return page.ok ? ok({ ...page.value, entries: list.entries(page.value) }) : page
    })
  }

  async function page<T>({ call, scope, at, schema, unreadable }: OnePage<T>) {
    const granted = await access()
    if (!granted.ok) return granted
    const { base, authorization, account } = granted.value
    const url =
      'next' in at ? under(base, at.next) : addressUnder(base, at.path, at.query(granted.value))
    const read = { call, scope, kind: 'read', method: 'GET', url, authorization, account } as const
    const answer = await send({ ...read, schema: schema(granted.value), unreadable })
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
