import { release } from 'node:os'
import { dirname, join } from 'node:path'
import type { Mode } from '../../shared/counter-api.ts'
import { failed, ok } from '../../shared/fault.ts'
import { storageFault } from '../adapters/database/storage-faults.ts'
import { crashReportsIn } from '../adapters/crash-reports.ts'
import { writeDiagnosticsBundle } from '../adapters/diagnostics-bundle.ts'
import type { Machine } from '../core/command-line/command.ts'
import { toldCheck } from '../core/diagnostics/check-words.ts'
import type { DatabaseDescription, SettingStore } from '../core/ports.ts'
import { settingsReport } from '../core/settings/settings-report.ts'
import { cicopassAddress } from '../services/cicopass/cicopass.ts'
import { findProxy } from '../services/proxy.ts'
import { placeOf, type Environment } from './environment.ts'
import { configurationFolders, readItConfiguration } from './it-configuration.ts'
import { machineChecks } from './machine-checks.ts'

export type MachineOf = {
  environment: Environment
  mode: Mode
  version: string
  proxyFor: ((url: URL) => Promise<URL | null>) | undefined
  /** Null while no database is open. */
  database: { describe(): DatabaseDescription; settings: SettingStore } | null
}

/** The machine's side of the doctor: its own checks, and the report for whoever is asked for help. */
export function createMachine(of: MachineOf): Machine {
  const { environment, mode, version, proxyFor, database } = of
  const { folder } = placeOf(environment, mode)
  const found = findProxy({
    variables: process.env,
    system: proxyFor,
    credentials: () => Promise.resolve(null), // only the proxy's name is told
  })
  return {
    proxyHost: async () => (await found(new URL(addressOf(environment))))?.origin ?? null,
    checks: () =>
      machineChecks({
        folder,
        version,
        proxyFor: found,
        configurationFolders: configurationFolders(environment.dataFolder),
        addresses: [new URL(addressOf(environment))],
      }),
    writeBundle({ path, checks, withCrashReports = false }) {
      try {
        const crashReports = crashReportsIn(environment.dataFolder)
        writeDiagnosticsBundle({
          path,
          report: {
            madeAt: new Date().toISOString(),
            version,
            versions: process.versions,
            system: { platform: process.platform, arch: process.arch, release: release() },
            mode,
            language: environment.language,
            checks: checks.map(toldCheck),
            database: database?.describe() ?? null,
            settings: settingsReport({
              store: database?.settings ?? null,
              configuration: readItConfiguration(configurationFolders(environment.dataFolder))
                .configuration,
              variables: process.env,
            }),
            crashReports: crashReports.length,
          },
          logs: {
            window: environment.dataFolder,
            'command-line': join(environment.dataFolder, 'shop'),
          },
          crashReports: withCrashReports ? crashReports : [],
        })
        return ok(path)
      } catch (error) {
        const fault = storageFault(error, dirname(path))
        if (fault === null) throw error
        return failed(fault)
      }
    },
  }
}

function addressOf({ cicopassUrl }: Environment): string {
  return cicopassUrl !== null && URL.canParse(cicopassUrl) ? cicopassUrl : cicopassAddress
}
