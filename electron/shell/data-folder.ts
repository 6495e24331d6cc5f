import { mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { app } from 'electron'

/**
 * Where this counter's data lies, made if it is missing: `COUNTER_DATA_DIR`, or the system's usual
 * place. Before ready and before the single-instance lock, which belongs to this folder.
 */
export function useDataFolder(): string {
  const named = process.env['COUNTER_DATA_DIR']
  const folder = named ? resolve(named) : app.getPath('userData')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  app.setPath('userData', folder)
  return folder
}
