import type { Migration } from './migration.ts'

/**
 * The search of a long queue (`long-search.ts`): every three signs in a row of a job's title, frame
 * number and shield lead to it. The words alone lie here; the text stays in `jobs`. Ids are found by
 * their own index: their 34 rows of three each would be most of this one.
 */
export const wordsOfJobs: Migration = {
  version: 6,
  sql: `
    CREATE VIRTUAL TABLE job_words USING fts5 (
      text, content = '', contentless_delete = 1, tokenize = 'trigram'
    );
    UPDATE jobs SET search_text = rtrim(substr(search_text, 1, length(search_text) - length(id)))
      WHERE search_text LIKE '%' || id;
    INSERT INTO job_words (rowid, text) SELECT seq, search_text FROM jobs;
    CREATE TRIGGER job_words_added AFTER INSERT ON jobs BEGIN
      INSERT INTO job_words (rowid, text) VALUES (NEW.seq, NEW.search_text);
    END;
    CREATE TRIGGER job_words_changed AFTER UPDATE OF search_text ON jobs BEGIN
      INSERT OR REPLACE INTO job_words (rowid, text) VALUES (NEW.seq, NEW.search_text);
    END;
    CREATE TRIGGER job_words_removed AFTER DELETE ON jobs BEGIN
      DELETE FROM job_words WHERE rowid = OLD.seq;
    END;
  `,
}
