// Takes a file out of an inbound folder where the system gives no watches:
//   unwatched-folder-steps.ts <folder>

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { createClock } from '../../electron/adapters/clock.ts'
import { watchHandOverFolder } from '../../electron/adapters/hand-over-folder/watch-folder.ts'
import { ok } from '../../shared/fault.ts'
import { quietLog } from './quiet-log.ts'

const [folder = ''] = process.argv.slice(2)
const taken = Promise.withResolvers<string>()
const warnings: string[] = []
const watched = watchHandOverFolder({
  folder,
  sign: 'one',
  clock: createClock(),
  log: quietLog({ warn: (said) => warnings.push(said), error: (said) => warnings.push(said) }),
  take(text) {
    taken.resolve(text)
    return ok({ refused: null })
  },
  changed: () => undefined,
})
await watched.look()
// Nobody looks by hand from here on, and no watch tells of it.
writeFileSync(join(folder, 'sale.json'), '{"sale":1}')
const alive = setInterval(() => undefined, 1_000)
const text = await taken.promise
clearInterval(alive)
const fault = watched.fault()
await watched.stop()
process.stdout.write(JSON.stringify({ text, fault, warnings }))
