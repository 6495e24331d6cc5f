import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Check } from '../../shared/diagnostics.ts'
import { failed, ok, type Fault } from '../../shared/fault.ts'
import { crashReportsIn } from '../adapters/crash-reports.ts'
import type { Handler } from '../core/handlers.ts'
import { checkOfFault, runChecks } from '../core/diagnostics/checks.ts'
import type { OpenCounter } from './open-counter.ts'
import { createMachine, type MachineOf } from './machine.ts'

/** Reports that were made are kept until there are more than this. */
const reportsKept = 5

type DiagnosticsEndpoint = 'diagnostics.run' | 'diagnostics.bundle' | 'diagnostics.show'

export type DiagnosticsView = Omit<MachineOf, 'mode' | 'database'> & {
  mode: () => MachineOf['mode']
  current: () => OpenCounter | null
  /** What kept the counter from opening. */
  fault: () => Fault | null
  /** Shows a file in its folder. */
  showFile: (path: string) => void
}

/** The same checks as the doctor's, for the window; also when the counter cannot open its data. */
export function diagnosticsHandlers(view: DiagnosticsView): {
  readonly [N in DiagnosticsEndpoint]: Handler<N>
} {
  const reports = join(view.environment.dataFolder, 'diagnostics')

  function machine() {
    const database = view.current()?.ports.database ?? null
    return createMachine({ ...view, mode: view.mode(), database })
  }

  async function checks(): Promise<Check[]> {
    const open = view.current()
    return [
      ...(await machine().checks()),
      ...(open === null ? checksOfFault(view.fault()) : await runChecks(open)),
    ]
  }

  return {
    async 'diagnostics.run'() {
      const { length } = crashReportsIn(view.environment.dataFolder)
      return ok({ checks: await checks(), crashReports: length })
    },
    async 'diagnostics.bundle'({ withCrashReports }) {
      mkdirSync(reports, { recursive: true, mode: 0o700 })
      const time = new Date().toISOString().slice(0, 19).replaceAll(':', '-')
      const path = join(reports, `cicopass-counter-${time}.zip`)
      const written = machine().writeBundle({ path, checks: await checks(), withCrashReports })
      if (!written.ok) return written
      for (const old of reportsIn(reports).slice(0, -reportsKept)) rmSync(join(reports, old))
      return ok({ path })
    },
    'diagnostics.show'() {
      const last = reportsIn(reports).at(-1)
      if (last === undefined) return failed({ kind: 'not-found', what: 'a report' })
      view.showFile(join(reports, last))
      return ok({})
    },
  }
}

/** In place of what cannot be asked while the counter is not open. */
export function checksOfFault(fault: Fault | null): Check[] {
  if (fault === null) return []
  return [checkOfFault(fault.kind.startsWith('keychain') ? 'keychain' : 'database', fault, 'fail')]
}

/** Oldest first: their names are times. */
function reportsIn(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.zip'))
      .sort()
  } catch (missing) {
    if ((missing as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw missing
  }
}
