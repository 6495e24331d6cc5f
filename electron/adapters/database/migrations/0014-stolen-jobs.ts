import type { Migration } from './migration.ts'

/** What alarms is found at each start without reading every job that waits for a person. */
export const stolenJobs: Migration = {
  version: 14,
  sql: `CREATE INDEX jobs_stolen ON jobs (seq) WHERE parked_because = 'stolen'`,
}
