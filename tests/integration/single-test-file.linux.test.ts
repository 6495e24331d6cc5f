import { execFile } from 'node:child_process'
import { join } from 'node:path'
import process from 'node:process'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'

const run = promisify(execFile)
const root = join(import.meta.dirname, '../..')

it('a single test file brings its own bus and keyring', async () => {
  const environment: NodeJS.ProcessEnv = { ...process.env }
  // As somebody has it who logged in without a desktop, or has a keyring that is none of a test's.
  for (const name of ['COUNTER_TEST_SESSION', 'DBUS_SESSION_BUS_ADDRESS', 'XDG_RUNTIME_DIR']) {
    Reflect.deleteProperty(environment, name)
  }
  const words = ['run', 'tests/integration/workplace.test.ts', '-t', 'two presses at once']
  const { stdout } = await run(
    process.execPath,
    ['node_modules/vitest/vitest.mjs', ...words, '--reporter=default', '--no-color'],
    { cwd: root, env: environment },
  )
  expect(stdout).toContain('1 passed')
})
