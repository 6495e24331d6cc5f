import type { SettingStore } from '../ports.ts'
import { allSettings } from './all-settings.ts'
import { givenPaths, type ItConfiguration } from './configuration.ts'
import { settings } from './database-settings.ts'
import { declaredVariables, type Variables } from './environment.ts'
import type { Setting } from './setting.ts'
import { stateOfSetting, type DatabaseSettings } from './stored-settings.ts'

/** Names only: which settings somebody or IT decided. A value may be a secret or name a customer. */
export type SettingsReport = {
  /** Keys of the database. Null: no database is open. */
  set: string[] | null
  unreadable: string[] | null
  /** Fields of `counter.config.json`. */
  preset: string[]
  variables: string[]
}

export function settingsReport(
  from: { store: SettingStore | null; configuration: ItConfiguration; variables: Variables },
  declared: { settings: DatabaseSettings; allSettings: Readonly<Record<string, Setting>> } = {
    settings,
    allSettings,
  },
): SettingsReport {
  const { store, configuration, variables } = from
  const keysThatAre = (state: 'read' | 'unreadable'): string[] | null =>
    store === null
      ? null
      : Object.values(declared.settings)
          .filter((setting) => stateOfSetting<unknown>(store, setting).state === state)
          .map(({ key }) => key)
  return {
    set: keysThatAre('read'),
    unreadable: keysThatAre('unreadable'),
    preset: givenPaths(configuration, declared.allSettings),
    variables: declaredVariables(declared.allSettings)
      .map(({ variable }) => variable)
      .filter((variable) => (variables[variable] ?? '') !== ''),
  }
}
