/**
 * Reads what Chromium answers for a proxy, as a PAC file says it: `PROXY host:port; DIRECT`, best
 * first. SOCKS is passed over; null is no proxy.
 */
export function firstProxy(answer: string): URL | null {
  for (const choice of answer.split(';')) {
    const [kind = '', address = ''] = choice.trim().split(/\s+/)
    if (kind.toUpperCase() === 'DIRECT') return null
    const scheme = { PROXY: 'http', HTTP: 'http', HTTPS: 'https' }[kind.toUpperCase()]
    if (scheme !== undefined && URL.canParse(`${scheme}://${address}`)) {
      return new URL(`${scheme}://${address}`)
    }
  }
  return null
}
