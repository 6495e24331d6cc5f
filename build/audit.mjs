// Whether anything that ships has a known vulnerability: what is installed beside the app, what is bundled
// into its window, and Electron. The last two are development packages to npm, so `npm audit --omit=dev`
// would pass over them.
//
//   node build/audit.mjs    asks the registry; fails when there is one

import { spawnSync } from 'node:child_process'
import { realpathSync } from 'node:fs'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { ROOT } from './bootstrap.mjs'
import { allThatShips } from './bill-of-materials.mjs'

/**
 * @typedef {object} AuditReport what `npm audit --json` answers
 * @property {Record<string, { name: string, severity: string, nodes: string[], via: (string | { title: string, url: string })[] }>} [vulnerabilities]
 * @property {string} [message] the registry did not answer
 */

/**
 * @param {AuditReport} report
 * @returns {string[]} a line for each package that ships and is vulnerable
 * @throws {Error} when nothing was asked: silence is no answer
 */
export function vulnerableThatShips({ vulnerabilities, message }) {
  if (vulnerabilities === undefined) {
    throw new Error(`The registry told nothing of vulnerabilities: ${message ?? 'no reason given'}`)
  }
  const places = new Set(allThatShips().map(({ place }) => place))
  return Object.values(vulnerabilities)
    .filter(({ nodes }) => nodes.some((place) => places.has(place)))
    .map(({ name, severity, via }) => {
      const reasons = via.map((one) => (typeof one === 'string' ? one : `${one.title} ${one.url}`))
      return `${name} (${severity}): ${reasons.join('; ')}`
    })
    .toSorted()
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  // npm fails when it found something: what it says is what counts.
  const asked = spawnSync(npm, ['audit', '--json', '--audit=true'], {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 ** 2,
    shell: process.platform === 'win32',
  })
  try {
    /** @type {AuditReport} */
    const report = JSON.parse(asked.stdout)
    const lines = vulnerableThatShips(report)
    for (const line of lines) process.stdout.write(`${line}\n`)
    if (lines.length > 0) process.exitCode = 1
    else process.stdout.write('Nothing that ships has a known vulnerability.\n')
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = 1
  }
}
