import { z } from 'zod'
import { CicopassAccount, CyclesoftwareAccount } from '../../shared/account.ts'
import { ScannerIdentity } from '../../shared/status.ts'
import { readJson } from './outbox/payloads.ts'
import type { SettingStore } from './ports.ts'

/** A stored value: its key, its parser and how long it lives. Sign-out clears by construction. */
export type Setting<T> = {
  readonly key: string
  readonly schema: z.ZodType<T>
  readonly lives: 'until-sign-out-of-cicopass' | 'until-sign-out-of-cyclesoftware' | 'until-changed'
}

function setting<T>(key: string, schema: z.ZodType<T>, lives: Setting<T>['lives']): Setting<T> {
  return { key, schema, lives }
}

export const settings = {
  cicopassAccount: setting('account.cicopass', CicopassAccount, 'until-sign-out-of-cicopass'),
  cyclesoftwareAccount: setting(
    'account.cyclesoftware',
    CyclesoftwareAccount,
    'until-sign-out-of-cyclesoftware',
  ),
  shopName: setting('shop.name', z.string(), 'until-sign-out-of-cyclesoftware'),
  /** Until when the service said that the allowance is spent: the next process holds to it too. */
  cicopassLimitedUntil: setting('limited.cicopass', z.number(), 'until-sign-out-of-cicopass'),
  cyclesoftwareLimitedUntil: setting(
    'limited.cyclesoftware',
    z.number(),
    'until-sign-out-of-cyclesoftware',
  ),
  scanner: setting('scanner.identity', ScannerIdentity, 'until-changed'),
} as const

/** `null` when it was never written, or was written by a version that meant something else by it. */
export function readSetting<T>(store: SettingStore, { key, schema }: Setting<T>): T | null {
  const value = readJson(schema, store.read(key))
  return value.ok ? value.value : null
}

export function writeSetting<T>(store: SettingStore, { key }: Setting<T>, value: T): void {
  store.write(key, JSON.stringify(value))
}

/** Removes everything that lives no longer than this account. */
export function clearSettingsOf(store: SettingStore, service: 'cicopass' | 'cyclesoftware'): void {
  for (const { key, lives } of Object.values(settings)) {
    if (lives === `until-sign-out-of-${service}`) store.remove(key)
  }
}
