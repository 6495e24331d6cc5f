import { isDeepStrictEqual } from 'node:util'
import {
  CicopassCredentials,
  cicopassName,
  CyclesoftwareCredentials,
  cyclesoftwareName,
} from '../../shared/account.ts'
import type { ServiceName } from '../../shared/fault.ts'
import { posName, registryName } from '../../shared/service-name.ts'
import { writeCicopassAccount, writeCyclesoftwareAccount } from './account-rows.ts'
import { readJson } from './outbox/payloads.ts'
import type { Database, Keychain, Log } from './ports.ts'
import { settings } from './settings/database-settings.ts'
import { secrets } from './settings/secrets.ts'
import { removeSecretsOf } from './settings/stored-secrets.ts'
import { clearSettingsOf, readSetting } from './settings/stored-settings.ts'

type Places = { keychain: Keychain; database: Pick<Database, 'settings' | 'write'>; log: Log }

/**
 * Keychain and database are two places, and a process may end between them: who is being signed in or
 * out is written to the database first, and the next start ends what was begun. A sign-in whose secret
 * did not reach the keychain never was; one whose secret did is done; a sign-out is done either way.
 * What cannot be ended now is left for the start after. Call it before anything asks for an account.
 */
export async function endAccountChanges(places: Places): Promise<void> {
  await endCicopass(places)
  await endCyclesoftware(places)
}

async function endCicopass(places: Places): Promise<void> {
  const change = readSetting(places.database.settings, settings.cicopassChange)
  if (change === null) return
  const { account } = change
  await end(places, registryName, {
    isSignOut: account === null,
    signIn(secret) {
      const kept = secret === null ? null : readJson(CicopassCredentials, secret)
      if (account === null || kept?.ok !== true) return
      if (cicopassName(kept.value) !== cicopassName(account)) return
      writeCicopassAccount(places.database.settings, account)
    },
  })
}

async function endCyclesoftware(places: Places): Promise<void> {
  const change = readSetting(places.database.settings, settings.cyclesoftwareChange)
  if (change === null) return
  const { account } = change
  await end(places, posName, {
    isSignOut: account === null,
    signIn(secret) {
      const kept = secret === null ? null : readJson(CyclesoftwareCredentials, secret)
      if (account === null || kept?.ok !== true) return
      const { store, apiKey } = kept.value
      const isSame =
        cyclesoftwareName(kept.value) === cyclesoftwareName(account) &&
        isDeepStrictEqual(store, account.store) &&
        (apiKey !== null) === account.hasApiKey
      if (isSame) writeCyclesoftwareAccount(places.database.settings, account)
    },
  })
}

async function end(
  { keychain, database, log }: Places,
  service: ServiceName,
  how: { isSignOut: boolean; signIn: (secret: string | null) => void },
): Promise<void> {
  const secret = how.isSignOut
    ? await removeSecretsOf(keychain, service)
    : await keychain.read(secrets[service].key)
  const written = secret.ok
    ? database.write(() => {
        if (how.isSignOut) clearSettingsOf(database.settings, service)
        else how.signIn(secret.value ?? null)
        database.settings.remove(settings[`${service}Change`].key)
      })
    : secret
  if (written.ok)
    log.warn('Ended a change of account that was cut short', {
      service,
      isSignOut: how.isSignOut,
    })
  else log.warn('A change of account stays cut short', { service, fault: written.fault.kind })
}
