import { failed, ok, type Result } from '../../../shared/fault.ts'
import type { Migration } from './migrations/migration.ts'
import { pragma, type Handle } from './sqlite.ts'

/** The `user_version` of the live handle. */
export function databaseVersion(handle: Handle): number {
  return Number(pragma(handle, 'user_version'))
}

/**
 * Brings the database to the newest form, one transaction a step: a step that fails leaves the form
 * before it. A database written by a newer counter is refused and not touched.
 *
 * @throws {SqliteError} for what `storageFault` reads
 */
export function migrate(handle: Handle, steps: readonly Migration[]): Result<void> {
  const found = databaseVersion(handle)
  const known = steps.at(-1)?.version ?? 0
  if (found > known) return failed({ kind: 'database-from-future', found, known, backup: null })
  for (const step of steps) {
    if (step.version > found) runStep(handle, step)
  }
  return ok(undefined)
}

function runStep(handle: Handle, step: Migration): void {
  const inOneTransaction = handle.transaction(() => {
    handle.exec(step.sql)
    handle.pragma(`user_version = ${String(step.version)}`)
  })
  inOneTransaction.exclusive()
}
