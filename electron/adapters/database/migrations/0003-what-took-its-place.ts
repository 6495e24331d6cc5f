import type { Migration } from './migration.ts'

/** From a job that was edited and sent again to the one that took its place. */
export const whatTookItsPlace: Migration = {
  version: 3,
  sql: 'CREATE INDEX jobs_replaces ON jobs (replaces, seq) WHERE replaces IS NOT NULL',
}
