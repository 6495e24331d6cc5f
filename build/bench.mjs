// `npm run bench`: one table of figures, each made in the same run as what it is compared with. With
// words, only the files of tests/bench/rows/ whose names begin so.

import process from 'node:process'
import { ROOT, bootstrap, orExplain, underPackagedNode } from './bootstrap.mjs'
import { runInSession } from './session.mjs'
import { PART_NAMES } from './system-parts.mjs'

const AN_HOUR = 60 * 60_000

await orExplain(async () => {
  await bootstrap()
  await underPackagedNode(import.meta.url)
  await bootstrap(PART_NAMES)
  // What is measured in the window wants a keyring, and not the user's.
  const words = [process.execPath, 'tests/bench/run-bench.ts', ...process.argv.slice(2)]
  const how = { privateSession: true, timeoutMs: AN_HOUR, cwd: ROOT }
  process.exitCode = await runInSession(words, how)
})
