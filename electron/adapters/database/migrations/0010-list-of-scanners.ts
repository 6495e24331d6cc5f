import type { Migration } from './migration.ts'

/**
 * One scanner became a list, each with how it talks: the one that was chosen stays chosen, as every
 * scanner leaves the factory (`defaultLine` of that day). A list that is there already is newer.
 */
export const listOfScanners: Migration = {
  version: 10,
  sql: `
    INSERT OR IGNORE INTO settings (key, value)
      SELECT 'scanners', json_array(json_set(value, '$.line', json(
        '{"baudRate":9600,"parity":"none","dataBits":8,"flowControl":"none","end":"learn"}'
      ))) FROM settings
      WHERE key = 'scanner.identity' AND json_valid(value) AND json_type(value) = 'object';
    DELETE FROM settings WHERE key = 'scanner.identity';
  `,
}
