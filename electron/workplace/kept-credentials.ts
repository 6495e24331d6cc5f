import { failed, ok, type Result, type ServiceName } from '../../shared/fault.ts'
import type { Keychain } from '../core/ports.ts'
import type { SecretSetting } from '../core/settings/setting.ts'
import { readSecret } from '../core/settings/stored-secrets.ts'

/**
 * Reads one service's credentials from the keychain; null when there are none. Credentials of another
 * account than the one that is signed in are none of ours: keychain and database are written one after
 * the other, and a job of one account must never go out under the other.
 */
export function keptCredentials<T>(
  keychain: Keychain,
  secret: SecretSetting<T, ServiceName>,
  isCurrent: (credentials: T) => boolean,
): () => Promise<Result<T | null>> {
  return async () => {
    const kept = await readSecret(keychain, secret)
    if (!kept.ok) return kept
    if (kept.value.state === 'absent') return ok(null)
    // Kept by a version that kept something else: signing in again puts it right.
    return kept.value.state === 'read' && isCurrent(kept.value.value)
      ? ok(kept.value.value)
      : failed({ kind: 'not-signed-in', service: secret.key })
  }
}
