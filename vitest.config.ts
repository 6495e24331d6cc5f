import { spawnSync } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { join } from 'node:path'
import process from 'node:process'
import { defineConfig } from 'vitest/config'
import { inOwnSession } from './build/own-session.mjs'
import { LongestFirst } from './tests/support/longest-first.ts'

// Five suites, by what they stand on: nothing (unit), a port's implementations (contract), real
// parts (integration), the window (e2e), and what it looks like (screens). `npm test` runs the last
// four inside a private session bus with a real keyring; see build/test.mjs. Three kinds of integration tests have a suite of their own:
// the long proofs of the outbox, those that assert how long something takes, and those of the stand-in.

interface Suite {
  readonly name: string
  readonly testTimeout: number
  readonly fileParallelism: boolean
  readonly include?: readonly string[]
  /** Files at once; two unless it is said. */
  readonly workers?: number
}

const proofs = [
  'killed-while-sending.linux',
  'outbox-model',
  'fault-matrix',
  'folder-steps',
  'folder-schedules',
].map((name) => `tests/integration/${name}.test.ts`)

/** Chromium standing in for Electron: build/stand-in-tests.mjs says when they run. */
const standIn = ['tests/integration/electron-on-chromium.test.ts']

/** These assert how long something takes. */
const timed = ['scanner.pty', 'scanners.pty', 'sync-deadline.linux', 'keychain', 'handed-over'].map(
  (name) => `tests/integration/${name}.test.ts`,
)

// The time-outs are for what never ends; a busy machine must not reach them.
const suites: readonly Suite[] = [
  { name: 'unit', testTimeout: 60_000, fileParallelism: true },
  { name: 'contract', testTimeout: 120_000, fileParallelism: true },
  { name: 'integration', testTimeout: 360_000, fileParallelism: true, workers: 3 },
  // Two files at once on two cores would measure each other.
  { name: 'timed', testTimeout: 360_000, fileParallelism: false, include: timed },
  { name: 'stand-in', testTimeout: 360_000, fileParallelism: true, include: standIn },
  // They wait for answers that never come, and for the minute after a request.
  { name: 'proofs', testTimeout: 360_000, fileParallelism: true, include: proofs, workers: 4 },
  // A window waits as much as it works, for the five seconds of a sale before all.
  { name: 'e2e', testTimeout: 360_000, fileParallelism: true, workers: 3 },
  // Pictures are of one rasteriser: on Chromium standing in, whatever else could be had.
  { name: 'screens', testTimeout: 360_000, fileParallelism: false },
]

await inOwnSession()

// What a system does not have, its suites do not contain; docs/continuous-integration.md has the
// table. Nothing is skipped one by one: a skipped test counts as failed.
const notHere = [
  // Windows has no pseudo-terminal pair.
  ...(process.platform === 'win32' ? ['tests/**/*.pty.test.ts'] : []),
  // The Secret Service, tmpfs and /proc are Linux's.
  ...(process.platform === 'linux' ? [] : ['tests/**/*.linux.test.ts']),
  // A small file system of the test's own: root may, others where the system has user namespaces.
  ...(mayMount() ? [] : ['tests/**/*.mount.linux.test.ts']),
]

function mayMount(): boolean {
  if (process.platform !== 'linux') return false
  const mount = ['-rm', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt']
  const may = spawnSync('unshare', mount).status === 0
  if (!may) process.stdout.write('Not in the suite: *.mount.linux.test.ts, no mount is allowed.\n')
  return may
}

/** Of every random run, whatever draws: tests/support/random.ts. */
const seed = process.env['COUNTER_SEED'] ?? String(randomInt(2 ** 31))
const asked = process.argv
  .slice(2)
  .filter((word) => !/^--(reporter|outputFile|allowOnly)/.test(word))
// Other tools read this file, too.
if (process.argv[1]?.includes('vitest') === true) {
  process.stdout.write(
    `Random runs are repeated by: COUNTER_SEED=${seed} node_modules/.bin/node node_modules/vitest/vitest.mjs ${asked.join(' ')}\n`,
  )
}

export default defineConfig({
  // The build makes them (build/contract-names.mjs, build/words.mjs).
  resolve: {
    alias: {
      'virtual:contract-names': join(import.meta.dirname, 'tests/support/contract-names.ts'),
      'virtual:words': join(import.meta.dirname, 'tests/support/words.ts'),
    },
  },
  test: {
    sequence: { sequencer: LongestFirst },
    projects: suites.map(({ name, testTimeout, fileParallelism, include, workers = 2 }, nth) => ({
      extends: true as const,
      test: {
        name,
        // One suite after the other, when several are asked for.
        sequence: { groupOrder: nth },
        env: { COUNTER_SEED: seed },
        include: [...(include ?? [`tests/${name}/**/*.test.{ts,tsx}`])],
        exclude: include === undefined ? [...notHere, ...proofs, ...timed, ...standIn] : notHere,
        environment: 'node',
        pool: 'forks' as const,
        testTimeout,
        hookTimeout: testTimeout,
        fileParallelism,
        maxWorkers: workers,
        // A busy machine is no failure; a condition that holds ends the wait at once.
        expect: { poll: { timeout: 60_000 } },
      },
    })),
  },
})
