import type { OperatorDesk } from '../../../shared/operator.ts'
import { ok, type Result } from '../../../shared/fault.ts'
import type { Command } from './command.ts'
import { badInput, type CommandOutcome } from './outcome.ts'

/**
 * `operators off`: for a shop whose only owner forgot the PIN. `operators employees`: brings the POS's
 * employees up to date, so that IT can do it at night.
 */
export const operators: Command = async ([what, ...others], _request, { counter }) => {
  if (others.length > 0) return badInput('', 'operators off, or operators employees')
  switch (what) {
    case 'off':
      return said(counter.operators.turnOff(), 'Nobody has to sign in any more.')
    case 'employees':
      return said(await counter.operators.readEmployees(), 'The employees are as the POS has them.')
    default:
      return badInput('', 'operators off, or operators employees')
  }
}

function said(desk: Result<OperatorDesk>, text: string): Result<CommandOutcome> {
  if (!desk.ok) return desk
  const { isOn, people } = desk.value
  const named = people.map(({ name, role, isEmployee }) => ({ name, role, isEmployee }))
  return ok({ status: 0, json: { isOn, people: named }, text })
}
