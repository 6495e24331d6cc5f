import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** All that a running counter wrote into its log so far. */
export function logOf({ dataDir }: { dataDir: string }): string {
  return globSync(join(dataDir, 'logs/*.log'))
    .map((file) => readFileSync(file, 'utf8'))
    .join('')
}
