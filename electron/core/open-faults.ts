import { ok, type Fault, type Result } from '../../shared/fault.ts'
import type { Database } from './ports.ts'
import type { TaskWatch } from './scheduler.ts'
import { readSetting, settings } from './settings.ts'

/** What went wrong in the counter itself and staff are to know, until they saw it or it is over. */
export type OpenFaults = TaskWatch & {
  list(): Fault[]
  /** Somebody read them all. A task that throws again is said again. */
  seen(): Result<void>
}

export function createOpenFaults(
  database: Pick<Database, 'settings' | 'write'>,
  changed: () => void,
): OpenFaults {
  const tasks = new Set<string>()
  return {
    failed(task) {
      tasks.add(task)
      changed()
    },
    recovered(task) {
      if (tasks.delete(task)) changed()
    },
    list() {
      const unreadable = readSetting(database.settings, settings.unreadableSettings) ?? []
      return [
        ...(unreadable.length === 0
          ? []
          : [{ kind: 'settings-unreadable', settings: unreadable } as const]),
        ...[...tasks].map((task) => ({ kind: 'task-failed', task }) as const),
      ]
    },
    seen() {
      const { key } = settings.unreadableSettings
      if (database.settings.read(key) !== null) {
        const written = database.write(() => {
          database.settings.remove(key)
        })
        if (!written.ok) return written
      }
      tasks.clear()
      changed()
      return ok(undefined)
    },
  }
}
