import { failed, ok, type Result } from '../../../shared/fault.ts'
import { Role, type OperatorDesk } from '../../../shared/operator.ts'
import type { OperatorDesk as Desk } from '../operators/operator-desk.ts'
import type { CommandDeclaration } from './declaration.ts'
import { badInput, type CommandOutcome } from './outcome.ts'

const none = { input: null, answers: '`Operators`' } as const

/** Who may stand at the counter. */
export const operatorCommands: readonly CommandDeclaration[] = [
  {
    form: 'operators',
    does: 'who may stand at the counter',
    ...none,
    run: (_given, _request, { counter }) => said(ok(counter.operators.get()), null),
  },
  {
    form: 'operators employees',
    does: 'brings the employees of the POS in, and who left out',
    ...none,
    // So that IT can do it at night.
    run: async (_given, _request, { counter }) =>
      said(await counter.operators.readEmployees(), 'The employees are as the POS has them.'),
  },
  {
    form: 'operators role <name owner|staff...>',
    does: 'makes somebody an owner, or staff',
    ...none,
    run: ({ args }, _request, { counter }) => roleOf(counter.operators, args),
  },
  {
    form: 'operators off',
    does: 'forgets who may stand at the counter, and their PINs',
    input: null,
    answers: '`{ "isOn": false }`',
    // For a shop whose only owner forgot the PIN.
    run: (_given, _request, { counter }) =>
      said(counter.operators.turnOff(), 'Nobody has to sign in any more.'),
  },
]

function roleOf(desk: Desk, given: readonly string[]): Result<CommandOutcome> {
  const role = Role.safeParse(given.at(-1))
  const name = given.slice(0, -1).join(' ')
  if (!role.success || name === '') {
    return badInput('', 'operators role <name> owner, or staff')
  }
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
