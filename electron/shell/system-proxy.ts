import { session } from 'electron'
import { firstProxy } from './proxy-answer.ts'

/** The proxy that the system has for this address, by its settings or its PAC file, or null for none. */
export async function systemProxy(url: URL): Promise<URL | null> {
  return firstProxy(await session.defaultSession.resolveProxy(url.href))
}
