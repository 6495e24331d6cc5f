import type { SettingStore } from '../../core/ports.ts'
import { readText } from './rows.ts'
import type { Statements } from './sqlite.ts'

export function createSettingStore(sql: Statements): SettingStore {
  return {
    read(key) {
      const row = sql('SELECT value FROM settings WHERE key = ?').get(key)
      return row === undefined ? null : readText(row, 'value')
    },
    write(key, value) {
      sql(
        'INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value',
      ).run(key, value)
    },
    remove(key) {
      sql('DELETE FROM settings WHERE key = ?').run(key)
    },
  }
}
