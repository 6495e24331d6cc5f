import type { Migration } from './migration.ts'

/**
 * Every code by which the POS knows an article or an object, as it is compared (`articleCodeForm`): one
 * of them that is scanned where a frame number belongs is asked about, offline too. Bikes that were sold
 * before had their product code only.
 */
export const codesOfThePos: Migration = {
  version: 15,
  sql: `
    CREATE TABLE pos_codes (
      account TEXT NOT NULL,
      code TEXT NOT NULL,
      PRIMARY KEY (account, code)
    ) STRICT, WITHOUT ROWID;
    INSERT OR IGNORE INTO pos_codes (account, code)
      SELECT account, upper(replace(barcode, ' ', '')) FROM sold_bikes
      WHERE barcode IS NOT NULL AND length(replace(barcode, ' ', '')) >= 4;
  `,
}
