import {
  cicopassName,
  cyclesoftwareName,
  type CicopassAccount,
  type CyclesoftwareAccount,
} from '../../shared/account.ts'
import type { ServiceName } from '../../shared/fault.ts'
import { posName, registryName } from '../../shared/service-name.ts'
import type { z } from 'zod'
import type { SettingStore } from './ports.ts'
import { settings } from './settings/database-settings.ts'
import { readSetting, writeSetting } from './settings/stored-settings.ts'

type Cicopass = z.infer<typeof CicopassAccount>
type Cyclesoftware = z.infer<typeof CyclesoftwareAccount>

/** The name of the account that is signed in. */
export function currentAccount(store: SettingStore, service: ServiceName): string | null {
  // Asked for at every step of a delivery: only the one that is asked about is read.
  if (service === registryName) {
    const cicopass = readSetting(store, settings.cicopassAccount)
    return cicopass === null ? null : cicopassName(cicopass)
  }
  const cyclesoftware = readSetting(store, settings.cyclesoftwareAccount)
  return cyclesoftware === null ? null : cyclesoftwareName(cyclesoftware)
}

/** Inside a transaction, as the next. @returns whether another account was signed in before */
export function writeCicopassAccount(store: SettingStore, account: Cicopass): boolean {
  const isOther = becomes(store, registryName, cicopassName(account))
  writeSetting(store, settings.cicopassAccount, account)
  store.remove(settings.cicopassChange.key)
  return isOther
}

export function writeCyclesoftwareAccount(store: SettingStore, account: Cyclesoftware): boolean {
  const isOther = becomes(store, posName, cyclesoftwareName(account))
  writeSetting(store, settings.cyclesoftwareAccount, account)
  store.remove(settings.cyclesoftwareChange.key)
  return isOther
}

/** Whose allowance was spent says nothing of another account's. */
function becomes(store: SettingStore, service: ServiceName, name: string): boolean {
  const isOther = currentAccount(store, service) !== name
  if (isOther) store.remove(settings[`${service}Limited`].key)
  return isOther
}
