/**
 * Chromium cannot be taught a scheme from outside, so `app://host/…` is served at `https://host/…`,
 * which is a standard and secure origin too. Inside the main process every address reads `app://`.
 */
const schemes = new Set<string>()
const hosts = new Map<string, string>()

export function addScheme(scheme: string): void {
  schemes.add(scheme)
}

export function isAppAddress(address: string): boolean {
  return schemes.has(URL.parse(address)?.protocol.slice(0, -1) ?? '')
}

/** From the shell's address to Chromium's. */
export function toChromium(address: string): string {
  if (!isAppAddress(address)) return address
  const { protocol, host, pathname, search, hash } = new URL(address)
  // Chromium lower-cases the host of a standard scheme; Node's URL keeps its case.
  const standardHost = host.toLowerCase()
  hosts.set(standardHost, protocol)
  return `https://${standardHost}${pathname || '/'}${search}${hash}`
}

/** From Chromium's address to the shell's. */
export function toElectron(address: string): string {
  const url = URL.parse(address)
  const scheme = url?.protocol === 'https:' ? hosts.get(url.host) : undefined
  if (!url || scheme === undefined) return address
  return `${scheme}//${url.host}${url.pathname}${url.search}${url.hash}`
}

/** As Chromium serialises an origin: `app://host` for a standard scheme, `null` for an opaque one. */
export function originOf(address: string): string {
  const url = URL.parse(toElectron(address))
  if (!url) return 'null'
  return isAppAddress(url.href) ? `${url.protocol}//${url.host}` : url.origin
}
