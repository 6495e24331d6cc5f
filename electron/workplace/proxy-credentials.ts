import type { Keychain } from '../core/ports.ts'
import { secrets } from '../core/settings/secrets.ts'
import { readSecret } from '../core/settings/stored-secrets.ts'
import type { ProxyCredentials } from '../services/proxy.ts'

/** Null when there are none, or no keychain: then the proxy says that it wants some. */
export async function keptProxyCredentials(keychain: Keychain): Promise<ProxyCredentials | null> {
  const kept = await readSecret(keychain, secrets.proxy)
  return kept.ok && kept.value.state === 'read' ? kept.value.value : null
}
