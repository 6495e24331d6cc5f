import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Mode } from '../../shared/counter-api.ts'
import { firstSpoken, type Language } from '../../shared/language.ts'
import { logLevels, type LogLevel } from '../adapters/log.ts'

/** What the machine says about where the counter lives; for tests and IT (DESIGN.md, "Running it"). */
export type Environment = {
  /** Absolute. Each mode's data lies in its own folder below it or in it. */
  dataFolder: string
  keychainService: string
  /** Null: the services' published addresses. */
  cicopassUrl: string | null
  cyclesoftwareUrl: string | null
  /** A port that is used whatever was chosen in the settings. */
  scannerPath: string | null
  /** Null: what was chosen, else the system's. */
  language: Language | null
  /** What is less than this is not logged. */
  logLevel: LogLevel
}

type Variables = Readonly<Record<string, string | undefined>>

export function readEnvironment(
  variables: Variables,
  usualFolder = usualDataFolder(variables),
): Environment {
  const named = (name: string): string | null => {
    const value = variables[name]?.trim() ?? ''
    return value === '' ? null : value
  }
  return {
    dataFolder: resolve(named('COUNTER_DATA_DIR') ?? usualFolder),
    keychainService: named('COUNTER_KEYCHAIN_SERVICE') ?? 'Cicopass Counter',
    cicopassUrl: named('CICOPASS_URL'),
    cyclesoftwareUrl: named('CYCLESOFTWARE_URL'),
    scannerPath: named('COUNTER_SCANNER'),
    language: firstSpoken([named('COUNTER_LANG') ?? '']),
    logLevel: logLevels.find((level) => level === named('COUNTER_LOG_LEVEL')) ?? 'info',
  }
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
