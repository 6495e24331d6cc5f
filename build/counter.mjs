// `npm run counter -- <command>`: the same core without a window. Standard input, standard output
// and the exit status are the command's own; whatever is said before it starts goes to standard
// error.

import { join } from 'node:path'
import process from 'node:process'
import { pathToFileURL } from 'node:url'
import { ROOT, bootstrap, orExplain, underPackagedNode } from './bootstrap.mjs'

const ready = await orExplain(async () => {
  await bootstrap(['libsecret'])
  await underPackagedNode(import.meta.url)
  const { build } = await import('./build.mjs')
  await build({ programs: ['electron'] })
})
if (ready) {
  // In this process, not in a child: the command gets its own signals, and 40 ms are saved.
  const cli = join(ROOT, 'dist', 'electron', 'cli.js')
  process.argv[1] = cli
  await import(pathToFileURL(cli).href)
}
