import { join } from 'node:path'
import process from 'node:process'
import { text } from 'node:stream/consumers'
import { setTimeout as pause } from 'node:timers/promises'
import { writeHeapSnapshot } from 'node:v8'
import { z } from 'zod'
import { CicopassCredentials, CyclesoftwareCredentials } from '../../shared/account.ts'
import { failed, type Result } from '../../shared/fault.ts'
import { openCounter } from '../../electron/workplace/open-counter.ts'
import { readEnvironment } from '../../electron/workplace/environment.ts'
import { quietLog } from './quiet-log.ts'

// A counter that lives on, as the window's does: signs in with what comes on standard input, asks both
// services something, and then writes all of its memory to a file, again and again: how long a busy
// machine takes until nothing is on its way any more is not known. Prints the name of each file.

const environment = readEnvironment(process.env)
const opened = await openCounter({
  environment,
  mode: 'shop',
  addresses: { cicopass: environment.cicopassUrl, cyclesoftware: environment.cyclesoftwareUrl },
  version: '0.0.0',
  log: quietLog(),
  language: () => 'nl',
  printer: { pdf: () => Promise.resolve(failed({ kind: 'print-failed', detail: 'no window' })) },
  openFile: () => Promise.resolve('no window'),
  browser: { open: () => Promise.resolve(failed({ kind: 'not-found', what: 'a window' })) },
})
if (!opened.ok) throw new Error(opened.fault.kind)
const { counter, ports, close } = opened.value

await signIn(await text(process.stdin))
// Twice: what is kept for the next request only is let go of by it.
for (const frameNumber of ['WBK-MEMORY-1', 'WBK-MEMORY-2']) {
  value(await ports.registry.lookup({ frameNumber }))
  value(await ports.stockLookup.stores())
  value(
    await ports.salesFeed.bookedSales({
      from: Date.now() - 86_400_000,
      to: Date.now(),
      store: null,
    }),
  )
}
for (let nth = 1; nth <= 20; nth += 1) {
  await pause(500)
  const file = join(environment.dataFolder, `${String(nth)}.heapsnapshot`)
  process.stdout.write(`${writeHeapSnapshot(file)}\n`)
}
await close()

async function signIn(secrets: string): Promise<void> {
  const { cicopass, cyclesoftware } = z
    .object({ cicopass: CicopassCredentials, cyclesoftware: z.unknown() })
    .parse(JSON.parse(secrets))
  value(await counter.accounts.signInCicopass(cicopass))
  value(await counter.accounts.signInCyclesoftware(CyclesoftwareCredentials.parse(cyclesoftware)))
}

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.fault))
  return result.value
}
