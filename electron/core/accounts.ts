import type {
  Accounts,
  AccountTest,
  CicopassCredentials,
  CyclesoftwareCredentials,
} from '../../shared/account.ts'
import { failed, ok, type Fault, type Result, type ServiceName } from '../../shared/fault.ts'
import { sameStore } from '../../shared/stock.ts'
import { posName, registryName } from '../../shared/service-name.ts'
import { currentAccount, writeCicopassAccount, writeCyclesoftwareAccount } from './account-rows.ts'
import type { Ports } from './ports.ts'
import { settings } from './settings/database-settings.ts'
import { secrets } from './settings/secrets.ts'
import { readSecret, removeSecretsOf } from './settings/stored-secrets.ts'
import { clearSettingsOf, readSetting, writeSetting } from './settings/stored-settings.ts'

export type AccountDesk = {
  get(): Accounts
  /** The account jobs are made under: the e-mail address, or user name and country. */
  current(service: ServiceName): string | null
  signInCicopass(credentials: CicopassCredentials): Promise<Result<Accounts>>
  signInCyclesoftware(
    credentials: CyclesoftwareCredentials,
  ): Promise<Result<{ accounts: Accounts; keysFault: Fault | null }>>
  testCicopass(): Promise<Result<AccountTest>>
  testCyclesoftware(): Promise<Result<AccountTest>>
  signOut(service: ServiceName): Promise<Result<Accounts>>
}

/**
 * Who we are at both services. Secrets go to the keychain, what staff may see to the database;
 * nothing is kept of credentials that a service refused.
 */
export function createAccountDesk(
  {
    clock,
    keychain,
    database,
    registry,
    stockLookup,
    log,
  }: Pick<Ports, 'clock' | 'keychain' | 'database' | 'registry' | 'stockLookup' | 'log'>,
  { changed }: { changed: (service: ServiceName, isOther: boolean) => void },
): AccountDesk {
  const store = database.settings

  function get(): Accounts {
    return {
      cicopass: readSetting(store, settings.cicopassAccount),
      cyclesoftware: readSetting(store, settings.cyclesoftwareAccount),
    }
  }

  async function testCyclesoftware(
    credentials?: Omit<CyclesoftwareCredentials, 'store'>,
  ): Promise<Result<AccountTest>> {
    const started = clock.now()
    const keys = await stockLookup.keys(credentials)
    if (!keys.ok) return keys
    const milliseconds = clock.now() - started
    const neededScopes = [...stockLookup.neededScopes]
    return ok({ signedInAs: null, expiresAt: null, keys: keys.value, neededScopes, milliseconds })
  }

  const changes = { cicopass: settings.cicopassChange, cyclesoftware: settings.cyclesoftwareChange }

  /**
   * Keychain and database are two places: what is begun is written first, so that the next start can end
   * it (`account-change.ts`), and when the second place refuses, the first is as it was.
   */
  async function keepSecret(
    service: ServiceName,
    { credentials, begin }: { credentials: object; begin: () => void },
  ) {
    const before = await keychain.read(service)
    if (!before.ok) return before
    const begun = database.write(begin)
    if (!begun.ok) return begun
    const written = await keychain.write(service, JSON.stringify(credentials))
    if (!written.ok) return forgetChange(service, written)
    return ok({
      async putBack<F extends { ok: false }>(refused: F): Promise<F> {
        const { value } = before
        await (value === null ? keychain.remove(service) : keychain.write(service, value))
        return forgetChange(service, refused)
      },
    })
  }

  function forgetChange<F extends { ok: false }>(service: ServiceName, refused: F): F {
    const { key } = changes[service]
    const forgotten = database.write(() => {
      store.remove(key)
    })
    // The next start finds by the keychain that it came to nothing.
    if (!forgotten.ok) log.warn('A change of account stays begun', { fault: forgotten.fault.kind })
    return refused
  }

  return {
    get,
    current: (service) => currentAccount(store, service),

    async signInCicopass(credentials) {
      const test = await registry.tryCredentials(credentials)
      if (!test.ok) return test
      const account = { email: credentials.email, company: test.value.company }
      const kept = await keepSecret(registryName, {
        credentials,
        begin: () => {
          writeSetting(store, changes.cicopass, { account })
        },
      })
      if (!kept.ok) return kept
      const written = database.write(() => {
        return { isOther: writeCicopassAccount(store, account) }
      })
      if (!written.ok) return kept.value.putBack(written)
      registry.forgetSession()
      changed(registryName, written.value.isOther)
      return ok(get())
    },

    async signInCyclesoftware(credentials) {
      const test = await testCyclesoftware(credentials)
      // The keys call may be refused outside an allowed IP: the account itself can still be right.
      const tolerable = test.ok || test.fault.kind === 'scope-missing'
      if (!tolerable) return test
      const { country, userName, apiKey, store: chosen } = credentials
      const account = { country, userName, store: chosen, hasApiKey: apiKey !== null }
      const kept = await keepSecret(posName, {
        credentials,
        begin: () => {
          writeSetting(store, changes.cyclesoftware, { account })
        },
      })
      if (!kept.ok) return kept
      const written = database.write(() => {
        const isOther = writeCyclesoftwareAccount(store, account)
        const key = test.ok && chosen !== null ? test.value.keys.find(isChosen) : undefined
        if (key !== undefined) writeSetting(store, settings.shopName, key.store.name)
        return { isOther }
      })
      if (!written.ok) return kept.value.putBack(written)
      changed(posName, written.value.isOther)
      return ok({ accounts: get(), keysFault: test.ok ? null : test.fault })

      function isChosen(key: AccountTest['keys'][number]): boolean {
        return chosen !== null && sameStore(key.store.id, chosen)
      }
    },

    async testCicopass() {
      const secret = await readSecret(keychain, secrets.cicopass)
      if (!secret.ok) return secret
      if (secret.value.state !== 'read') {
        return failed({ kind: 'not-signed-in', service: registryName })
      }
      const tried = await registry.tryCredentials(secret.value.value)
      return tried.ok ? ok({ ...tried.value, neededScopes: [] }) : tried
    },

    testCyclesoftware: () => testCyclesoftware(),

    async signOut(service) {
      const begun = database.write(() => {
        if (service === registryName) writeSetting(store, changes.cicopass, { account: null })
        else writeSetting(store, changes.cyclesoftware, { account: null })
      })
      if (!begun.ok) return begun
      const removed = await removeSecretsOf(keychain, service)
      if (!removed.ok) return forgetChange(service, removed)
      const written = database.write(() => {
        clearSettingsOf(store, service)
      })
      if (!written.ok) return written
      if (service === registryName) registry.forgetSession()
      changed(service, true)
      return ok(get())
    },
  }
}
