import type { Migration } from './migration.ts'

/**
 * What a confirmed job writes is what it waits for: each page is encrypted, signed and flushed. So the
 * totals and the search take up 128 new jobs at once, and the fewer than 128 after `jobs_gathered.upto`
 * are read as they lie there (`job-page.ts`, `long-search.ts`). That a job was queued is in its own row
 * (`created_at`), and a timeline lies together, by job.
 */
export const gatheredJobs: Migration = {
  version: 8,
  sql: `
    CREATE TABLE jobs_gathered (upto INTEGER NOT NULL) STRICT;
    INSERT INTO jobs_gathered (upto) SELECT COALESCE(MAX(seq), 0) FROM jobs;

    DROP TRIGGER job_counted;
    DROP TRIGGER job_moved;
    DROP TRIGGER job_words_added;
    DROP TRIGGER job_words_changed;
    DROP TRIGGER job_words_removed;

    CREATE TRIGGER jobs_gather AFTER INSERT ON jobs
      WHEN NEW.seq >= (SELECT upto FROM jobs_gathered) + 128 BEGIN
      INSERT INTO job_totals (state, kind, total)
        SELECT state, kind, COUNT(*) FROM jobs
        WHERE seq > (SELECT upto FROM jobs_gathered) GROUP BY state, kind
        ON CONFLICT DO UPDATE SET total = total + excluded.total;
      INSERT INTO job_words (rowid, text)
        SELECT seq, search_text FROM jobs WHERE seq > (SELECT upto FROM jobs_gathered);
      UPDATE jobs_gathered SET upto = NEW.seq;
    END;

    CREATE TRIGGER job_total_moved AFTER UPDATE OF state ON jobs
      WHEN OLD.state <> NEW.state AND OLD.seq <= (SELECT upto FROM jobs_gathered) BEGIN
      UPDATE job_totals SET total = total - 1 WHERE state = OLD.state AND kind = OLD.kind;
      INSERT INTO job_totals (state, kind, total) VALUES (NEW.state, NEW.kind, 1)
        ON CONFLICT DO UPDATE SET total = total + 1;
    END;
    CREATE TRIGGER job_moved AFTER UPDATE OF state ON jobs WHEN OLD.state <> NEW.state BEGIN
      UPDATE jobs SET blocked =
        (waits_for IS NOT NULL AND NOT EXISTS (
          SELECT 1 FROM jobs AS awaited WHERE awaited.id = jobs.waits_for AND awaited.state = 'done'))
        OR (bike_key IS NOT NULL AND EXISTS (
          SELECT 1 FROM jobs AS earlier WHERE earlier.bike_key = jobs.bike_key
            AND earlier.seq < jobs.seq
            AND earlier.state IN ('held', 'waiting', 'sending', 'unknown')))
      WHERE waits_for = NEW.id OR (bike_key = NEW.bike_key AND seq > NEW.seq);
    END;

    CREATE TRIGGER job_words_changed AFTER UPDATE OF search_text ON jobs
      WHEN OLD.seq <= (SELECT upto FROM jobs_gathered) BEGIN
      INSERT OR REPLACE INTO job_words (rowid, text) VALUES (NEW.seq, NEW.search_text);
    END;
    CREATE TRIGGER job_removed AFTER DELETE ON jobs
      WHEN OLD.seq <= (SELECT upto FROM jobs_gathered) BEGIN
      DELETE FROM job_words WHERE rowid = OLD.seq;
      UPDATE job_totals SET total = total - 1 WHERE state = OLD.state AND kind = OLD.kind;
      UPDATE jobs_gathered SET upto = MIN(upto, (SELECT COALESCE(MAX(seq), 0) FROM jobs));
    END;

    CREATE TABLE events_by_job (
      job TEXT NOT NULL REFERENCES jobs (id),
      seq INTEGER NOT NULL,
      at INTEGER NOT NULL,
      what TEXT NOT NULL,
      outcome TEXT,
      service_words TEXT,
      PRIMARY KEY (job, seq)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO events_by_job
      SELECT job, seq, at, what, outcome, service_words FROM job_events WHERE what <> 'queued';
    DROP TABLE job_events;
    ALTER TABLE events_by_job RENAME TO job_events;
  `,
}
