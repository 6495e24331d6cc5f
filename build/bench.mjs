// `npm run bench`: one table of figures, each made in the same run as what it is compared with. With
// words, only the files of tests/bench/rows/ whose names begin so.

import { spawnSync } from 'node:child_process'
import process from 'node:process'
import { ROOT, bootstrap, orExplain, underPackagedNode } from './bootstrap.mjs'

await orExplain(async () => {
  await bootstrap()
  await underPackagedNode(import.meta.url)
  const words = ['tests/bench/run-bench.ts', ...process.argv.slice(2)]
  const ran = spawnSync(process.execPath, words, { cwd: ROOT, stdio: 'inherit' })
  process.exitCode = ran.status ?? 1
})
