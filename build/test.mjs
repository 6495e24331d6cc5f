// `npm test`: everything CI runs. All steps run even when an early one fails, and the last line is
// always `N passed, N failed`: every test counts as one, and so does every check.
//
//   npm test                     everything
//   npm test -- types lint unit  only these steps

import { standInStep } from './stand-in-tests.mjs'
import { BUILD, runSteps, toolStep, vitestStep } from './steps.mjs'

/** @typedef {import('./steps.mjs').Step} Step */

const SUITE_MS = 40 * 60_000

/** @type {Step[]} */
const STEPS = [
  // The longest first: what comes after runs beside it.
  toolStep('lint', ['eslint/bin/eslint.js', '--max-warnings', '0', '.']),
  toolStep('types', ['typescript/bin/tsc', '--noEmit']),
  toolStep('format', ['prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.']),
  toolStep('imports', [
    'dependency-cruiser/bin/dependency-cruiser.mjs',
    ...['--config', '.dependency-cruiser.mjs', '--output-type', 'err-long'],
    ...['shared', 'electron', 'renderer', 'build', 'tests'],
  ]),
  toolStep('knip', ['knip/bin/knip.js']),
  BUILD,
  suite('unit', { privateSession: false }),
  suite('contract', { privateSession: true }),
  suite('integration', { privateSession: true }),
  standInStep(suite('stand-in', { privateSession: true })),
  suite('timed', { privateSession: true }),
  suite('proofs', { privateSession: true }),
  suite('e2e', { privateSession: true }),
  suite('screens', { privateSession: true }),
]

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
