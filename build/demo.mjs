// `npm run demo`: the counter's main job, unattended, in a real window: bikes are sold by scanner
// only, online and offline, and what the services received is counted beside what the counter says.

import process from 'node:process'
import { ROOT, bootstrap, orExplain, underPackagedNode } from './bootstrap.mjs'
import { runInSession } from './session.mjs'
import { PART_NAMES } from './system-parts.mjs'

const TEN_MINUTES = 10 * 60_000

await orExplain(async () => {
  await bootstrap()
  await underPackagedNode(import.meta.url)
  await bootstrap(PART_NAMES)
  process.exitCode = await runInSession([process.execPath, 'tests/demo/run-demo.ts'], {
    privateSession: true,
    timeoutMs: TEN_MINUTES,
    cwd: ROOT,
  })
})
