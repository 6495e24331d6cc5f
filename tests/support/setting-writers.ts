import { AsyncLocalStorage } from 'node:async_hooks'
import type { CounterHandlers } from '../../electron/core/handlers.ts'
import type { SettingStore } from '../../electron/core/ports.ts'
import { settings } from '../../electron/core/settings/database-settings.ts'
import type { Setting } from '../../electron/core/settings/setting.ts'

/** Notices endpoints that change a setting without being named in its record. */
export type SettingWriters = {
  watchedStore(store: SettingStore): SettingStore
  watchedHandlers(handlers: CounterHandlers): CounterHandlers
  /** Each as `setting by endpoint`. */
  unnamed(): string[]
}

export function watchSettingWriters(
  declared: readonly Setting[] = Object.values(settings),
): SettingWriters {
  const asked = new AsyncLocalStorage<string>()
  const unnamed = new Set<string>()

  return {
    watchedStore: (store) => ({
      ...store,
      write(key, value) {
        const who = declared.find((setting) => setting.key === key)?.who
        const endpoint = asked.getStore()
        // What the counter keeps by itself, it may keep while it answers somebody.
        const names: readonly string[] = typeof who === 'object' ? who : ['counter']
        if (endpoint !== undefined && !names.includes(endpoint) && !names.includes('counter')) {
          unnamed.add(`${key} by ${endpoint}`)
        }
        store.write(key, value)
      },
    }),
    watchedHandlers(handlers) {
      const watched = Object.entries(handlers).map(([name, handler]) => [
        name,
        (input: never) => asked.run(name, () => (handler as (input: never) => unknown)(input)),
      ])
      return Object.fromEntries(watched) as CounterHandlers
    },
    unnamed: () => [...unnamed],
  }
}
