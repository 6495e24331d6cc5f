import { join } from 'node:path'
import { createSettingsFile, type SettingsFileOnDisk } from '../adapters/settings-file.ts'
import type { Log } from '../core/ports.ts'
import { fileSchema, type FileValues } from '../core/settings/settings-files.ts'
import type { SettingsFile } from '../core/settings/setting.ts'

/** One of the files beside the databases that hold settings of this computer. */
export function settingsFile<F extends SettingsFile>(
  file: F,
  { dataFolder, log }: { dataFolder: string; log: Pick<Log, 'warn'> },
): SettingsFileOnDisk<FileValues<F>> {
  return createSettingsFile({ path: join(dataFolder, file), schema: fileSchema(file), log })
}
