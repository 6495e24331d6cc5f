import type { Migration } from './migration.ts'

/**
 * The wait after a send is measured by a clock that nobody can set
 * (docs/decisions/late-commits-and-clocks.md). Null in a row that was sent before this step.
 */
export const timeSinceASend: Migration = {
  version: 2,
  sql: 'ALTER TABLE jobs ADD COLUMN sent_elapsed INTEGER',
}
