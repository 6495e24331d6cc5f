// Mends a damaged database, or puts a copy back, on a disk with so much room: from none to enough. Runs
// in a mount namespace of its own, on a small tmpfs, and says what is wrong in one line of JSON:
//   mend-on-full-disk-steps.ts <folder> <the folder to begin with> <key in hex> <what is done>

import { readFileSync, rmSync, statfsSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { copyOfFolder } from './disk-watch.ts'
import { makeScenarios, wrongAfterStart } from './folder-scenarios.ts'
import { rowsOf } from './full-shop.ts'

const [disk = '', template = '', keyText = '', name = ''] = process.argv.slice(2)
const key = Buffer.from(keyText, 'hex')
const scenario = makeScenarios(key).find((one) => one.name === name)
if (scenario === undefined) throw new Error(`No such scenario: ${name}`)
const expected = new Set(
  JSON.parse(readFileSync(join(template, 'expected.json'), 'utf8')) as string[],
)

const size = statSync(join(template, 'undisturbed', 'counter.db')).size
const wrong: string[] = []
const answers = new Map<string, number>()
const steps = 24
for (let step = 0; step <= steps; step += 1) {
  const folder = join(disk, 'shop')
  copyOfFolder(join(template, 'shop'), folder)
  const room = Math.floor((size * 4 * step) / steps / 4096) * 4096
  const { bavail, bsize } = statfsSync(disk)
  const ballast = join(disk, 'ballast')
  writeFileSync(ballast, Buffer.alloc(Math.max(0, bavail * bsize - room)))
  try {
    const fault = await scenario.run(folder)
    const kind = fault?.kind ?? 'done'
    answers.set(kind, (answers.get(kind) ?? 0) + 1)
  } catch (thrown) {
    wrong.push(`with ${String(room)} bytes it threw ${String(thrown)}`)
  }
  rmSync(ballast)
  const why = wrongAfterStart(folder, { scenario, expected, rows: (path) => rowsOf(path, key) })
  if (why !== null) wrong.push(`with ${String(room)} bytes: ${why}`)
  rmSync(folder, { recursive: true })
}
process.stdout.write(JSON.stringify({ wrong, answers: Object.fromEntries(answers) }))
