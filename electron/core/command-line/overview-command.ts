import { ok } from '../../../shared/fault.ts'
import { mostOverviewDays } from '../../../shared/overview.ts'
import { posName, registryName } from '../../../shared/service-name.ts'
import { overviewOf } from '../overview/overview.ts'
import { outcomeOf } from './command.ts'
import type { CommandDeclaration } from './declaration.ts'
import { badInput } from './outcome.ts'

/** Today last, as the window shows it. */
export const overview: CommandDeclaration = {
  form: 'overview',
  flags: { '--days <number>': { says: 'how many, 14 unless said' } },
  does: 'what the last days came to',
  input: null,
  answers: '`Overview`',
  run({ flags }, _request, { counter, ports }) {
    const days = Number(flags['days'] ?? 14)
    if (!Number.isInteger(days) || days < 1 || days > mostOverviewDays) {
      return badInput('days', `must be a whole number from 1 to ${String(mostOverviewDays)}`)
    }
    const accounts = {
      registry: counter.accounts.current(registryName),
      till: counter.accounts.current(posName),
    }
    return ok(outcomeOf(overviewOf(ports, { days, accounts, kinds: counter.kinds })))
  },
}
