import type { Migration } from './migration.ts'

/**
 * What the till sold, as the sales feed told it. A sale is known by the account that read it, the
 * POS's own account, the transaction and the item; no customer is kept.
 */
export const soldBikes: Migration = {
  version: 4,
  sql: `
    CREATE TABLE sold_bikes (
      seq INTEGER PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      account TEXT NOT NULL,
      pos_account TEXT NOT NULL,
      transaction_number TEXT NOT NULL,
      item TEXT NOT NULL,
      sold_at INTEGER NOT NULL,
      price_cents INTEGER,
      barcode TEXT,
      frame_compared TEXT,
      object_id INTEGER,
      bike TEXT NOT NULL,
      stock TEXT,
      returned_at INTEGER,
      return_seen_at INTEGER,
      dismissed_at INTEGER,
      dismissed_because TEXT,
      sale TEXT,
      settled_at INTEGER,
      UNIQUE (account, pos_account, transaction_number, item)
    ) STRICT;
    CREATE INDEX sold_bikes_unsettled ON sold_bikes (account, sold_at) WHERE settled_at IS NULL;
    CREATE INDEX sold_bikes_sold_at ON sold_bikes (account, sold_at);
    CREATE INDEX sold_bikes_sale ON sold_bikes (sale) WHERE sale IS NOT NULL;
    CREATE INDEX sold_bikes_frame ON sold_bikes (account, frame_compared)
      WHERE frame_compared IS NOT NULL;
    CREATE INDEX sold_bikes_object ON sold_bikes (account, object_id) WHERE object_id IS NOT NULL;

    CREATE TABLE till_returns (
      account TEXT NOT NULL,
      pos_account TEXT NOT NULL,
      transaction_number TEXT NOT NULL,
      item TEXT NOT NULL,
      returned_at INTEGER NOT NULL,
      credits TEXT,
      object_id INTEGER,
      frame_compared TEXT,
      sold_bike TEXT REFERENCES sold_bikes (id),
      PRIMARY KEY (account, pos_account, transaction_number, item)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE till_readings (
      account TEXT PRIMARY KEY,
      read_until INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
  `,
}
