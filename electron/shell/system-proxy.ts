import { session } from 'electron'

/**
 * The proxy that the system has for this address, by its settings or its PAC file, or null for none.
 * Chromium answers as a PAC file does: `PROXY host:port; DIRECT`, best first; SOCKS is passed over.
 */
export async function systemProxy(url: URL): Promise<URL | null> {
  return firstProxy(await session.defaultSession.resolveProxy(url.href))
}

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
