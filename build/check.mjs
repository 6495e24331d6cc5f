// `npm run check`: a minute's answer while one works: types, import rules and unit tests, and lint and
// format of what changed since the main branch. `npm test` is what a change must pass.

import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './bootstrap.mjs'
import { runSteps, toolStep, vitestStep } from './steps.mjs'

const changed = changedFiles()
const code = changed.filter((file) => /\.(ts|tsx|mjs|js)$/.test(file))
const UNIT_MS = 10 * 60_000

await runSteps(
  [
    ofFiles('lint', code, ['eslint/bin/eslint.js', '--max-warnings', '0', '--no-warn-ignored']),
    toolStep('types', [
      'typescript/bin/tsc',
      ...['--noEmit', '--incremental', '--tsBuildInfoFile', 'node_modules/.check.tsbuildinfo'],
    ]),
    ofFiles('format', changed, [
      'prettier/bin/prettier.cjs',
      ...['--check', '--ignore-unknown', '--log-level', 'warn'],
    ]),
    toolStep('imports', [
      'dependency-cruiser/bin/dependency-cruiser.mjs',
      ...['--config', '.dependency-cruiser.mjs', '--output-type', 'err'],
      ...['shared', 'electron', 'renderer', 'build', 'tests'],
    ]),
    vitestStep('unit', { project: 'unit', privateSession: false, timeoutMs: UNIT_MS }),
  ],
  import.meta.url,
)

/**
 * @param {string} name
 * @param {readonly string[]} files
 * @param {readonly [string, ...string[]]} tool
 * @returns {import('./steps.mjs').Step}
 */
function ofFiles(name, files, tool) {
  if (files.length > 0) return toolStep(name, [...tool, ...files])
  const leftOut = `${name}: no file of its kind changed since the main branch`
  return { name, run: () => Promise.resolve({ passed: 0, failed: [], leftOut }) }
}

/** Committed since the main branch or not committed yet, and still there. */
function changedFiles() {
  const since = mergeBase()
  const tracked = git(['diff', '--name-only', '-z', since])
  const unknown = git(['ls-files', '--others', '--exclude-standard', '-z'])
  const files = new Set(`${tracked}${unknown}`.split('\0').filter(Boolean))
  return [...files].filter((file) => existsSync(join(ROOT, file)))
}

/** Where this branch left the main one; on the main branch itself, the last commit. */
function mergeBase() {
  for (const main of ['main', 'origin/main']) {
    try {
      return git(['merge-base', 'HEAD', main]).trim()
    } catch {
      continue // this copy has no such branch
    }
  }
  return 'HEAD'
}

/** @param {readonly string[]} words */
function git(words) {
  return execFileSync('git', [...words], {
    cwd: ROOT,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  })
}
