import { CicopassCredentials, CyclesoftwareCredentials } from '../../../shared/account.ts'
import { ok, type Result } from '../../../shared/fault.ts'
import { readStoreId } from '../../../shared/stock.ts'
import { posName, registryName } from '../../../shared/service-name.ts'
import { problems, textOf } from './command.ts'
import type { CommandDeclaration } from './declaration.ts'
import { loginProxy } from './login-proxy.ts'
import type { CommandOutcome } from './outcome.ts'

/** Signing in: a password never stands on the command line, where other programs would read it. */
export const loginCommands: readonly CommandDeclaration[] = [
  {
    form: 'login cicopass',
    flags: { '--email <address>': { says: 'of the account' } },
    does: 'signs in at Cicopass',
    input: 'the password',
    answers: '`SignedIn`',
    async run({ flags }, { input }, { counter }) {
      const [password] = secretsIn(input)
      const credentials = CicopassCredentials.safeParse({ email: flags['email'], password })
      if (!credentials.success) return problems(credentials.error.issues)
      const signedIn = await counter.accounts.signInCicopass(credentials.data)
      return signedIn.ok ? signedInAs(registryName, credentials.data.email) : signedIn
    },
  },
  {
    form: 'login cyclesoftware',
    flags: {
      '--user <name>': { says: 'of the account' },
      '--country <code>': { says: 'as NL' },
      '--store <store>': { says: 'as 1-1' },
    },
    does: 'signs in at CycleSoftware',
    input: 'the password, the api-key on an optional second line',
    answers: '`SignedIn`',
    async run({ flags }, { input }, { counter }) {
      const written = textOf(flags['store'])
      const store = written === undefined ? null : readStoreId(written)
      if (store !== null && !store.ok) return store
      const [password, apiKey] = secretsIn(input)
      const credentials = CyclesoftwareCredentials.safeParse({
        country: textOf(flags['country'])?.toUpperCase(),
        userName: flags['user'],
        password,
        apiKey: apiKey === '' ? null : apiKey,
        store: store === null ? null : store.value,
      })
      if (!credentials.success) return problems(credentials.error.issues)
      const signedIn = await counter.accounts.signInCyclesoftware(credentials.data)
      return signedIn.ok ? signedInAs(posName, credentials.data.userName) : signedIn
    },
  },
  {
    form: 'login proxy',
    flags: {
      '--user <name>': { says: 'that the proxy asks for' },
      '--host <host:port>': { says: 'which proxy; the one that is used now unless said' },
    },
    does: "keeps what the shop's proxy asks for",
    input: 'the password',
    answers: '`SignedIn`',
    run({ flags }, { input }, { ports, machine }) {
      const [password] = secretsIn(input)
      const user = textOf(flags['user']) ?? ''
      return loginProxy(
        { user, password, host: textOf(flags['host']) ?? null },
        { keychain: ports.keychain, proxyHost: machine.proxyHost },
      )
    },
  },
]

/** The password, and what stands on the line behind it. */
function secretsIn(input: string | null): [string, string] {
  const [first = '', second = ''] = (input ?? '').split(/\r?\n/)
  return [first, second]
}

function signedInAs(service: string, account: string): Result<CommandOutcome> {
  return ok({
    status: 0,
    json: { service, account },
    text: `Signed in to ${service} as ${account}`,
  })
}
