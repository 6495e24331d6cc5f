import { failed, ok, type Result } from '../../../shared/fault.ts'
import { Role, type OperatorDesk } from '../../../shared/operator.ts'
import type { OperatorDesk as Desk } from '../operators/operator-desk.ts'
import type { Command } from './command.ts'
import { badInput, type CommandOutcome } from './outcome.ts'

const words = 'operators, operators employees, operators role <name> owner|staff, or operators off'

/**
 * `operators off`: for a shop whose only owner forgot the PIN. `operators employees`: brings the POS's
 * employees up to date, so that IT can do it at night. `operators role`: they join as staff.
 */
export const operators: Command = async ([what, ...others], _request, { counter }) => {
  const desk = counter.operators
  if (what === 'role') return roleOf(desk, others)
  if (others.length > 0) return badInput('', words)
  switch (what) {
    case undefined:
      return said(ok(desk.get()), null)
    case 'off':
      return said(desk.turnOff(), 'Nobody has to sign in any more.')
    case 'employees':
      return said(await desk.readEmployees(), 'The employees are as the POS has them.')
    default:
      return badInput('', words)
  }
}

function roleOf(desk: Desk, given: readonly string[]): Result<CommandOutcome> {
  const role = Role.safeParse(given.at(-1))
  const name = given.slice(0, -1).join(' ')
  if (!role.success || name === '') return badInput('', words)
  const isMeant = (person: { name: string }) => person.name.toLowerCase() === name.toLowerCase()
  const [person, other] = desk.get().people.filter(isMeant)
  if (person === undefined) return failed({ kind: 'not-found', what: `an operator called ${name}` })
  if (other !== undefined) return badInput('name', `two operators are called ${name}`)
  return said(desk.setRole(person.id, role.data), null)
}

/** `text` null: who may stand there, a line each. */
function said(desk: Result<OperatorDesk>, text: string | null): Result<CommandOutcome> {
  if (!desk.ok) return desk
  const { isOn, people } = desk.value
  const named = people.map(({ name, role, isEmployee }) => ({ name, role, isEmployee }))
  const list = named.map(({ name, role }) => `${name} · ${role}`).join('\n') || 'operators are off'
  return ok({ status: 0, json: { isOn, people: named }, text: text ?? list })
}
