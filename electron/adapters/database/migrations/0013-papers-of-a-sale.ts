import type { Migration } from './migration.ts'

/** A sale has a certificate for each form of paper, each in a language of its own. */
export const papersOfASale: Migration = {
  version: 13,
  sql: `
    ALTER TABLE sales ADD COLUMN papers TEXT NOT NULL DEFAULT '[]';
    UPDATE sales SET papers = json_array(json_object(
        'form', 'a4', 'language', NULL, 'path', COALESCE(certificate_path, ''),
        'status', certificate_status, 'shown', certificate_status))
      WHERE certificate_status IS NOT NULL;
    ALTER TABLE sales DROP COLUMN certificate_path;
    ALTER TABLE sales DROP COLUMN certificate_status;
  `,
}
