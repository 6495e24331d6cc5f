import { spawnSync } from 'node:child_process'
import process from 'node:process'
import { defineConfig } from 'vitest/config'

// Five suites, by what they stand on: nothing (unit), a port's implementations (contract), real
// parts (integration), the window (e2e), and what it looks like (screens). `npm test` runs the last
// four inside a private session bus with a real keyring; see build/test.mjs. Two kinds of integration tests have a suite of their own:
// the long proofs of the outbox, and those that assert how long something takes.

interface Suite {
  readonly name: string
  readonly testTimeout: number
  readonly fileParallelism: boolean
  readonly include?: readonly string[]
}

const proofs = ['killed-while-sending.linux', 'outbox-model', 'fault-matrix'].map(
  (name) => `tests/integration/${name}.test.ts`,
)

/** These assert how long something takes. */
const timed = ['scanner.pty', 'scanners.pty', 'sync-deadline.linux', 'keychain', 'handed-over'].map(
  (name) => `tests/integration/${name}.test.ts`,
)

const suites: readonly Suite[] = [
  { name: 'unit', testTimeout: 20_000, fileParallelism: true },
  { name: 'contract', testTimeout: 30_000, fileParallelism: true },
  { name: 'integration', testTimeout: 120_000, fileParallelism: true },
  // Two files at once on two cores would measure each other.
  { name: 'timed', testTimeout: 120_000, fileParallelism: false, include: timed },
  { name: 'proofs', testTimeout: 120_000, fileParallelism: true, include: proofs },
  { name: 'e2e', testTimeout: 120_000, fileParallelism: true },
  // Pictures are of one rasteriser: on Chromium standing in, whatever else could be had.
  { name: 'screens', testTimeout: 120_000, fileParallelism: false },
]

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

export default defineConfig({
  test: {
    projects: suites.map(({ name, testTimeout, fileParallelism, include }) => ({
      test: {
        name,
        include: [...(include ?? [`tests/${name}/**/*.test.{ts,tsx}`])],
        exclude: include === undefined ? [...notHere, ...proofs, ...timed] : notHere,
        environment: 'node',
        pool: 'forks' as const,
        testTimeout,
        hookTimeout: testTimeout,
        fileParallelism,
        maxWorkers: 2,
        // A busy machine is no failure; a condition that holds ends the wait at once.
        expect: { poll: { timeout: 20_000 } },
      },
    })),
  },
})
