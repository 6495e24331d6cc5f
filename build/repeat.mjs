// `npm run repeat`: the whole test run again and again, to see that it is red only for a reason.
//
//   npm run repeat -- --runs 20 --busy 5           20 runs, the last 5 of them beside two busy neighbours
//   npm run repeat -- --runs 3 --steps unit,e2e    only these steps
//   npm run repeat -- --at-most 3                  no more than 3 of them now
//   npm run repeat -- --across-commits             go on with the runs of earlier commits, up to a red one
//   npm run repeat -- --anew                       forget the runs that were made
//
// Each run's output is in demo-output/repeat/, and so is summary.md. It goes on where it stopped, as long
// as the sources and the steps are the same; a run that was cut short counts for nothing. With
// --across-commits it goes on along the branch: each run names its commit, and a red one begins the row
// anew.

import { spawn } from 'node:child_process'
import { createWriteStream, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { parseArgs } from 'node:util'
import { ROOT } from './bootstrap.mjs'
import {
  commitOf,
  fingerprintOf,
  keepRuns,
  runsAcrossCommits,
  runsLeft,
  runsOf,
} from './repeat-runs.mjs'
import { summaryOf } from './repeat-summary.mjs'

/** @typedef {import('./repeat-summary.mjs').Run} Run */

const NEIGHBOURS = 2
const folder = join(ROOT, 'demo-output', 'repeat')

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '20' },
    busy: { type: 'string', default: '5' },
    steps: { type: 'string', default: '' },
    'at-most': { type: 'string', default: 'Infinity' },
    'across-commits': { type: 'boolean', default: false },
    anew: { type: 'boolean', default: false },
  },
})
const runs = Number(values.runs)
const busy = Number(values.busy)
const steps = values.steps.split(',').filter(Boolean)

mkdirSync(folder, { recursive: true })
const file = join(folder, 'runs.json')
const sources = { fingerprint: fingerprintOf(), steps: values.steps }
const done = values.anew
  ? []
  : values['across-commits']
    ? runsAcrossCommits(file, sources)
    : runsOf(file, sources)
if (done.length > 0) process.stdout.write(`${done.length} runs of this row were made before.\n`)
for (const { nth, isBusy } of runsLeft(done, { runs, busy }).slice(0, Number(values['at-most']))) {
  const run = await runOnce(nth, isBusy)
  if (fingerprintOf() !== sources.fingerprint) {
    throw new Error(`The sources changed during run ${nth}: it counts for nothing.`)
  }
  done.push(run)
  process.stdout.write(`run ${nth} of ${runs}: ${run.verdict}, ${run.seconds} s\n`)
  keepRuns(file, { ...sources, runs: done })
  writeFileSync(join(folder, 'summary.md'), summaryOf(done))
}
const left = runsLeft(done, { runs, busy }).length
if (left > 0) process.stdout.write(`\n${left} runs are left: the same command makes them.\n`)
process.stdout.write(`\n${summaryOf(done)}`)
process.exitCode = done.every(({ isGreen }) => isGreen) ? 0 : 1

/**
 * @param {number} nth
 * @param {boolean} isBusy
 * @returns {Promise<Run>}
 */
async function runOnce(nth, isBusy) {
  const neighbours = isBusy ? Array.from({ length: NEIGHBOURS }, busyNeighbour) : []
  const start = Date.now()
  const log = createWriteStream(join(folder, `run-${nth}.log`))
  let said = ''
  const status = await new Promise((resolve) => {
    const child = spawn(process.execPath, [join(ROOT, 'build', 'test.mjs'), ...steps], {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
        said += text
        log.write(text)
      })
    }
    child.once('close', resolve)
  })
  log.end()
  for (const neighbour of neighbours) neighbour.kill('SIGKILL')
  const lines = said.trimEnd().split('\n')
  return {
    nth,
    commit: commitOf(),
    neighbours: neighbours.length,
    seconds: Math.round((Date.now() - start) / 1_000),
    isGreen: status === 0,
    verdict: lines.at(-1) ?? 'said nothing',
    failed: lines.filter((line) => line.startsWith('failed: ')).map((line) => line.slice(8)),
    leftOut: lines.filter((line) => line.startsWith('left out: ')).map((line) => line.slice(10)),
  }
}

/** A process that wants a whole processor for itself. */
function busyNeighbour() {
  return spawn(process.execPath, ['--eval', 'for (;;);'], { stdio: 'ignore' })
}
