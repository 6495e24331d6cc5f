import { failed, type Result } from '../../../shared/fault.ts'
import { nameOfProxy } from '../../../shared/proxy-name.ts'
import type { Ports } from '../ports.ts'
import { secrets } from '../settings/secrets.ts'
import { writeSecret } from '../settings/stored-secrets.ts'
import { printed, type Machine } from './command.ts'
import { badInput, type CommandOutcome } from './outcome.ts'

/**
 * Keeps the name and password that the shop's proxy asks for, in the keychain. Nothing is tried: only
 * a call through the proxy shows whether they are right, and `doctor` makes one. They are for this one
 * proxy: whatever else a network may name as its own is not told them.
 *
 * @param given.host as `proxy.example:3128` or `https://proxy.example:3128`; null: the one that is used now
 */
export async function loginProxy(
  { user, password, host }: { user: string; password: string; host: string | null },
  { keychain, proxyHost }: Pick<Ports, 'keychain'> & { proxyHost: Machine['proxyHost'] },
): Promise<Result<CommandOutcome>> {
  if (user === '') return badInput('user', 'is missing')
  if (password === '') return badInput('password', 'is missing')
  const given = host ?? (await proxyHost?.()) ?? null
  if (given === null)
    return badInput('host', 'no proxy is used here: name it, as proxy.example:3128')
  const written = given.includes('://') ? given : `http://${given}`
  const url = URL.parse(written)
  if (url === null || url.username !== '')
    return badInput('host', 'is not one: write proxy.example:3128')
  const secret = { user, password, host: nameOfProxy(url) }
  const kept = await writeSecret(keychain, secrets.proxy, secret)
  return kept.ok ? printed({ service: 'proxy', account: user }) : failed(kept.fault)
}
