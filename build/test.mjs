// `npm test`: everything CI runs. All steps run even when an early one fails, and the last line is
// always `N passed, N failed`: every test counts as one, and so does every check.
//
//   npm test                     everything
//   npm test -- types lint unit  only these steps

import { join } from 'node:path'
import process from 'node:process'
import { ROOT, bootstrap, orExplain, underPackagedNode } from './bootstrap.mjs'
import { countTests } from './count-tests.mjs'
import { runInSession } from './session.mjs'
import { PART_NAMES } from './system-parts.mjs'

/** @typedef {{ passed: number, failed: string[] }} Outcome `failed`: what to look at, by name */

/**
 * @typedef {object} Step
 * @property {string} name
 * @property {boolean} [needsSystemParts]
 * @property {() => Promise<Outcome>} run
 */

const CHECK_MS = 10 * 60_000
const SUITE_MS = 40 * 60_000

/** @type {Step[]} */
const STEPS = [
  check('types', ['typescript/bin/tsc', '--noEmit']),
  check('lint', ['eslint/bin/eslint.js', '--max-warnings', '0', '.']),
  check('format', ['prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.']),
  check('imports', [
    'dependency-cruiser/bin/dependency-cruiser.mjs',
    ...['--config', '.dependency-cruiser.mjs', '--output-type', 'err-long'],
    ...['shared', 'electron', 'renderer', 'build', 'tests'],
  ]),
  check('knip', ['knip/bin/knip.js']),
  { name: 'build', run: buildStep },
  suite('unit', { privateSession: false }),
  suite('contract', { privateSession: true }),
  suite('integration', { privateSession: true }),
  suite('e2e', { privateSession: true }),
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
    run: async () => {
      const command = [process.execPath, join(ROOT, 'node_modules', script), ...args]
      const how = { privateSession: false, timeoutMs: CHECK_MS, cwd: ROOT }
      const status = await runInSession(command, how)
      return status === 0 ? { passed: 1, failed: [] } : { passed: 0, failed: [name] }
    },
  }
}

/** @returns {Promise<Outcome>} */
async function buildStep() {
  const { build } = await import('./build.mjs')
  await build()
  return { passed: 1, failed: [] }
}

/**
 * One of vitest's projects.
 *
 * @param {string} name
 * @param {{ privateSession: boolean }} how
 * @returns {Step}
 */
function suite(name, { privateSession }) {
  return {
    name,
    needsSystemParts: privateSession,
    run: () =>
      countTests(name, (report) => {
        const vitest = [process.execPath, join(ROOT, 'node_modules/vitest/vitest.mjs'), 'run']
        const args = [
          ...['--project', name, '--allowOnly=false'],
          ...['--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
        ]
        return runInSession([...vitest, ...args], {
          privateSession,
          timeoutMs: SUITE_MS,
          cwd: ROOT,
        })
      }),
  }
}

/**
 * @param {Step} step
 * @returns {Promise<Outcome>}
 */
async function runStep(step) {
  process.stdout.write(`\n── ${step.name} ${'─'.repeat(Math.max(0, 70 - step.name.length))}\n`)
  const start = Date.now()
  /** @type {Outcome} */
  let outcome
  try {
    outcome = await step.run()
  } catch (error) {
    process.stdout.write(
      `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    )
    outcome = { passed: 0, failed: [step.name] }
  }
  const seconds = ((Date.now() - start) / 1000).toFixed(1)
  const verdict = outcome.failed.length === 0 ? 'ok' : `${outcome.failed.length} failed`
  process.stdout.write(`   ${step.name}: ${verdict}, ${seconds} s\n`)
  return outcome
}

/**
 * @param {string[]} names
 * @returns {Step[]} in the order of STEPS
 */
function choose(names) {
  const unknown = names.filter((name) => !STEPS.some((step) => step.name === name))
  if (unknown.length > 0) {
    const known = STEPS.map((step) => step.name).join(', ')
    throw new Error(`No such step: ${unknown.join(', ')}. Steps are: ${known}`)
  }
  return STEPS.filter((step) => names.length === 0 || names.includes(step.name))
}

let passed = 0
/** @type {string[]} */
const failed = []
const began = await orExplain(async () => {
  await bootstrap()
  await underPackagedNode(import.meta.url)
  const steps = choose(process.argv.slice(2))
  if (steps.some((step) => step.needsSystemParts)) await bootstrap(PART_NAMES)
  for (const step of steps) {
    const outcome = await runStep(step)
    passed += outcome.passed
    failed.push(...outcome.failed)
  }
})
if (!began) failed.push('what the tests need')
process.stdout.write('\n')
for (const name of failed) process.stdout.write(`failed: ${name}\n`)
process.stdout.write(`${passed} passed, ${failed.length} failed\n`)
process.exitCode = failed.length === 0 ? 0 : 1
