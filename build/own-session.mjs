// `npx vitest run tests/e2e/sale.pty.test.ts` in a fresh copy: what `npm test` sees to is seen to here,
// so that a single file needs no more than its name.

import process from 'node:process'
import { PART_NAMES } from './system-parts.mjs'
import { ROOT, bootstrap, packagedNode } from './bootstrap.mjs'
import { isInSession, runInSession } from './session.mjs'

/** As long as whoever looks at it has patience; Ctrl+C ends it. */
const LONGEST_MS = 24 * 60 * 60_000

/**
 * Whether what vitest was asked for needs a private session: all but the tests that stand on nothing.
 *
 * @param {readonly string[]} words of its command line, from `run` on
 */
export function needsSession(words) {
  if (words[0] !== 'run') return false
  const projects = words.flatMap((word, place) =>
    word === '--project'
      ? (words[place + 1] ?? [])
      : word.startsWith('--project=')
        ? word.slice(10)
        : [],
  )
  if (projects.length > 0) return projects.some((name) => name !== 'unit')
  const files = words.filter((word) => /(^|[\\/])tests[\\/]/.test(word))
  return files.length === 0 || files.some((file) => !/(^|[\\/])tests[\\/]unit[\\/]/.test(file))
}

/**
 * Starts vitest again where its tests can run, and ends with its exit status: in a private session, under
 * the Node that the packages bring. Does nothing where it runs like that already.
 */
export async function inOwnSession() {
  const [, script = '', ...words] = process.argv
  if (!script.includes('vitest') || isInSession() || !needsSession(words)) return
  await bootstrap(PART_NAMES)
  const command = [packagedNode() ?? process.execPath, script, ...words]
  const how = { privateSession: true, timeoutMs: LONGEST_MS, cwd: ROOT }
  process.exit(await runInSession(command, how))
}
