import { mkdirSync } from 'node:fs'
import { app } from 'electron'
import { readEnvironment } from '../workplace/environment.ts'

/**
 * Where this counter's data lies, made if it is missing: `COUNTER_DATA_DIR`, or the system's usual
 * place. Before ready and before the single-instance lock, which belongs to this folder.
 */
export function useDataFolder(): string {
  const { dataFolder: folder } = readEnvironment(process.env, app.getPath('userData'))
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  app.setPath('userData', folder)
  return folder
}
