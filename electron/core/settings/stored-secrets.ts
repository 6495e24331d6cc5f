import { ok, type Result, type ServiceName } from '../../../shared/fault.ts'
import { readJson } from '../outbox/payloads.ts'
import type { Keychain } from '../ports.ts'
import { secrets, type SecretKey } from './secrets.ts'
import type { SecretSetting } from './setting.ts'
import type { SettingState } from './stored-settings.ts'

type Secret<T = unknown> = Pick<SecretSetting<T, SecretKey>, 'key' | 'schema' | 'stored' | 'lives'>

/** What lies in the keychain under this name. A keychain that does not answer is a fault. */
export async function readSecret<T>(
  keychain: Pick<Keychain, 'read'>,
  { key, schema, stored }: Secret<T>,
): Promise<Result<SettingState<T>>> {
  const kept = await keychain.read(key)
  if (!kept.ok) return kept
  const text = kept.value
  if (text === null) return ok({ state: 'absent' })
  const read = readJson(schema, stored === 'json' ? text : JSON.stringify(text))
  return ok(read.ok ? { state: 'read', value: read.value } : { state: 'unreadable' })
}

export function writeSecret<T>(
  keychain: Pick<Keychain, 'write'>,
  { key, stored }: Secret<T>,
  value: T,
): Promise<Result<void>> {
  return keychain.write(key, stored === 'json' ? JSON.stringify(value) : String(value))
}

/** Removes every secret that lives no longer than this account. */
export async function removeSecretsOf(
  keychain: Pick<Keychain, 'remove'>,
  service: ServiceName,
  declared: Readonly<Record<string, Secret>> = secrets,
): Promise<Result<void>> {
  for (const { key, lives } of Object.values(declared)) {
    if (lives !== `until-sign-out-of-${service}`) continue
    const removed = await keychain.remove(key)
    if (!removed.ok) return removed
  }
  return ok(undefined)
}
