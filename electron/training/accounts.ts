import type { CicopassCall, CycleSoftwareCall } from './calls.ts'
import type { Locale } from './vocabulary.ts'

/** A partner account at Cicopass. All of it may be changed while the service runs. */
export interface CicopassAccount {
  email: string
  password: string
  userId: string
  userName: string
  companyId: number
  companyName: string
  /** Refuses registrations after this many (the new account's first five are free), or null. */
  freeRegistrations: number | null
  /** Calls this account has no right to: they are answered with 403. */
  refusedCalls: CicopassCall[]
}

/** A user of the POS. The rights come from the active keys, unless `scopes` says otherwise. */
export interface CycleSoftwareAccount {
  userName: string
  password: string
  locale: Locale
  /** The scopes this user has, or null for those of the active keys. */
  scopes: string[] | null
  /** Calls refused with 403 whatever the scope: `keys` outside an allowed address. */
  refusedCalls: CycleSoftwareCall[]
}

export function cicopassAccounts(): CicopassAccount[] {
  const shop = {
    userId: '3f0c2a52-7a0e-4b6c-9c39-2f5b1c9ad001',
    userName: 'Jan',
    companyId: 10,
    companyName: 'Rijwielhandel De Raadhuisbrug',
    refusedCalls: [],
  }
  return [
    { ...shop, email: 'balie@example.com', password: 'fiets-op-slot', freeRegistrations: null },
    {
      ...shop,
      email: 'nieuw@example.com',
      password: 'nieuw-op-slot',
      userId: '3f0c2a52-7a0e-4b6c-9c39-2f5b1c9ad002',
      userName: 'Nieuw',
      companyId: 11,
      companyName: 'Nieuwe Fietsenwinkel',
      freeRegistrations: 5,
    },
  ]
}

export function cycleSoftwareAccounts(): CycleSoftwareAccount[] {
  const full = { scopes: null, refusedCalls: [] }
  return [
    { ...full, userName: 'rijwielhandel', password: 'kassa-open', locale: 'nl_NL' },
    { ...full, userName: 'bikeshop', password: 'till-open', locale: 'en_GB' },
    {
      userName: 'alleen-platform',
      password: 'kassa-half-open',
      locale: 'nl_NL',
      scopes: ['platform'],
      refusedCalls: ['keys'],
    },
  ]
}
