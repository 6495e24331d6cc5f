import { realpathSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { errorCode } from '../database/storage-faults.ts'

/**
 * Whether an inbound folder would be the counter's own: the data folder itself, or one in which its
 * database lies. What lies there is JSON, too (the recovery code, the settings), would be taken in as a
 * stranger's and deleted after a month. Asked by where it leads, whatever it is called.
 *
 * @param own.dataFolder of the computer; another folder in it may be an inbound one
 * @param own.places where the databases lie
 * @throws {Error} what the disk says, but for a folder that is not there
 */
export function isOwnFolder(
  folder: string,
  { dataFolder, places }: { dataFolder: string; places: readonly string[] },
): boolean {
  const asked = whereItLeads(folder)
  if (asked === whereItLeads(dataFolder)) return true
  const own = new Set(places.map(whereItLeads))
  for (let above = asked; ; above = dirname(above)) {
    if (own.has(above)) return true
    if (above === dirname(above)) return false
  }
}

/** As far as it is there; the rest by its name. */
function whereItLeads(path: string): string {
  const whole = resolve(path)
  try {
    return realpathSync(whole)
  } catch (error) {
    const code = errorCode(error)
    if (code !== 'ENOENT' && code !== 'ENOTDIR') throw error
    const above = dirname(whole)
    return above === whole
      ? whole
      : resolve(whereItLeads(above), whole.slice(above.length).replace(/^[\\/]+/, ''))
  }
}
