import type { SettingStore } from '../../core/ports.ts'
import type { Statements } from './sqlite.ts'
import { settingRows } from './tables.ts'

const PUT = `${settingRows.insert()} ON CONFLICT DO UPDATE SET value = excluded.value`

export function createSettingStore(sql: Statements): SettingStore {
  return {
    read(key) {
      const row = sql('SELECT * FROM settings WHERE key = ?').get(key)
      return row === undefined ? null : settingRows.read(row).value
    },
    write(key, value) {
      sql(PUT).run(settingRows.bind({ key, value }))
    },
    remove(key) {
      sql('DELETE FROM settings WHERE key = ?').run(key)
    },
  }
}
