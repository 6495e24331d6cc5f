import type { Migration } from './migration.ts'

/**
 * A registration's photos lie beside it, so that whoever reads jobs never reads pictures. They are kept
 * until the registry has them.
 */
export const photos: Migration = {
  version: 11,
  sql: `
    CREATE TABLE job_photos (
      job TEXT NOT NULL REFERENCES jobs (id),
      place INTEGER NOT NULL,
      name TEXT NOT NULL,
      content TEXT NOT NULL,
      PRIMARY KEY (job, place)
    ) STRICT;
    INSERT INTO job_photos (job, place, name, content)
      SELECT jobs.id, photo.key, photo.value ->> 'name', photo.value ->> 'content'
      FROM jobs, json_each(iif(json_valid(jobs.payload), jobs.payload, '{}'), '$.bike.photos') AS photo
      WHERE jobs.kind = 'bike.register' AND jobs.state <> 'done'
        AND json_type(photo.value, '$.name') = 'text' AND json_type(photo.value, '$.content') = 'text';
    UPDATE jobs SET payload = json_remove(payload, '$.bike.photos')
      WHERE kind = 'bike.register' AND json_valid(payload);
    CREATE TRIGGER job_photos_arrived AFTER UPDATE OF state ON jobs
      WHEN NEW.state = 'done' AND OLD.state <> 'done' AND NEW.kind = 'bike.register' BEGIN
      DELETE FROM job_photos WHERE job = NEW.id;
    END;
  `,
}
