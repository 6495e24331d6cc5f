// `npm test`: everything CI runs. All steps run even when an early one fails, and the last line is
// always `N passed, N failed`: every test counts as one, and so does every check.
//
//   npm test                     everything
//   npm test -- types lint unit  only these steps

import { execFile } from 'node:child_process'
import { join } from 'node:path'
import process from 'node:process'
import { promisify } from 'node:util'
import { ROOT } from './bootstrap.mjs'
import { BUILD, runSteps, vitestStep } from './steps.mjs'

/** @typedef {import('./steps.mjs').Step} Step */

const run = promisify(execFile)
const CHECK_MS = 10 * 60_000
const SUITE_MS = 40 * 60_000

/** @type {Step[]} */
const STEPS = [
  // The longest first: what comes after runs beside it.
  check('lint', ['eslint/bin/eslint.js', '--max-warnings', '0', '.']),
  check('types', ['typescript/bin/tsc', '--noEmit']),
  check('format', ['prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.']),
  check('imports', [
    'dependency-cruiser/bin/dependency-cruiser.mjs',
    ...['--config', '.dependency-cruiser.mjs', '--output-type', 'err-long'],
    ...['shared', 'electron', 'renderer', 'build', 'tests'],
  ]),
  check('knip', ['knip/bin/knip.js']),
  BUILD,
  suite('unit', { privateSession: false }),
  suite('contract', { privateSession: true }),
  suite('integration', { privateSession: true }),
  suite('timed', { privateSession: true }),
  suite('proofs', { privateSession: true }),
  suite('e2e', { privateSession: true }),
  suite('screens', { privateSession: true }),
]

/**
 * A tool that says yes or no.
 *
 * @param {string} name
 * @param {readonly [string, ...string[]]} command a script in node_modules and its arguments
 * @returns {Step}
 */
function check(name, [script, ...args]) {
  return {
    name,
    besideOthers: true,
    run: async () => {
      const command = [join(ROOT, 'node_modules', script), ...args]
      const how = { timeout: CHECK_MS, cwd: ROOT, maxBuffer: 16 * 1024 ** 2 }
      try {
        const { stdout, stderr } = await run(process.execPath, command, how)
        return { passed: 1, failed: [], printed: stdout + stderr }
      } catch (error) {
        if (!(error instanceof Error && 'stdout' in error && 'stderr' in error)) throw error
        const printed = `${String(error.stdout)}${String(error.stderr)}${error.message}\n`
        return { passed: 0, failed: [name], printed }
      }
    },
  }
}

/**
 * One of vitest's projects.
 *
 * @param {string} name
 * @param {{ privateSession: boolean }} how
 * @returns {Step}
 */
function suite(name, { privateSession }) {
  return vitestStep(name, { project: name, privateSession, timeoutMs: SUITE_MS })
}

await runSteps(STEPS, import.meta.url)
