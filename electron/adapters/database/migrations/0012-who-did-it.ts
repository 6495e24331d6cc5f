import type { Migration } from './migration.ts'

/** Who retried, gave up, settled or edited a job, let a theft pass, or took a bike off the worklist. */
export const whoDidIt: Migration = {
  version: 12,
  sql: `
    ALTER TABLE job_events ADD COLUMN who TEXT;
    ALTER TABLE sold_bikes ADD COLUMN dismissed_by TEXT;
  `,
}
