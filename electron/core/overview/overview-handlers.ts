import { ok } from '../../../shared/fault.ts'
import type { AccountDesk } from '../accounts.ts'
import type { CounterHandlers } from '../handlers.ts'
import type { Ports } from '../ports.ts'
import { overviewOf } from './overview.ts'

/** Everything of `Overview`. */
export function overviewHandlers(
  ports: Ports,
  { accounts }: { accounts: AccountDesk },
): Pick<CounterHandlers, Extract<keyof CounterHandlers, `overview.${string}`>> {
  return {
    'overview.get': ({ days }) =>
      ok(
        overviewOf(ports, {
          days,
          accounts: {
            registry: accounts.current('cicopass'),
            till: accounts.current('cyclesoftware'),
          },
        }),
      ),
  }
}
