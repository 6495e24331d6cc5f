import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Mode } from '../../shared/counter-api.ts'
import {
  readVariables,
  type EnvironmentValues,
  type Variables,
} from '../core/settings/environment.ts'

/** What the machine says about where the counter lives; for tests and IT (docs/configuration.md). */
export type Environment = Omit<EnvironmentValues, 'dataFolder'> & {
  /** Absolute. Each mode's data lies in its own folder below it or in it. */
  dataFolder: string
}

export function readEnvironment(
  variables: Variables,
  usualFolder = usualDataFolder(variables),
): Environment {
  const values = readVariables(variables)
  return { ...values, dataFolder: resolve(values.dataFolder ?? usualFolder) }
}

/** Where Electron puts `userData` of this product, so that window and command line share it. */
function usualDataFolder(variables: Variables, platform = process.platform): string {
  const home = homedir()
  const product = 'Cicopass Counter'
  switch (platform) {
    case 'win32':
      return join(variables['APPDATA'] ?? join(home, 'AppData', 'Roaming'), product)
    case 'darwin':
      return join(home, 'Library', 'Application Support', product)
    default:
      return join(variables['XDG_CONFIG_HOME'] ?? join(home, '.config'), product)
  }
}

/** The folders in which the databases of both modes lie. */
export function placesIn(dataFolder: string): string[] {
  return [join(dataFolder, 'shop'), join(dataFolder, 'training')]
}

/** Which files the counter itself put into inbound folders (`placed-files.ts`). */
export function inboundFilesList(dataFolder: string): string {
  return join(dataFolder, 'inbound-files.jsonl')
}

/** Training has its own data and its own keychain service: nothing of it can reach the shop's. */
export function placeOf(
  { dataFolder, keychainService }: Environment,
  mode: Mode,
): {
  folder: string
  keychainService: string
} {
  return mode === 'shop'
    ? { folder: join(dataFolder, 'shop'), keychainService }
    : { folder: join(dataFolder, 'training'), keychainService: `${keychainService} Training` }
}
