import type { Migration } from './migration.ts'

/** The counter's own index of leads: no call of the POS lists them. */
export const leads: Migration = {
  version: 5,
  sql: `
    CREATE TABLE leads (
      account TEXT NOT NULL,
      uuid TEXT NOT NULL,
      lead TEXT NOT NULL,
      is_made_here INTEGER NOT NULL,
      is_final INTEGER NOT NULL,
      created_at TEXT NOT NULL,
      read_at INTEGER NOT NULL,
      PRIMARY KEY (account, uuid)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX leads_open ON leads (account, read_at) WHERE is_final = 0;
  `,
}
