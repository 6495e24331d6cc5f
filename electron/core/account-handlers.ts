import { ok } from '../../shared/fault.ts'
import type { AccountDesk } from './accounts.ts'
import type { CounterHandlers } from './handlers.ts'
import type { Ports } from './ports.ts'

/** Signing in and out, and whether an account works. */
export function accountHandlers(
  { stockLookup }: Pick<Ports, 'stockLookup'>,
  accounts: AccountDesk,
): Pick<CounterHandlers, Extract<keyof CounterHandlers, `accounts.${string}`>> {
  return {
    'accounts.get': () => ok(accounts.get()),
    'accounts.signInCicopass': (input) => accounts.signInCicopass(input),
    'accounts.testCicopass': () => accounts.testCicopass(),
    'accounts.signInCyclesoftware': (input) => accounts.signInCyclesoftware(input),
    'accounts.testCyclesoftware': () => accounts.testCyclesoftware(),
    'accounts.cyclesoftwareKeys': (input) => stockLookup.keys(input),
    'accounts.signOut': ({ service }) => accounts.signOut(service),
  }
}
