// A list of steps that all run even when an early one fails. The last line is always
// `N passed, N failed`: every test counts as one, and so does every check.

import { execFile } from 'node:child_process'
import { join } from 'node:path'
import process from 'node:process'
import { promisify } from 'node:util'
import { ROOT, bootstrap, orExplain, underPackagedNode } from './bootstrap.mjs'
import { countTests } from './count-tests.mjs'
import { runInSession } from './session.mjs'
import { PART_NAMES } from './system-parts.mjs'

/**
 * @typedef {{ passed: number, failed: string[], leftOut?: string }} Outcome `failed`: what to look at, by
 *   name; `leftOut`: what was not run, and why
 */

const run = promisify(execFile)
const CHECK_MS = 10 * 60_000

/**
 * @typedef {object} Step
 * @property {string} name
 * @property {boolean} [needsSystemParts]
 * @property {boolean} [besideOthers] may run while its neighbours in the list do: it measures no
 *   time and prints nothing itself, but answers what there is to print
 * @property {() => Promise<Outcome & { printed?: string }>} run
 */

/**
 * What the tests run, built before they begin, so that none of them waits for it.
 *
 * @type {Step}
 */
export const BUILD = {
  name: 'build',
  async run() {
    const { build } = await import('./build.mjs')
    await build()
    return { passed: 1, failed: [] }
  },
}

/**
 * A tool that says yes or no.
 *
 * @param {string} name
 * @param {readonly [string, ...string[]]} command a script in node_modules and its arguments
 * @returns {Step}
 */
export function toolStep(name, [script, ...args]) {
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
 * Some of vitest's tests.
 *
 * @param {string} name
 * @param {object} how
 * @param {string} how.project
 * @param {string} [how.file] only this one
 * @param {Record<string, string>} [how.environment] added to that of this process
 * @param {boolean} how.privateSession
 * @param {number} how.timeoutMs
 * @returns {Step}
 */
export function vitestStep(name, { project, file, environment = {}, privateSession, timeoutMs }) {
  return {
    name,
    needsSystemParts: privateSession,
    run: () =>
      countTests(name, (report) => {
        const vitest = [process.execPath, join(ROOT, 'node_modules/vitest/vitest.mjs'), 'run']
        const args = [
          ...(file === undefined ? [] : [file]),
          ...['--project', project, '--allowOnly=false'],
          ...['--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
        ]
        const how = { privateSession, timeoutMs, cwd: ROOT, environment }
        return runInSession([...vitest, ...args], how)
      }),
  }
}

/**
 * @param {Step} step
 * @returns {Promise<Outcome>}
 */
async function runStep(step) {
  const title = `\n── ${step.name} ${'─'.repeat(Math.max(0, 70 - step.name.length))}\n`
  if (!step.besideOthers) process.stdout.write(title)
  const start = Date.now()
  /** @type {Outcome & { printed?: string }} */
  let outcome
  try {
    outcome = await step.run()
  } catch (error) {
    const printed = `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`
    outcome = { passed: 0, failed: [step.name], printed }
  }
  const seconds = ((Date.now() - start) / 1000).toFixed(1)
  const verdict = outcome.failed.length === 0 ? 'ok' : `${outcome.failed.length} failed`
  const printed = (step.besideOthers ? title : '') + (outcome.printed ?? '')
  process.stdout.write(`${printed}   ${step.name}: ${verdict}, ${seconds} s\n`)
  return outcome
}

/**
 * One after another, and neighbours that may run beside each other two at a time.
 *
 * @param {readonly Step[]} steps
 * @returns {Promise<Outcome[]>} in the order of the steps
 */
async function runInOrder(steps) {
  /** @type {Outcome[]} */
  const outcomes = []
  const alone = steps.findIndex((step) => !step.besideOthers)
  const together = steps.slice(0, alone === -1 ? steps.length : alone).entries()
  const lane = async () => {
    for (const [place, step] of together) outcomes[place] = await runStep(step)
  }
  await Promise.all([lane(), lane()])
  const next = steps[outcomes.length]
  if (next === undefined) return outcomes
  outcomes.push(await runStep(next))
  return [...outcomes, ...(await runInOrder(steps.slice(outcomes.length)))]
}

/**
 * @param {readonly Step[]} steps
 * @param {readonly string[]} names
 * @returns {Step[]} in the order of the steps
 */
function choose(steps, names) {
  const unknown = names.filter((name) => !steps.some((step) => step.name === name))
  if (unknown.length > 0) {
    const known = steps.map((step) => step.name).join(', ')
    throw new Error(`No such step: ${unknown.join(', ')}. Steps are: ${known}`)
  }
  return steps.filter((step) => names.length === 0 || names.includes(step.name))
}

/**
 * Installs what is missing, runs the steps that the command line names (all unless it names some),
 * and sets the exit status.
 *
 * @param {readonly Step[]} all
 * @param {string} script `import.meta.url` of the program that has these steps
 */
export async function runSteps(all, script) {
  let passed = 0
  /** @type {string[]} */
  const failed = []
  /** @type {string[]} */
  const leftOut = []
  const began = await orExplain(async () => {
    await bootstrap()
    await underPackagedNode(script)
    const steps = choose(all, process.argv.slice(2))
    if (steps.some((step) => step.needsSystemParts)) await bootstrap(PART_NAMES)
    for (const outcome of await runInOrder(steps)) {
      if (outcome.leftOut !== undefined) leftOut.push(outcome.leftOut)
      passed += outcome.passed
      failed.push(...outcome.failed)
    }
  })
  if (!began) failed.push('what the tests need')
  process.stdout.write('\n')
  for (const why of leftOut) process.stdout.write(`left out: ${why}\n`)
  for (const name of failed) process.stdout.write(`failed: ${name}\n`)
  process.stdout.write(`${passed} passed, ${failed.length} failed\n`)
  process.exitCode = failed.length === 0 ? 0 : 1
}
