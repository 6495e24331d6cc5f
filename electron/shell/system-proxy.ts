import { session } from 'electron'
import { firstProxy } from './proxy-answer.ts'

/**
 * The proxy that the system has for this address, by its settings or its PAC file, or null for none.
 * Asked of a session without pages: theirs leads nowhere (`no-network.ts`).
 */
export async function systemProxy(url: URL): Promise<URL | null> {
  return firstProxy(await session.fromPartition('system-proxy').resolveProxy(url.href))
}
