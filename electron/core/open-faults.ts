import { ok, type Fault, type Result } from '../../shared/fault.ts'
import type { Database, Log } from './ports.ts'
import type { TaskWatch } from './scheduler.ts'
import { settings } from './settings/database-settings.ts'
import { readSetting, writeSetting } from './settings/stored-settings.ts'

/** What went wrong in the counter itself and staff are to know, until they saw it or it is over. */
export type OpenFaults = TaskWatch & {
  list(): Fault[]
  /** Two counters registered one bike: kept until somebody read it, over restarts. */
  registeredTwice(twice: { frameNumber: string; bikeIds: number[] }): void
  /** Somebody read them all. A task that throws again is said again. */
  seen(): Result<void>
}

export function createOpenFaults(
  { database, log }: { database: Pick<Database, 'settings' | 'write'>; log: Log },
  changed: () => void,
): OpenFaults {
  const tasks = new Set<string>()
  const kept = () => readSetting(database.settings, settings.registeredTwice)
  return {
    failed(task) {
      tasks.add(task)
      changed()
    },
    recovered(task) {
      if (tasks.delete(task)) changed()
    },
    registeredTwice(twice) {
      const written = database.write(() => {
        writeSetting(database.settings, settings.registeredTwice, [...kept(), twice])
      })
      if (!written.ok) log.error('That a bike is registered twice was not kept', { ...twice })
      changed()
    },
    list() {
      const unreadable = readSetting(database.settings, settings.unreadableSettings)
      return [
        ...(unreadable.length === 0
          ? []
          : [{ kind: 'settings-unreadable', settings: unreadable } as const]),
        ...kept().map((twice) => ({ kind: 'registered-twice', ...twice }) as const),
        ...[...tasks].map((task) => ({ kind: 'task-failed', task }) as const),
      ]
    },
    seen() {
      const keys = [settings.unreadableSettings.key, settings.registeredTwice.key]
      if (keys.some((key) => database.settings.read(key) !== null)) {
        const written = database.write(() => {
          for (const key of keys) database.settings.remove(key)
        })
        if (!written.ok) return written
      }
      tasks.clear()
      changed()
      return ok(undefined)
    },
  }
}
