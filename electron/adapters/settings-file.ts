import { mkdirSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { z } from 'zod'
import type { Result } from '../../shared/fault.ts'
import type { Log } from '../core/ports.ts'
import { orStorageFault } from './database/storage-faults.ts'
import { writeWhole } from './write-whole.ts'

/** A file of settings as JSON, none of them secret. */
export type SettingsFileOnDisk<T> = {
  /** Null: nobody set anything yet, or the file cannot be read, which the log says. */
  read(): T | null
  /** Whole or not at all. */
  write(values: T): Result<void>
}

export function createSettingsFile<T>(of: {
  path: string
  schema: z.ZodType<T>
  log: Pick<Log, 'warn'>
}): SettingsFileOnDisk<T> {
  const { path, schema, log } = of
  return {
    read() {
      try {
        return schema.parse(JSON.parse(readFileSync(path, 'utf8')))
      } catch (unreadable) {
        const isMissing = (unreadable as NodeJS.ErrnoException).code === 'ENOENT'
        if (!isMissing) log.warn('Settings file ignored', { path, error: String(unreadable) })
        return null
      }
    },
    write(values) {
      return orStorageFault(path, () => {
        mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
        writeWhole(path, `${JSON.stringify(values, null, 2)}\n`)
      })
    },
  }
}
