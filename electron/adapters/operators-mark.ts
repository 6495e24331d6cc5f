import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { writeWhole } from './write-whole.ts'
import { isThere } from './is-there.ts'

/**
 * The file `operators.on` beside the database. It is there while the counter has operators, so that a
 * database from another time does not open the counter to whoever stands there.
 */
export function createOperatorsMark(folder: string): { isSet(): boolean; set(on: boolean): void } {
  const path = join(folder, 'operators.on')
  return {
    isSet: () => isThere(path),
    set(on) {
      if (on) writeWhole(path, 'This counter has operators.\n')
      else rmSync(path, { force: true })
    },
  }
}
