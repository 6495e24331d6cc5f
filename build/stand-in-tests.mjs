// The tests of Chromium standing in for Electron take minutes and look at nothing but the stand-in and
// the shell that runs on it: they run when one of those changed since they last passed.

import { createHash } from 'node:crypto'
// As a namespace: this module is loaded under Node 20, which has no globSync to import, and runs under 24.
import * as fs from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { ROOT } from './bootstrap.mjs'

/** Committed: a fresh copy knows what was tested, too. */
const TESTED = 'tests/integration/electron-on-chromium.tested'

/** What these tests stand on, from the repository's folder. */
const SOURCES = [
  'build/electron-on-chromium/**',
  'build/runtime.mjs',
  'electron/shell/**',
  'electron/preload.ts',
  'shared/counter-api.ts',
  'tests/fixtures/electron-app/**',
  'tests/integration/electron-on-chromium.test.ts',
  'tests/support/window-process.ts',
]

/** @typedef {import('./steps.mjs').Step} Step */

/**
 * Leaves the step out, and says so, while nothing changed that it tests. `COUNTER_TEST_ALL=1` runs it all
 * the same, as the main branch does.
 *
 * @param {Step} step
 * @param {string} [root] the repository's folder
 * @returns {Step}
 */
export function standInStep(step, root = ROOT) {
  return {
    ...step,
    async run() {
      const now = fingerprintOf(root)
      const file = join(root, TESTED)
      const isTested = fs.existsSync(file) && fs.readFileSync(file, 'utf8').trim() === now
      if (isTested && !process.env['COUNTER_TEST_ALL']) {
        const leftOut = `${step.name}: neither the stand-in nor the shell changed since its tests passed (${TESTED}); COUNTER_TEST_ALL=1 runs them`
        return { passed: 0, failed: [], leftOut, printed: `Left out: ${leftOut}\n` }
      }
      const outcome = await step.run()
      if (outcome.failed.length === 0) fs.writeFileSync(file, `${now}\n`)
      return outcome
    },
  }
}

/** @param {string} root */
function fingerprintOf(root) {
  const hash = createHash('sha256')
  const files = SOURCES.flatMap((source) => fs.globSync(source, { cwd: root, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
  for (const file of files.toSorted()) {
    hash.update(
      `${file.slice(root.length)}\n${fs.readFileSync(file, 'utf8').replaceAll('\r\n', '\n')}\n`,
    )
  }
  const { devDependencies } = /** @type {{ devDependencies: Record<string, string> }} */ (
    JSON.parse(fs.readFileSync(join(root, 'package.json'), 'utf8'))
  )
  hash.update(JSON.stringify([devDependencies['electron'], devDependencies['playwright']]))
  return hash.digest('hex')
}
