import { mostOverviewDays } from '../../../shared/overview.ts'
import { overviewOf } from '../overview/overview.ts'
import { outcomeOf, readFlags, type Command } from './command.ts'
import { badInput } from './outcome.ts'
import { ok } from '../../../shared/fault.ts'

/** `overview [--days N]`: what the last days came to, today last, as the window shows it. */
export const overview: Command = (words, _request, { counter, ports }) => {
  const flags = readFlags(words, ['days'])
  if (!flags.ok) return Promise.resolve(flags)
  const days = Number(flags.value.values['days'] ?? 14)
  if (!Number.isInteger(days) || days < 1 || days > mostOverviewDays) {
    const most = String(mostOverviewDays)
    return Promise.resolve(badInput('days', `must be a whole number from 1 to ${most}`))
  }
  const accounts = {
    registry: counter.accounts.current('cicopass'),
    till: counter.accounts.current('cyclesoftware'),
  }
  return Promise.resolve(ok(outcomeOf(overviewOf(ports, { days, accounts }))))
}
