import {
  CicopassCredentials,
  type Accounts,
  type AccountTest,
  type CyclesoftwareCredentials,
} from '../../shared/account.ts'
import { failed, ok, type Fault, type Result, type ServiceName } from '../../shared/fault.ts'
import { sameStore } from '../../shared/stock.ts'
import { readJson } from './outbox/payloads.ts'
import type { Ports } from './ports.ts'
import { clearSettingsOf, readSetting, settings, writeSetting } from './settings.ts'

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
  { clock, keychain, database, registry, pos }: Ports,
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
    const keys = await pos.keys(credentials)
    if (!keys.ok) return keys
    const milliseconds = clock.now() - started
    return ok({ signedInAs: null, expiresAt: null, keys: keys.value, milliseconds })
  }

  /** Keychain and database are two places: when the second refuses, the first is as it was. */
  async function keepSecret(service: ServiceName, credentials: object) {
    const before = await keychain.read(service)
    if (!before.ok) return before
    const written = await keychain.write(service, JSON.stringify(credentials))
    if (!written.ok) return written
    return ok({
      async putBack<F extends { ok: false }>(refused: F): Promise<F> {
        if (before.value === null) await keychain.remove(service)
        else await keychain.write(service, before.value)
        return refused
      },
    })
  }

  function current(service: ServiceName): string | null {
    // Asked for at every step of a delivery: only the one that is asked about is read.
    if (service === 'cicopass') {
      const cicopass = readSetting(store, settings.cicopassAccount)
      return cicopass === null ? null : cicopassName(cicopass)
    }
    const cyclesoftware = readSetting(store, settings.cyclesoftwareAccount)
    return cyclesoftware === null ? null : cyclesoftwareName(cyclesoftware)
  }

  /** Inside a transaction. Whose allowance was spent says nothing of another account's. */
  function becomes(service: ServiceName, name: string): boolean {
    const isOther = current(service) !== name
    if (isOther) store.remove(settings[`${service}Limited`].key)
    return isOther
  }

  return {
    get,
    current,

    async signInCicopass(credentials) {
      const test = await registry.tryCredentials(credentials)
      if (!test.ok) return test
      const kept = await keepSecret('cicopass', credentials)
      if (!kept.ok) return kept
      const account = { email: credentials.email, company: test.value.company }
      const written = database.write(() => {
        const isOther = becomes('cicopass', cicopassName(account))
        writeSetting(store, settings.cicopassAccount, account)
        return { isOther }
      })
      if (!written.ok) return kept.value.putBack(written)
      registry.forgetSession()
      changed('cicopass', written.value.isOther)
      return ok(get())
    },

    async signInCyclesoftware(credentials) {
      const test = await testCyclesoftware(credentials)
      // The keys call may be refused outside an allowed IP: the account itself can still be right.
      const tolerable = test.ok || test.fault.kind === 'scope-missing'
      if (!tolerable) return test
      const kept = await keepSecret('cyclesoftware', credentials)
      if (!kept.ok) return kept
      const { country, userName, apiKey, store: chosen } = credentials
      const written = database.write(() => {
        const account = { country, userName, store: chosen, hasApiKey: apiKey !== null }
        const isOther = becomes('cyclesoftware', cyclesoftwareName(account))
        writeSetting(store, settings.cyclesoftwareAccount, account)
        const key = test.ok && chosen !== null ? test.value.keys.find(isChosen) : undefined
        if (key !== undefined) writeSetting(store, settings.shopName, key.store.name)
        return { isOther }
      })
      if (!written.ok) return kept.value.putBack(written)
      changed('cyclesoftware', written.value.isOther)
      return ok({ accounts: get(), keysFault: test.ok ? null : test.fault })

      function isChosen(key: AccountTest['keys'][number]): boolean {
        return chosen !== null && sameStore(key.store.id, chosen)
      }
    },

    async testCicopass() {
      const secret = await keychain.read('cicopass')
      if (!secret.ok) return secret
      if (secret.value === null) return failed({ kind: 'not-signed-in', service: 'cicopass' })
      const credentials = readJson(CicopassCredentials, secret.value)
      if (!credentials.ok) return failed({ kind: 'not-signed-in', service: 'cicopass' })
      return registry.tryCredentials(credentials.value)
    },

    testCyclesoftware: () => testCyclesoftware(),

    async signOut(service) {
      const removed = await keychain.remove(service)
      if (!removed.ok) return removed
      const written = database.write(() => {
        clearSettingsOf(store, service)
      })
      if (!written.ok) return written
      if (service === 'cicopass') registry.forgetSession()
      changed(service, true)
      return ok(get())
    },
  }
}

/** The name of an account under which its jobs are kept. */
export function cicopassName({ email }: { email: string }): string {
  return email.toLowerCase()
}

export function cyclesoftwareName(account: { userName: string; country: string }): string {
  return `${account.userName}@${account.country}`
}
