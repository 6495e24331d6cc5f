import type { Result } from '../../../shared/fault.ts'
import type { SecretKey } from '../settings/secrets.ts'

/** Secrets by name. No implementation falls back to plain text: none or locked is a fault. */
export type SecretName = SecretKey

export interface Keychain {
  /** `null` when there is no such secret. */
  read(name: SecretName): Promise<Result<string | null>>
  write(name: SecretName, secret: string): Promise<Result<void>>
  remove(name: SecretName): Promise<Result<void>>
}
