import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Employee } from '../../../shared/employee.ts'
import { failed, ok, type Result } from '../../../shared/fault.ts'
import { posName } from '../../../shared/service-name.ts'
import type { Keychain } from '../ports.ts'
import { secrets } from '../settings/secrets.ts'
import { readSecret } from '../settings/stored-secrets.ts'
import type { KeptOperator } from './kept-operators.ts'

/** The api-key of the shop's POS account, from the keychain: no network is needed to check a code. */
export async function apiKeyOf(keychain: Pick<Keychain, 'read'>): Promise<Result<string>> {
  const secret = await readSecret(keychain, secrets.cyclesoftware)
  if (!secret.ok) return secret
  const apiKey = secret.value.state === 'read' ? secret.value.value.apiKey : null
  return apiKey === null || apiKey === ''
    ? failed({ kind: 'api-key-needed', service: posName })
    : ok(apiKey)
}

/** `verification_hash`: HMAC-SHA256 of the personal code with the api-key as secret (SERVICES.md). */
export function isPersonalCode(code: string, { hash, apiKey }: { hash: string; apiKey: string }) {
  const given = createHmac('sha256', apiKey).update(code).digest()
  const kept = Buffer.from(hash, 'hex')
  return kept.length === given.length && timingSafeEqual(given, kept)
}

/**
 * The operators with the POS's employees as they are now: new ones join as staff, known ones keep their
 * badge and role under their new name and code, and who left or lost their code is not among them.
 */
export function withEmployees(
  people: readonly KeptOperator[],
  employees: readonly Employee[],
  newId: () => string,
): KeptOperator[] {
  const own = people.filter(({ employee }) => employee === null)
  const working = employees.flatMap(({ employeeId, name, isActive, verificationHash }) => {
    const isOne = isActive && verificationHash !== null && name.trim() !== ''
    if (!isOne) return []
    const before = people.find(({ employee }) => employee?.id === employeeId)
    const fresh = { id: newId(), role: 'staff', badge: null, wrong: 0, waitsUntil: 0 } as const
    const employee = { id: employeeId, hash: verificationHash }
    return [{ ...(before ?? fresh), name: name.trim().slice(0, 60), pin: null, employee }]
  })
  return [...own, ...working]
}
