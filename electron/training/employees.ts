import { createHmac } from 'node:crypto'
import { fullName, inventPerson } from './people.ts'
import type { Random } from './random.ts'

export interface Employee {
  id: number
  name: string
  /** The personal code: the API only ever gives its HMAC. */
  code: string
  roles: string[]
  isActive: boolean
  isAdministrator: boolean
  authorizations: string[]
}

export function inventEmployees(random: Random): Employee[] {
  const roles = [['owner'], ['employee'], ['employee'], ['mechanic'], ['employee']]
  return roles.map((role, place) => ({
    id: 49_075 + place,
    name: fullName(inventPerson(random)),
    code: ['4711', '1234', '2580', '9051', '7777'][place] ?? '0000',
    roles: role,
    isActive: place !== 4,
    isAdministrator: role.includes('owner'),
    authorizations: [
      'MAY_PERFORM_CYCLE_COUNT',
      ...(role.includes('mechanic') ? [] : ['MAY_ACCEPT_SALES_LEADS']),
    ],
  }))
}

/** HMAC-SHA256 of the personal code with the api-key as secret, in hexadecimal. */
export function verificationHash(code: string, apiKey: string): string {
  return createHmac('sha256', apiKey).update(code).digest('hex')
}
