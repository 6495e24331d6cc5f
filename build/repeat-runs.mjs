// Which runs of `npm run repeat` were made already, and which are left: twenty of them take longer than
// one sitting.

import { createHash } from 'node:crypto'
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { ROOT } from './bootstrap.mjs'

/** @typedef {import('./repeat-summary.mjs').Run} Run */
/** @typedef {{ readonly fingerprint: string, readonly steps: string, readonly runs: readonly Run[] }} Kept */

/** What a run stands on; its own notes are not among them. */
const SOURCES = [
  ...['shared', 'electron', 'renderer', 'build', 'tests', 'docs/fault-matrix.md', 'docs/effort.md'],
  ...['package.json', 'package-lock.json', '*.ts', '*.js', '.dependency-cruiser.mjs', '.ci'],
  ':!tests/integration/electron-on-chromium.tested',
]

/**
 * The same for the same sources, whatever is written beside them and in whichever commit they are.
 *
 * @param {string} [root] the repository's folder
 */
export function fingerprintOf(root = ROOT) {
  const hash = createHash('sha256')
  // What is staged or committed, what was changed since, and what git does not know yet.
  hash.update(git(['ls-files', '--stage', '--', ...SOURCES], root))
  hash.update(git(['diff', '--binary', '--', ...SOURCES], root))
  hash.update(git(['ls-files', '--others', '--exclude-standard', '--', ...SOURCES], root))
  return hash.digest('hex')
}

/** @param {string} [root] the repository's folder */
export function commitOf(root = ROOT) {
  return git(['rev-parse', '--short=9', 'HEAD'], root).trim()
}

/**
 * The runs that were made of these sources and steps; none when something of it changed since.
 *
 * @param {string} file
 * @param {Omit<Kept, 'runs'>} now
 * @returns {Run[]}
 */
export function runsOf(file, { fingerprint, steps }) {
  if (!existsSync(file)) return []
  /** @type {Kept} */
  const kept = JSON.parse(readFileSync(file, 'utf8'))
  return kept.fingerprint === fingerprint && kept.steps === steps ? [...kept.runs] : []
}

/**
 * The runs that were made of commits which the present one stands on, behind the last red one: a row of
 * green ones along the history of a branch.
 *
 * @param {string} file
 * @param {Pick<Kept, 'steps'>} now
 * @param {string} [root] the repository's folder
 * @returns {Run[]}
 */
export function runsAcrossCommits(file, { steps }, root = ROOT) {
  if (!existsSync(file)) return []
  /** @type {Kept} */
  const kept = JSON.parse(readFileSync(file, 'utf8'))
  if (kept.steps !== steps) return []
  const row = kept.runs.slice(kept.runs.findLastIndex(({ isGreen }) => !isGreen) + 1)
  return row
    .filter(({ commit }) => isBelow(commit, root))
    .map((run, at) => ({ ...run, nth: at + 1 }))
}

/**
 * @param {string} commit
 * @param {string} root
 */
function isBelow(commit, root) {
  const asked = spawnSync('git', ['merge-base', '--is-ancestor', commit, 'HEAD'], { cwd: root })
  return asked.status === 0
}

/**
 * @param {string} file
 * @param {Kept} kept
 */
export function keepRuns(file, kept) {
  writeFileSync(file, `${JSON.stringify(kept, null, 2)}\n`)
}

/**
 * What is left to do, the quiet ones first.
 *
 * @param {readonly Pick<Run, 'neighbours'>[]} made
 * @param {{ runs: number, busy: number }} wanted `busy` of these runs are beside busy neighbours
 * @returns {{ nth: number, isBusy: boolean }[]}
 */
export function runsLeft(made, { runs, busy }) {
  const madeBusy = made.filter(({ neighbours }) => neighbours > 0).length
  const quiet = Math.max(0, runs - busy - (made.length - madeBusy))
  const beside = Math.max(0, busy - madeBusy)
  return Array.from({ length: quiet + beside }, (_, place) => ({
    nth: made.length + place + 1,
    isBusy: place >= quiet,
  }))
}

/**
 * @param {readonly string[]} words
 * @param {string} root
 */
function git(words, root) {
  return execFileSync('git', [...words], { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 ** 2 })
}
