import { z } from 'zod'
import { CicopassAccount, CyclesoftwareAccount } from '../../../shared/account.ts'
import { readStoreId, type StoreId } from '../../../shared/stock.ts'
import { inDatabase } from './setting.ts'

/** Epoch milliseconds. */
const Limited = z.object({ since: z.number(), until: z.number() })

const Store = z.string().transform((written, context): StoreId => {
  const store = readStoreId(written)
  if (store.ok) return store.value
  context.addIssue({ code: 'custom', message: 'is not a store: write it as 1-1' })
  return z.NEVER
})

const Country = z.string().regex(/^[A-Z]{2}$/, 'is two capitals, as in NL')

/** Who this counter is at both services, without secrets (those: `secrets.ts`). */
export const accountSettings = {
  cicopassAccount: inDatabase('account.cicopass', CicopassAccount, {
    default: null,
    who: ['accounts.signInCicopass', 'accounts.signOut'],
    lives: 'until-sign-out-of-cicopass',
    part: 'accounts',
    unreadable: 'default',
    customers: 'none',
    preset: {
      configuration: {
        'cicopass.email': {
          schema: z.email().max(200),
          says: 'the address the sign-in form begins with',
        },
      },
      together: {
        fields: ['cicopass.email'],
        because: 'an account of Cicopass needs its address',
      },
    },
    says: 'the account at Cicopass',
  }),
  cyclesoftwareAccount: inDatabase('account.cyclesoftware', CyclesoftwareAccount, {
    default: null,
    who: ['accounts.signInCyclesoftware', 'accounts.signOut'],
    lives: 'until-sign-out-of-cyclesoftware',
    part: 'accounts',
    unreadable: 'default',
    customers: 'none',
    preset: {
      configuration: {
        'cyclesoftware.country': {
          schema: Country,
          says: 'two capitals, as in `NL`; always with the user name',
        },
        'cyclesoftware.userName': {
          schema: z.string().trim().min(1).max(200),
          says: 'the user name the sign-in form begins with; always with the country',
        },
        'cyclesoftware.store': { schema: Store, says: 'the store it begins with, as `1-1`' },
      },
      // Half of it may lie in each of the two files; what comes out of both is whole or nothing.
      together: {
        fields: ['cyclesoftware.country', 'cyclesoftware.userName'],
        because: 'an account of CycleSoftware needs its country and its user name',
      },
    },
    says: 'the account at CycleSoftware, and the store',
  }),
  cicopassChange: inDatabase(
    'account.cicopass.change',
    z.object({ account: CicopassAccount.nullable() }),
    {
      default: null,
      who: 'counter',
      lives: 'until-sign-out-of-cicopass',
      part: 'accounts',
      unreadable: 'default',
      customers: 'none',
      preset: 'never',
      says: 'who is being signed in at Cicopass, or out, until keychain and database agree',
    },
  ),
  cyclesoftwareChange: inDatabase(
    'account.cyclesoftware.change',
    z.object({ account: CyclesoftwareAccount.nullable() }),
    {
      default: null,
      who: 'counter',
      lives: 'until-sign-out-of-cyclesoftware',
      part: 'accounts',
      unreadable: 'default',
      customers: 'none',
      preset: 'never',
      says: 'who is being signed in at CycleSoftware, or out, until keychain and database agree',
    },
  ),
  shopName: inDatabase('shop.name', z.string(), {
    default: null,
    who: 'counter',
    lives: 'until-sign-out-of-cyclesoftware',
    part: 'accounts',
    unreadable: 'default',
    customers: 'none',
    preset: 'never',
    says: 'the name of the store, as CycleSoftware gave it',
  }),
  cicopassLimited: inDatabase('limited.cicopass', Limited, {
    default: null,
    who: 'counter',
    lives: 'until-sign-out-of-cicopass',
    part: 'accounts',
    unreadable: 'default',
    customers: 'none',
    preset: 'never',
    says: 'until when the allowance at Cicopass is spent: the next process holds to it',
  }),
  cyclesoftwareLimited: inDatabase('limited.cyclesoftware', Limited, {
    default: null,
    who: 'counter',
    lives: 'until-sign-out-of-cyclesoftware',
    part: 'accounts',
    unreadable: 'default',
    customers: 'none',
    preset: 'never',
    says: 'until when the allowance at CycleSoftware is spent: the next process holds to it',
  }),
} as const
