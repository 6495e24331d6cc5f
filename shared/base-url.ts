import { failed, ok, type Result } from './fault.ts'

/** Hosts that never leave this machine: the only ones plain http may go to. */
function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname)
}

/**
 * Reads the address of a service. `variable` is the environment variable it came from, so that the
 * fault names what to change. Plain http goes to loopback hosts only (DESIGN.md, "Running it"):
 * anywhere else it would show a password to the network.
 */
export function readBaseUrl(written: string, variable: string): Result<URL> {
  const refuse = (reason: string): Result<URL> =>
    failed({ kind: 'bad-input', problems: [{ field: variable, reason }] })
  if (!URL.canParse(written)) return refuse('is not an address such as https://host')
  const url = new URL(written)
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    return refuse('must begin with https://')
  }
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) {
    return refuse('plain http goes to loopback addresses only; use https://')
  }
  if (url.username !== '' || url.password !== '') return refuse('must not carry credentials')
  if (url.search !== '' || url.hash !== '') return refuse('must not carry a query or a fragment')
  return ok(url)
}

/** Https, or plain http to this computer; no name, password or query in it. Ends with a slash. */
export function readUpdateServer(written: string): Result<URL> {
  const server = readBaseUrl(written, 'server')
  if (server.ok && !server.value.pathname.endsWith('/')) server.value.pathname += '/'
  return server
}
