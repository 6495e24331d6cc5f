import { ok } from '../../../shared/fault.ts'
import type { Command } from './command.ts'
import { badInput } from './outcome.ts'

/** `operators off`: for a shop whose only owner forgot the PIN. */
export const operators: Command = ([what, ...others], _request, { counter }) => {
  if (what !== 'off' || others.length > 0) return Promise.resolve(badInput('', 'operators off'))
  const off = counter.operators.turnOff()
  if (!off.ok) return Promise.resolve(off)
  return Promise.resolve(
    ok({ status: 0, json: { isOn: off.value.isOn }, text: 'Nobody has to sign in any more.' }),
  )
}
