import type { Training } from '../../electron/training/training-services.ts'
import type { Sale } from '../../shared/registration.ts'

/** One line of the demo's account: what the services hold beside what the counter says. */
export type Count = { what: string; services: number; counter: number }

export function countBothSides(training: Training, sales: readonly Sale[]): Count[] {
  const { registrations, linksMade } = training.cicopass
  const registered = sales.filter(({ bikeId }) => bikeId !== null)
  const linked = sales.filter(({ link }) => link?.state === 'done')
  const pairs = new Set(linksMade.map((link) => `${String(link.bikeId)} ${link.shieldCode}`))
  const samePairs = linked.filter((sale) =>
    pairs.has(`${String(sale.bikeId)} ${sale.shieldCode ?? ''}`),
  )
  const ids = new Set(registrations.map(({ id }) => id))
  const sameBikes = registered.filter(({ bikeId }) => bikeId !== null && ids.has(bikeId))
  return [
    { what: 'bikes registered', services: registrations.length, counter: registered.length },
    { what: 'the same bikes, by id', services: ids.size, counter: sameBikes.length },
    { what: 'shields linked', services: linksMade.length, counter: linked.length },
    { what: 'the same pairs', services: pairs.size, counter: samePairs.length },
  ]
}

export function printCounts(counts: readonly Count[]): boolean {
  const agree = counts.every(({ services, counter }) => services === counter)
  const line = (what: string, services: string, counter: string): string =>
    `  ${what.padEnd(28)}${services.padStart(10)}${counter.padStart(10)}\n`
  process.stdout.write(`\n${line('', 'services', 'counter')}`)
  for (const { what, services, counter } of counts) {
    process.stdout.write(line(what, String(services), String(counter)))
  }
  process.stdout.write(agree ? '\n  Both sides agree.\n' : '\n  THE SIDES DIFFER.\n')
  return agree
}
