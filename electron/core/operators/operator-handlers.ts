import { failed, ok } from '../../../shared/fault.ts'
import type { EndpointName } from '../../../shared/counter-api.ts'
import type { CounterHandlers } from '../handlers.ts'
import type { OperatorDesk } from './operator-desk.ts'

export function operatorHandlers(
  desk: OperatorDesk,
): Pick<CounterHandlers, Extract<keyof CounterHandlers, `operators.${string}`>> {
  return {
    'operators.get': () => ok(desk.get()),
    'operators.turnOn': (owner) => desk.turnOn(owner),
    'operators.turnOff': () => desk.turnOff(),
    'operators.add': (person) => desk.add(person),
    'operators.setPin': ({ id, pin }) => desk.setPin(id, pin),
    'operators.remove': ({ id }) => desk.remove(id),
    'operators.setLock': ({ minutes }) => desk.setLock(minutes),
    'operators.awaitBadge': ({ id }) => ok(desk.awaitBadge(id)),
    'operators.readEmployees': () => desk.readEmployees(),
    'operators.signIn': ({ id, pin }) => desk.signIn(id, pin),
    'operators.signOut': () => ok(desk.signOut()),
    'operators.awaitOwner': ({ awaits }) => ok(desk.awaitOwner(awaits)),
  }
}

/** What works while nobody is signed in: looking, scanning, and saying who one is. */
const whileLocked: ReadonlySet<string> = new Set<EndpointName>([
  'app.state',
  'app.reopen',
  'app.setLanguage',
  'app.desk',
  'leaving.unsent',
  'leaving.question',
  'leaving.answer',
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
  'delivery.get',
  'articles.list',
  'check.get',
  'leads.list',
  'leads.begun',
  'bikes.jobs',
  'bikes.soldHere',
  'shields.stock',
  'overview.get',
  'paper.get',
  'queue.page',
  'queue.job',
  'updates.get',
])

/** What only an owner does once there are operators. */
const ownersOnly: ReadonlySet<string> = new Set<EndpointName>([
  'app.chooseMode',
  'app.setDesk',
  'recovery.makeCode',
  'recovery.open',
  'diagnostics.bundle',
  'diagnostics.show',
  'operators.turnOff',
  'operators.add',
  'operators.readEmployees',
  'operators.setPin',
  'operators.remove',
  'operators.setLock',
  'operators.awaitBadge',
  'accounts.signInCicopass',
  'accounts.signInCyclesoftware',
  'accounts.signOut',
  'privacy.find',
  'privacy.export',
  'privacy.erase',
  'paper.setNextSteps',
  'updates.set',
  'updates.look',
  'updates.download',
  'updates.cancel',
  'updates.install',
])

/**
 * The same handlers, each behind whoever stands at the counter. `desk` answers null while there is no
 * counter, and so nobody who could be asked for.
 */
export function behindOperators<H extends object>(
  handlers: H,
  desk: () => Pick<OperatorDesk, 'isLocked' | 'mayOwn'> | null,
): H {
  const guarded = Object.entries(handlers).map(([name, handler]) => [
    name,
    (input: never) => {
      const guard = desk()
      if (guard?.isLocked() === true && !whileLocked.has(name)) {
        return failed({ kind: 'operator-needed' })
      }
      if (guard?.mayOwn() === false && ownersOnly.has(name)) return failed({ kind: 'owner-needed' })
      return (handler as (input: never) => unknown)(input)
    },
  ])
  // Each name has its own handler again, which TypeScript does not see through the entries.
  return Object.fromEntries(guarded) as H
}
