import { assertNever, failed, ok } from '../../../shared/fault.ts'
import type { Who } from '../../../shared/endpoints/endpoint.ts'
import type { CounterHandlers } from '../handlers.ts'
import { whoMay } from './guarded-endpoints.ts'
import type { OperatorDesk } from './operator-desk.ts'
import { withoutPeople } from './while-locked.ts'

export function operatorHandlers(
  desk: OperatorDesk,
): Pick<CounterHandlers, Extract<keyof CounterHandlers, `operators.${string}`>> {
  return {
    'operators.get': () => ok(desk.get()),
    'operators.turnOn': (owner) => desk.turnOn(owner),
    'operators.turnOff': () => desk.turnOff(),
    'operators.add': (person) => desk.add(person),
    'operators.setRole': ({ id, role }) => desk.setRole(id, role),
    'operators.setPin': ({ id, pin }) => desk.setPin(id, pin),
    'operators.remove': ({ id }) => desk.remove(id),
    'operators.setLock': ({ minutes }) => desk.setLock(minutes),
    'operators.awaitBadge': ({ id }) => ok(desk.awaitBadge(id)),
    'operators.readEmployees': () => desk.readEmployees(),
    'operators.signIn': ({ id, pin }) => desk.signIn(id, pin),
    'operators.signOut': () => ok(desk.signOut()),
    'operators.seen'() {
      desk.seen()
      return ok({})
    },
    'operators.awaitOwner': ({ awaits }) => ok(desk.awaitOwner(awaits)),
  }
}

type Guard = Pick<OperatorDesk, 'isLocked' | 'mayOwn' | 'needsRecovery'>

function mayCall(guard: Guard, who: Who | null): boolean {
  switch (who) {
    case 'anybody':
      return true
    case 'staff':
      return !guard.isLocked()
    case 'owner':
      return guard.mayOwn()
    case 'recovery':
      return guard.mayOwn() || guard.needsRecovery()
    case null:
      return false
    default:
      return assertNever(who)
  }
}

/**
 * The same handlers, each behind whoever stands at the counter. `desk` answers null while there is no
 * counter, and so nobody who could be asked for. What a locked counter answers holds no customer.
 */
export function behindOperators<H extends object>(handlers: H, desk: () => Guard | null): H {
  const guarded = Object.entries(handlers).map(([name, handler]) => [
    name,
    (input: never) => {
      const guard = desk()
      const who = whoMay(name)
      if (guard !== null && !mayCall(guard, who)) {
        return failed({ kind: guard.isLocked() ? 'operator-needed' : 'owner-needed' })
      }
      // Asked once more when it is answered: it may be locked by then, or opened by this very call.
      const told = (answer: unknown): unknown =>
        desk()?.isLocked() === true ? withoutPeople(answer) : answer
      const answer = (handler as (input: never) => unknown)(input)
      return answer instanceof Promise ? answer.then(told) : told(answer)
    },
  ])
  // Each name has its own handler again, which TypeScript does not see through the entries.
  return Object.fromEntries(guarded) as H
}
