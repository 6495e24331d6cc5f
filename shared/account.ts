import { z } from 'zod'
import { PlatformKey, StoreId } from './stock.ts'

const password = z.string().min(1).max(500)

/** What staff give for Cicopass: sent to main once, never back. */
export const CicopassCredentials = z.object({ email: z.email().max(200), password })
export type CicopassCredentials = z.infer<typeof CicopassCredentials>

/** ISO 3166 alpha-2; the host depends on it (SERVICES.md). */
const CountryCode = z.string().regex(/^[A-Z]{2}$/)

export const CyclesoftwareCredentials = z.object({
  country: CountryCode,
  userName: z.string().min(1).max(200),
  password,
  apiKey: z.string().max(500).nullable(),
  store: StoreId.nullable(),
})
export type CyclesoftwareCredentials = z.infer<typeof CyclesoftwareCredentials>

/** The name of an account under which its jobs are kept. */
export function cicopassName({ email }: { email: string }): string {
  return email.toLowerCase()
}

export function cyclesoftwareName(account: { userName: string; country: string }): string {
  return `${account.userName}@${account.country}`
}

/** An account as the window may see it: without its secrets. */
export const CicopassAccount = z.object({ email: z.string(), company: z.string().nullable() })
export const CyclesoftwareAccount = z.object({
  country: CountryCode,
  userName: z.string(),
  store: StoreId.nullable(),
  hasApiKey: z.boolean(),
})
export const Accounts = z.object({
  cicopass: CicopassAccount.nullable(),
  cyclesoftware: CyclesoftwareAccount.nullable(),
})
export type Accounts = z.infer<typeof Accounts>

/** What whoever looks after this computer filled in beforehand: never a secret. */
export const Configured = z.object({
  cicopass: CicopassAccount.pick({ email: true }).nullable(),
  cyclesoftware: CyclesoftwareAccount.omit({ hasApiKey: true }).nullable(),
})
export type Configured = z.infer<typeof Configured>

/** What a test call came back with, said as it is. */
export const AccountTest = z.object({
  /** Who the service says we are. */
  signedInAs: z.string().nullable(),
  expiresAt: z.string().nullable(),
  keys: z.array(PlatformKey),
  /** The rights that the counter needs, by the service's names; of a service that names none, none. */
  neededScopes: z.array(z.string()),
  milliseconds: z.number(),
})
export type AccountTest = z.infer<typeof AccountTest>
