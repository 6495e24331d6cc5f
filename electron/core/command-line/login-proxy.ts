import { failed, type Result } from '../../../shared/fault.ts'
import type { Ports } from '../ports.ts'
import { printed } from './command.ts'
import { badInput, type CommandOutcome } from './outcome.ts'

/**
 * Keeps the name and password that the shop's proxy asks for, in the keychain. Nothing is tried: only
 * a call through the proxy shows whether they are right, and `doctor` makes one.
 */
export async function loginProxy(
  { user, password }: { user: string; password: string },
  { keychain }: Pick<Ports, 'keychain'>,
): Promise<Result<CommandOutcome>> {
  if (user === '') return badInput('user', 'is missing')
  if (password === '') return badInput('password', 'is missing')
  const kept = await keychain.write('proxy', JSON.stringify({ user, password }))
  return kept.ok ? printed({ service: 'proxy', account: user }) : failed(kept.fault)
}
