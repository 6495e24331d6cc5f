import { z } from 'zod'
import type { ServiceName } from '../../../shared/fault.ts'
import type { SettingPart } from '../../../shared/setting-part.ts'
import { readJson } from '../outbox/payloads.ts'
import type { SettingStore } from '../ports.ts'
import { settings } from './database-settings.ts'
import type { DatabaseSetting, ValueOf } from './setting.ts'

/** Settings by name; every list is made of `settings`, unless a test gives one with another in it. */
export type DatabaseSettings = Readonly<Record<string, DatabaseSetting>>

export type SettingState<T> =
  | { state: 'absent' }
  | { state: 'read'; value: T }
  /** Something lies there that the parser cannot read. */
  | { state: 'unreadable' }

export function stateOfSetting<T>(
  store: SettingStore,
  { key, schema }: Pick<DatabaseSetting<T>, 'key' | 'schema'>,
): SettingState<T> {
  const text = store.read(key)
  if (text === null) return { state: 'absent' }
  const value = readJson(schema, text)
  return value.ok ? { state: 'read', value: value.value } : { state: 'unreadable' }
}

/** Its default when it was never written, or cannot be read: for a setting that is safe to take as absent. */
export function readSetting<S extends DatabaseSetting>(
  store: SettingStore,
  setting: S,
): ValueOf<S> {
  const known = stateOfSetting(store, setting)
  const value = known.state === 'read' ? known.value : structuredClone(setting.default)
  // A value of its own schema, or of its own default: TypeScript does not follow a setting through its name.
  return value as ValueOf<S>
}

/** Inside a transaction. What could not be read is not lost by it: it is kept aside. */
export function writeSetting<T>(store: SettingStore, setting: DatabaseSetting<T>, value: T): void {
  if (stateOfSetting(store, setting).state === 'unreadable') keepAside(store, setting.key)
  store.write(setting.key, JSON.stringify(value))
}

/** Removes everything that lives no longer than this account. */
export function clearSettingsOf(
  store: SettingStore,
  service: ServiceName,
  declared: DatabaseSettings = settings,
): void {
  for (const { key, lives } of Object.values(declared)) {
    if (lives !== `until-sign-out-of-${service}`) continue
    store.remove(key)
    forgetAside(store, key, Infinity)
  }
}

/** A text that could not be read, and since when it lies aside, in epoch milliseconds. */
const Aside = z.object({ at: z.number(), text: z.string() })

/** Where the nth text of a key that could not be read lies. */
function asideKey(key: string, nth: number): string {
  return `unreadable.${key}.${String(nth)}`
}

function keepAside(store: SettingStore, key: string): void {
  const text = store.read(key)
  if (text === null) return
  let nth = 1
  for (; ; nth += 1) {
    const before = store.read(asideKey(key, nth))
    if (before === null) break
    const kept = readJson(Aside, before)
    if (kept.ok && kept.value.text === text) return
  }
  store.write(asideKey(key, nth), JSON.stringify({ at: Date.now(), text }))
}

function forgetAside(store: SettingStore, key: string, keptBefore: number): void {
  for (let nth = 1; ; nth += 1) {
    const text = store.read(asideKey(key, nth))
    if (text === null) return
    const kept = readJson(Aside, text)
    if (!kept.ok || kept.value.at < keptBefore) eraseAside(store, asideKey(key, nth))
  }
}

/** Forgets what lies at this place, which stays taken: those behind it are found by it. */
export function eraseAside(store: SettingStore, place: string): void {
  store.write(place, '""')
}

/** What was kept aside before then is forgotten: it may name customers. Inside a transaction. */
export function forgetUnreadable(
  store: SettingStore,
  keptBefore: number,
  declared: DatabaseSettings = settings,
): void {
  for (const { key } of Object.values(declared)) forgetAside(store, key, keptBefore)
}

/**
 * Keeps aside what cannot be read, once a start: from here on such a setting has its default, and one
 * that is `locked` stays where it is. Answers what it found now; what staff are still to be told is in
 * `settings.unreadableSettings`. Inside a transaction.
 */
export function setUnreadableAside(
  store: SettingStore,
  declared: DatabaseSettings = settings,
): string[] {
  const found = Object.values(declared).filter(
    (setting) => stateOfSetting(store, setting).state === 'unreadable',
  )
  for (const { key, unreadable } of found) {
    keepAside(store, key)
    if (unreadable === 'default') store.remove(key)
  }
  if (found.length > 0) {
    const told = readSetting(store, settings.unreadableSettings)
    const parts = new Set<SettingPart>([...told, ...found.map(({ part }) => part)])
    writeSetting(store, settings.unreadableSettings, [...parts])
  }
  return found.map(({ key }) => key)
}
