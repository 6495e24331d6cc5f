// `npm start`: installs what is missing, builds what is stale, opens the counter.
// Arguments after `--` and the environment reach the counter as they are.

import process from 'node:process'
import { becomeChild } from './child.mjs'
import { bootstrap, orExplain, underPackagedNode } from './bootstrap.mjs'
import { ensureSystemParts, findChromium } from './system-parts.mjs'

await orExplain(async () => {
  await bootstrap(['libsecret'])
  await underPackagedNode(import.meta.url)
  const { findRuntime } = await import('./runtime.mjs')
  const { build } = await import('./build.mjs')
  const runtime = await findRuntime()
  const env = { ...process.env }
  if (runtime.kind === 'stand-in') {
    ensureSystemParts(['chromium'])
    env['COUNTER_CHROMIUM'] = findChromium()
  }
  await build()
  await becomeChild(runtime.command, [...runtime.args, ...process.argv.slice(2)], env)
})
