import type { Migration } from './migration.ts'

/**
 * `blocked` is kept by the insert and by triggers, so that the next due job is one step in an index
 * however many jobs wait: it is 1 while what the job waits for is not done, or while an earlier job
 * of the same bike is held, waiting, sending or unknown (DESIGN.md, "The outbox"). `job_totals` is
 * kept by triggers for the same reason: counting rows takes time that grows with them.
 */
export const jobsAndSales: Migration = {
  version: 1,
  sql: `
    CREATE TABLE jobs (
      seq INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      kind TEXT NOT NULL,
      service TEXT NOT NULL,
      account TEXT NOT NULL,
      created_at INTEGER NOT NULL,
      payload TEXT NOT NULL,
      bike_key TEXT,
      unique_key TEXT,
      waits_for TEXT REFERENCES jobs (id),
      replaces TEXT,
      operator TEXT,
      title TEXT,
      frame_number TEXT,
      shield_code TEXT,
      state TEXT NOT NULL CHECK (state IN
        ('held', 'waiting', 'sending', 'unknown', 'done', 'parked', 'undone', 'discarded')),
      attempts INTEGER NOT NULL,
      back_off INTEGER NOT NULL,
      next_at INTEGER NOT NULL,
      sent_at INTEGER,
      looks INTEGER NOT NULL,
      seen TEXT,
      parked_because TEXT,
      message TEXT,
      result TEXT,
      discard_reason TEXT,
      ended_at INTEGER,
      blocked INTEGER NOT NULL,
      search_text TEXT NOT NULL
    ) STRICT;

    CREATE UNIQUE INDEX jobs_live_key ON jobs (unique_key)
      WHERE unique_key IS NOT NULL AND state NOT IN ('done', 'undone', 'discarded');
    CREATE INDEX jobs_done_key ON jobs (unique_key, seq)
      WHERE unique_key IS NOT NULL AND state = 'done';
    CREATE INDEX jobs_bike ON jobs (bike_key, seq) WHERE bike_key IS NOT NULL;
    CREATE INDEX jobs_waits_for ON jobs (waits_for) WHERE waits_for IS NOT NULL;
    CREATE INDEX jobs_due ON jobs (service, account, next_at, seq)
      WHERE blocked = 0 AND state IN ('held', 'waiting', 'unknown');
    CREATE INDEX jobs_listed ON jobs (state, kind, created_at, seq, search_text);

    CREATE TABLE job_totals (
      state TEXT NOT NULL,
      kind TEXT NOT NULL,
      total INTEGER NOT NULL,
      PRIMARY KEY (state, kind)
    ) STRICT, WITHOUT ROWID;

    CREATE TRIGGER job_counted AFTER INSERT ON jobs BEGIN
      INSERT INTO job_totals (state, kind, total) VALUES (NEW.state, NEW.kind, 1)
        ON CONFLICT DO UPDATE SET total = total + 1;
    END;
    CREATE TRIGGER job_moved AFTER UPDATE OF state ON jobs WHEN OLD.state <> NEW.state BEGIN
      UPDATE job_totals SET total = total - 1 WHERE state = OLD.state AND kind = OLD.kind;
      INSERT INTO job_totals (state, kind, total) VALUES (NEW.state, NEW.kind, 1)
        ON CONFLICT DO UPDATE SET total = total + 1;
      UPDATE jobs SET blocked =
        (waits_for IS NOT NULL AND NOT EXISTS (
          SELECT 1 FROM jobs AS awaited WHERE awaited.id = jobs.waits_for AND awaited.state = 'done'))
        OR (bike_key IS NOT NULL AND EXISTS (
          SELECT 1 FROM jobs AS earlier WHERE earlier.bike_key = jobs.bike_key
            AND earlier.seq < jobs.seq
            AND earlier.state IN ('held', 'waiting', 'sending', 'unknown')))
      WHERE waits_for = NEW.id OR (bike_key = NEW.bike_key AND seq > NEW.seq);
    END;

    CREATE TABLE job_events (
      seq INTEGER PRIMARY KEY,
      job TEXT NOT NULL REFERENCES jobs (id),
      at INTEGER NOT NULL,
      what TEXT NOT NULL,
      outcome TEXT,
      service_words TEXT
    ) STRICT;
    CREATE INDEX job_events_of_job ON job_events (job, seq);

    CREATE TABLE sales (
      seq INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      sold_at INTEGER NOT NULL,
      bike TEXT NOT NULL,
      frame_as_read TEXT NOT NULL,
      frame_sent TEXT NOT NULL,
      frame_compared TEXT NOT NULL,
      shield_code TEXT,
      barcode TEXT,
      register_job TEXT,
      link_job TEXT,
      existing_bike_id INTEGER,
      operator TEXT,
      undone_at INTEGER,
      certificate_path TEXT,
      certificate_status TEXT CHECK (certificate_status IN ('PENDING', 'REGISTERED'))
    ) STRICT;
    CREATE INDEX sales_sold_at ON sales (sold_at, seq);
    CREATE INDEX sales_register_job ON sales (register_job) WHERE register_job IS NOT NULL;
    CREATE INDEX sales_link_job ON sales (link_job) WHERE link_job IS NOT NULL;

    CREATE TABLE learned_articles (
      barcode TEXT PRIMARY KEY,
      bike TEXT NOT NULL,
      learned_at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE taught_words (
      field TEXT NOT NULL CHECK (field IN ('color', 'type', 'audience')),
      word TEXT NOT NULL,
      value TEXT NOT NULL,
      taught_at INTEGER NOT NULL,
      PRIMARY KEY (field, word)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE settings (
      key TEXT PRIMARY KEY,
      value TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
  `,
}
