import type { z } from 'zod'
import { failed, ok, type Result, type ServiceName } from '../../shared/fault.ts'
import { readJson } from '../core/outbox/payloads.ts'
import type { Keychain } from '../core/ports.ts'

/**
 * Reads one service's credentials from the keychain; null when there are none. Credentials of another
 * account than the one that is signed in are none of ours: keychain and database are written one after
 * the other, and a job of one account must never go out under the other.
 */
export function keptCredentials<T>(
  keychain: Keychain,
  service: ServiceName,
  { schema, isCurrent }: { schema: z.ZodType<T>; isCurrent: (credentials: T) => boolean },
): () => Promise<Result<T | null>> {
  return async () => {
    const secret = await keychain.read(service)
    if (!secret.ok) return secret
    if (secret.value === null) return ok(null)
    const credentials = readJson(schema, secret.value)
    // Kept by a version that kept something else: signing in again puts it right.
    return credentials.ok && isCurrent(credentials.value)
      ? credentials
      : failed({ kind: 'not-signed-in', service })
  }
}
