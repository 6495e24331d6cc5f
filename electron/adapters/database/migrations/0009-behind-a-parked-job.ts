import type { Migration } from './migration.ts'

/** True for the row `jobs` while what it waits for is not done, or an earlier job of its bike is on its way. */
export const BLOCKED = `
  (waits_for IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM jobs AS awaited WHERE awaited.id = jobs.waits_for AND awaited.state = 'done'))
  OR (bike_key IS NOT NULL AND EXISTS (
    SELECT 1 FROM jobs AS earlier WHERE earlier.bike_key = jobs.bike_key
      AND earlier.seq < jobs.seq
      AND earlier.state IN ('held', 'waiting', 'sending', 'unknown')
      AND NOT EXISTS (
        SELECT 1 FROM jobs AS parked WHERE parked.id = earlier.waits_for AND parked.state = 'parked')))`

/** A parked job holds only what depends on it: what waits for it holds nobody else of the bike. */
export const behindAParkedJob: Migration = {
  version: 9,
  sql: `
    DROP TRIGGER job_moved;
    CREATE TRIGGER job_moved AFTER UPDATE OF state ON jobs WHEN OLD.state <> NEW.state BEGIN
      UPDATE jobs SET blocked = ${BLOCKED}
      WHERE waits_for = NEW.id OR (bike_key = NEW.bike_key AND seq > NEW.seq)
        OR bike_key IN (SELECT waiter.bike_key FROM jobs AS waiter WHERE waiter.waits_for = NEW.id);
    END;
    UPDATE jobs SET blocked = ${BLOCKED} WHERE state IN ('held', 'waiting', 'unknown')`,
}
