import { failed, ok } from '../../../shared/fault.ts'
import type { CounterHandlers } from '../handlers.ts'
import type { OperatorDesk } from './operator-desk.ts'

type Name = keyof CounterHandlers

export function operatorHandlers(
  desk: OperatorDesk,
): Pick<CounterHandlers, Extract<Name, `operators.${string}`>> {
  return {
    'operators.get': () => ok(desk.get()),
    'operators.turnOn': (owner) => desk.turnOn(owner),
    'operators.turnOff': () => desk.turnOff(),
    'operators.add': (person) => desk.add(person),
    'operators.setPin': ({ id, pin }) => desk.setPin(id, pin),
    'operators.remove': ({ id }) => desk.remove(id),
    'operators.setLock': ({ minutes }) => desk.setLock(minutes),
    'operators.awaitBadge': ({ id }) => ok(desk.awaitBadge(id)),
    'operators.signIn': ({ id, pin }) => desk.signIn(id, pin),
    'operators.signOut': () => ok(desk.signOut()),
  }
}

/** What works while nobody is signed in: looking, scanning, and saying who one is. */
const whileLocked: ReadonlySet<string> = new Set<Name>([
  'operators.get',
  'operators.turnOn',
  'operators.signIn',
  'operators.signOut',
  'status.get',
  'accounts.get',
  'alarms.get',
  'alarms.acknowledge',
  'backups.get',
  'scanner.ports',
  'screen.entered',
  'scan.read',
  'scan.hold',
  'scan.understood',
  'scan.useAt',
  'scanRules.get',
  'sound.get',
  'draft.get',
  'draft.photo',
  'handOvers.get',
  'sales.today',
  'sold.list',
  'articles.list',
  'check.get',
  'leads.list',
  'leads.begun',
  'bikes.jobs',
  'bikes.soldHere',
  'shields.stock',
  'overview.get',
  'queue.page',
  'queue.job',
])

/** What only an owner does once there are operators. */
const ownersOnly: ReadonlySet<string> = new Set<Name>([
  'operators.turnOff',
  'operators.add',
  'operators.setPin',
  'operators.remove',
  'operators.setLock',
  'operators.awaitBadge',
  'accounts.signInCicopass',
  'accounts.signInCyclesoftware',
  'accounts.signOut',
  'privacy.export',
  'privacy.erase',
])

/** The same handlers, each behind whoever stands at the counter. */
export function behindOperators(handlers: CounterHandlers, desk: OperatorDesk): CounterHandlers {
  const guarded = Object.entries(handlers).map(([name, handler]) => [
    name,
    (input: never) => {
      if (desk.isLocked() && !whileLocked.has(name)) return failed({ kind: 'operator-needed' })
      if (ownersOnly.has(name) && !desk.mayOwn()) return failed({ kind: 'owner-needed' })
      return (handler as (input: never) => unknown)(input)
    },
  ])
  // Each name has its own handler again, which TypeScript does not see through the entries.
  return Object.fromEntries(guarded) as CounterHandlers
}
