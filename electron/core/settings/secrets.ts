import { z } from 'zod'
import { CicopassCredentials, CyclesoftwareCredentials } from '../../../shared/account.ts'
import { inKeychain } from './setting.ts'

/** `host` is null where it was kept before the proxy's name was. */
const ProxySecret = z.object({
  user: z.string(),
  password: z.string(),
  host: z.string().nullable().default(null),
})

/** Entries of the system's keychain. */
export const secrets = {
  databaseKey: inKeychain('database-key', z.string(), {
    who: ['recovery.open'],
    lives: 'until-changed',
    unreadable: 'fault',
    stored: 'text',
    says: 'the key of the database; it is once more in `recovery.json`, locked with the recovery code',
  }),
  cicopass: inKeychain('cicopass', CicopassCredentials, {
    who: ['accounts.signInCicopass', 'accounts.signOut'],
    lives: 'until-sign-out-of-cicopass',
    unreadable: 'sign-in-again',
    stored: 'json',
    says: 'address and password at Cicopass',
  }),
  cyclesoftware: inKeychain('cyclesoftware', CyclesoftwareCredentials, {
    who: ['accounts.signInCyclesoftware', 'accounts.signOut'],
    lives: 'until-sign-out-of-cyclesoftware',
    unreadable: 'sign-in-again',
    stored: 'json',
    says: 'user name, password and api-key at CycleSoftware',
  }),
  proxy: inKeychain('proxy', ProxySecret, {
    who: 'it',
    lives: 'until-changed',
    unreadable: 'default',
    stored: 'json',
    says: 'name and password for the shop’s proxy (`counter login proxy`)',
  }),
} as const

/** The name of an entry. */
export type SecretKey = (typeof secrets)[keyof typeof secrets]['key']
