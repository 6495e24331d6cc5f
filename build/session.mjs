// A private session for the tests that use real parts: its own bus, its own unlocked keyring, its
// own home. The user's keyring is neither read nor written, and nothing outlives the session.

import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'

/** Every process of a session carries this in its environment: daemons leave their group. */
const MARK = 'COUNTER_TEST_SESSION'
const SETTLE_MS = 2_000

/** Whether this process was started by `runInSession`. */
export function isInSession() {
  return process.env[MARK] !== undefined
}

/**
 * gnome-keyring-daemon unlocks (and, the first time, creates) the login keyring with the password
 * on its standard input, and goes into the background once the bus knows its name.
 */
const UNLOCK_AND_RUN =
  'printf %s counter-tests | gnome-keyring-daemon --unlock --components=secrets >/dev/null && exec "$@"'

/**
 * Runs a program and waits for it. On Linux inside a private session when one is asked for; on
 * macOS and Windows the keychain belongs to the logged-in user and needs none.
 *
 * @param {readonly string[]} command
 * @param {object} how
 * @param {boolean} how.privateSession
 * @param {number} how.timeoutMs
 * @param {string} how.cwd
 * @param {Record<string, string>} [how.environment] added to that of this process
 * @returns {Promise<number>} its exit status; 124 when it took too long, as `timeout` has it
 */
export async function runInSession(command, how) {
  const { privateSession, timeoutMs, cwd, environment = {} } = how
  const mark = randomUUID()
  const wrapped = privateSession && process.platform === 'linux'
  const home = wrapped ? makeHome() : undefined
  const [program = '', ...args] = wrapped
    ? ['dbus-run-session', '--', 'bash', '-c', UNLOCK_AND_RUN, 'bash', ...command]
    : command
  try {
    const child = spawn(program, args, {
      cwd,
      env: { ...process.env, ...environment, ...(home && homeVariables(home)), [MARK]: mark },
      stdio: ['ignore', 'inherit', 'inherit'],
    })
    return await statusOf(child, timeoutMs)
  } finally {
    await endLeftovers(mark)
    if (home) rmSync(home, { recursive: true, force: true, maxRetries: 5 })
  }
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {number} timeoutMs
 * @returns {Promise<number>}
 */
function statusOf(child, timeoutMs) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      process.stderr.write(`Stopped: no end after ${timeoutMs / 1000} s.\n`)
      child.kill('SIGKILL')
      resolve(124)
    }, timeoutMs)
    child.once('error', (error) => {
      clearTimeout(timer)
      reject(error)
    })
    child.once('exit', (status) => {
      clearTimeout(timer)
      resolve(status ?? 1)
    })
  })
}

function makeHome() {
  const home = mkdtempSync(join(tmpdir(), 'counter-tests-'))
  for (const folder of ['share', 'config', 'cache', 'state']) mkdirSync(join(home, folder))
  // The XDG specification asks for 0700, and gnome-keyring refuses anything wider.
  mkdirSync(join(home, 'run'), { mode: 0o700 })
  return home
}

/** @param {string} home */
function homeVariables(home) {
  return {
    HOME: home,
    XDG_DATA_HOME: join(home, 'share'),
    XDG_CONFIG_HOME: join(home, 'config'),
    XDG_CACHE_HOME: join(home, 'cache'),
    XDG_STATE_HOME: join(home, 'state'),
    XDG_RUNTIME_DIR: join(home, 'run'),
    // A keyring daemon of the desktop must not be found and told to start instead of ours.
    GNOME_KEYRING_CONTROL: '',
  }
}

/**
 * Ends whatever the session left running: asks first, and insists two seconds later.
 *
 * @param {string} mark
 */
async function endLeftovers(mark) {
  if (process.platform !== 'linux') return
  signalAll(mark, 'SIGTERM')
  const until = Date.now() + SETTLE_MS
  while (marked(mark).length > 0 && Date.now() < until) {
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  signalAll(mark, 'SIGKILL')
}

/**
 * @param {string} mark
 * @param {NodeJS.Signals} signal
 */
function signalAll(mark, signal) {
  for (const pid of marked(mark)) {
    try {
      process.kill(pid, signal)
    } catch (error) {
      if (!hasCode(error, 'ESRCH')) throw error
    }
  }
}

/** @param {string} mark */
function marked(mark) {
  const wanted = `${MARK}=${mark}`
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => environmentOf(pid).includes(wanted))
    .map(Number)
}

/** @param {string} pid */
function environmentOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'latin1').split('\0')
  } catch (error) {
    // It ended meanwhile, or it is another user's and so none of ours.
    if (['ENOENT', 'ESRCH', 'EACCES', 'EPERM'].some((code) => hasCode(error, code))) return []
    throw error
  }
}

/**
 * @param {unknown} error
 * @param {string} code
 */
function hasCode(error, code) {
  return error instanceof Error && 'code' in error && error.code === code
}
