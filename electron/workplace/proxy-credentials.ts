import { z } from 'zod'
import { readJson } from '../core/outbox/payloads.ts'
import type { Keychain } from '../core/ports.ts'
import type { ProxyCredentials } from '../services/proxy.ts'

const Kept = z.object({
  user: z.string(),
  password: z.string(),
  host: z.string().nullable().default(null),
})

/** Null when there are none, or no keychain: then the proxy says that it wants some. */
export async function keptProxyCredentials(keychain: Keychain): Promise<ProxyCredentials | null> {
  const secret = await keychain.read('proxy')
  if (!secret.ok || secret.value === null) return null
  const kept = readJson(Kept, secret.value)
  return kept.ok ? kept.value : null
}
