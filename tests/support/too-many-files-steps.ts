import { closeSync, openSync } from 'node:fs'
import process from 'node:process'
import { serveLocalSocket } from '../../electron/adapters/local-socket.ts'
import { openDatabase } from '../../electron/adapters/database/open-database.ts'

// A process that may open few files more, or none: what the local socket and the database answer then,
// and once there is room again. Arguments: the data folder, and how many are left. Prints a line of JSON.

const [folder = '', left = '0'] = process.argv.slice(2)
const key = Buffer.alloc(32, 7)

async function answers(): Promise<string> {
  const served = await serveLocalSocket({
    folder,
    handler: () => Promise.resolve(null),
    onDefect: String,
  })
  if (served.ok) await served.value.close()
  const opened = openDatabase({ path: `${folder}/counter.db`, key })
  if (opened.ok) opened.value.close()
  const socket = served.ok ? 'served' : served.fault.kind
  return `${socket}, ${opened.ok ? 'opened' : opened.fault.kind}`
}

await answers()
const held: number[] = []
try {
  for (;;) held.push(openSync('/dev/null', 'r'))
} catch (full) {
  if ((full as NodeJS.ErrnoException).code !== 'EMFILE') throw full
}
for (const handle of held.splice(0, Number(left))) closeSync(handle)
const withFew = await answers()
for (const handle of held.splice(0)) closeSync(handle)
process.stdout.write(JSON.stringify([withFew, await answers()]))
