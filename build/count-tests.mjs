// Counts what vitest really ran, from its JSON report. A suite that ran nothing, a test that was
// skipped and an error outside any test are failures: none of them proves anything.

import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import process from 'node:process'

/**
 * @typedef {object} Report what is read of vitest's JSON report
 * @property {boolean} success
 * @property {{
 *   name: string,
 *   status: string,
 *   message: string,
 *   assertionResults: { status: string, fullName: string, failureMessages?: string[] }[],
 * }[]} testResults
 */

/**
 * @param {string} suite its name, for messages
 * @param {(reportFile: string) => Promise<number>} run runs vitest, writing its report there;
 *   answers its exit status
 * @returns {Promise<{ passed: number, failed: string[] }>}
 */
export async function countTests(suite, run) {
  const folder = mkdtempSync(join(tmpdir(), 'counter-report-'))
  try {
    const file = join(folder, 'report.json')
    const status = await run(file)
    if (!existsSync(file)) {
      return { passed: 0, failed: [`${suite}: ended with ${status} and no report`] }
    }
    const report = /** @type {Report} */ (JSON.parse(readFileSync(file, 'utf8')))
    return verdict({ suite, status, report })
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/**
 * @param {{ suite: string, status: number, report: Report }} what
 * @returns {{ passed: number, failed: string[] }}
 */
export function verdict({ suite, status, report }) {
  let passed = 0
  /** @type {string[]} */
  const failed = []
  for (const file of report.testResults) {
    const where = `${suite}: ${relative(process.cwd(), file.name)}`
    for (const test of file.assertionResults) {
      if (test.status === 'passed') passed += 1
      else failed.push(`${where}: ${test.fullName} (${test.status})${why(test.failureMessages)}`)
    }
    const failedItself =
      file.status === 'failed' && !failed.some((one) => one.startsWith(`${where}:`))
    if (failedItself) failed.push(`${where}: ${file.message || 'could not be loaded'}`)
    else if (file.assertionResults.length === 0) failed.push(`${where}: no tests`)
  }
  if (passed + failed.length === 0) failed.push(`${suite}: no tests ran`)
  if (status !== 0 && failed.length === 0) failed.push(`${suite}: an error outside any test`)
  return { passed, failed }
}

const TOLD_CHARACTERS = 2_000

/**
 * What a test said, indented below its name: whoever sees only the end of a long run (which is all
 * that many a CI shows) must find a random run's seed there.
 *
 * @param {readonly string[]} messages
 * @returns {string}
 */
function why(messages = []) {
  const told = messages.join('\n').trim().slice(0, TOLD_CHARACTERS)
  return told === '' ? '' : `\n${told}`.replaceAll('\n', '\n    ')
}
