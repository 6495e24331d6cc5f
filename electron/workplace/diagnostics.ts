import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Check } from '../../shared/diagnostics.ts'
import { failed, ok, type Fault } from '../../shared/fault.ts'
import { crashReportsIn } from '../adapters/crash-reports.ts'
import { orStorageFault } from '../adapters/database/storage-faults.ts'
import { removeUnfinished } from '../adapters/write-whole.ts'
import type { Handler } from '../core/handlers.ts'
import type { Log } from '../core/ports.ts'
import { checkOfFault, runChecks } from '../core/diagnostics/checks.ts'
import type { OpenCounter } from './open-counter.ts'
import { createMachine, type MachineOf } from './machine.ts'

/** Reports that were made are kept until there are more than this. */
const reportsKept = 5

type DiagnosticsEndpoint = 'diagnostics.run' | 'diagnostics.bundle' | 'diagnostics.show'

export type DiagnosticsView = Omit<MachineOf, 'mode' | 'database'> & {
  log: Log
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
      ...(open === null
        ? checksOfFault(view.fault())
        : await open.counter.work.follow('check-up', runChecks(open))),
    ]
  }

  return {
    async 'diagnostics.run'() {
      const { dataFolder } = view.environment
      const found = orStorageFault(dataFolder, () => crashReportsIn(dataFolder).length)
      return found.ok ? ok({ checks: await checks(), crashReports: found.value }) : found
    },
    async 'diagnostics.bundle'({ withCrashReports }) {
      const made = orStorageFault(reports, () => {
        mkdirSync(reports, { recursive: true, mode: 0o700 })
        removeUnfinished(reports)
      })
      if (!made.ok) return made
      const time = new Date().toISOString().slice(0, 19).replaceAll(':', '-')
      const path = join(reports, `cicopass-counter-${time}.zip`)
      const written = machine().writeBundle({ path, checks: await checks(), withCrashReports })
      if (!written.ok) return written
      const tidied = orStorageFault(reports, () => {
        for (const old of reportsIn(reports).slice(0, -reportsKept)) rmSync(join(reports, old))
      })
      if (!tidied.ok) view.log.warn('Old reports were not removed', { fault: tidied.fault.kind })
      return ok({ path })
    },
    'diagnostics.show'() {
      const all = orStorageFault(reports, () => reportsIn(reports))
      if (!all.ok) return all
      const last = all.value.at(-1)
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
