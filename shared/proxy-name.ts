/**
 * Which proxy an address is, in one spelling: `host:port`, or `https://host:port` where it speaks TLS. The
 * port is always said, since each scheme leaves another one out. A password given for a proxy that speaks
 * TLS must not go to one of the same name that does not, where everybody on the way reads it.
 */
export function nameOfProxy({ protocol, hostname, port }: URL): string {
  const isOverTls = protocol === 'https:'
  const host = hostname.replace(/\.$/, '')
  const name = `${host}:${port === '' ? (isOverTls ? '443' : '80') : port}`
  return isOverTls ? `https://${name}` : name
}

/**
 * Whether a proxy is the one of this name. Names from before the scheme was kept are a host, without its
 * port where that is the scheme's own.
 */
export function isProxyNamed(proxy: URL, name: string): boolean {
  const known = nameOfProxy(proxy)
  if (name === known) return true
  if (name.includes('://')) return false
  return [`https://${name}`, `https://${name}:443`, `${name}:80`].includes(known)
}
