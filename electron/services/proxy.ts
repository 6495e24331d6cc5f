import { isProxyNamed, nameOfProxy } from '../../shared/proxy-name.ts'
import type { ProxyFor } from './connector.ts'

/**
 * Who the shop's proxy knows us as, and which proxy that is (`nameOfProxy`). Null: it was kept before the
 * host was, and is told to no proxy but the one that the environment names.
 */
export type ProxyCredentials = { user: string; password: string; host: string | null }

export type ProxySources = {
  /** `HTTPS_PROXY` and `NO_PROXY`, in capitals or not. */
  variables: Readonly<Record<string, string | undefined>>
  /** What the system has, by its settings or its PAC file; it never tells a password. */
  system?: ProxyFor | undefined
  /** Kept by `login proxy`; asked only when nobody else knows a password. */
  credentials: () => Promise<ProxyCredentials | null>
}

/**
 * The proxy of the shop for an address: the system's, otherwise `HTTPS_PROXY`'s. A name and password
 * come from that variable, or from the keychain, when they were given for this very proxy: the network
 * names a proxy (WPAD, a PAC file), and must not be told the password of another. They stand in the
 * answer's address and go out only after a 407 (`connector.ts`).
 */
export function findProxy({ variables, system, credentials }: ProxySources): ProxyFor {
  return async (address) => {
    const named = namedProxy(variables, address)
    const proxy = (await system?.(address)) ?? named
    if (proxy === null || proxy.username !== '') return proxy
    const isNamed = named !== null && nameOfProxy(named) === nameOfProxy(proxy)
    if (isNamed && named.username !== '') {
      return withCredentials(proxy, named.username, named.password)
    }
    const kept = await credentials()
    if (kept === null) return proxy
    const isKept = kept.host === null ? isNamed : isProxyNamed(proxy, kept.host)
    if (!isKept) return proxy
    return withCredentials(proxy, encodeURIComponent(kept.user), encodeURIComponent(kept.password))
  }
}

/** What the environment says, for programs that have no system to ask. */
function namedProxy(variables: ProxySources['variables'], address: URL): URL | null {
  const read = (name: string) => variables[name] ?? variables[name.toLowerCase()] ?? ''
  const written = read('HTTPS_PROXY').trim()
  if (written === '' || isExcepted(read('NO_PROXY'), address.hostname)) return null
  const url = written.includes('://') ? written : `http://${written}`
  if (!URL.canParse(url)) return null
  const proxy = new URL(url)
  return /^https?:$/.test(proxy.protocol) ? proxy : null
}

/** `NO_PROXY` is a list of hosts; a name stands for everything below it too, and `*` for all. */
function isExcepted(list: string, hostname: string): boolean {
  return list
    .split(/[\s,]+/)
    .map((entry) => entry.toLowerCase().replace(/^\*?\./, ''))
    .some(
      (entry) =>
        entry === '*' || (entry !== '' && (hostname === entry || hostname.endsWith(`.${entry}`))),
    )
}

function withCredentials(proxy: URL, username: string, password: string): URL {
  const known = new URL(proxy.href)
  known.username = username
  known.password = password
  return known
}
