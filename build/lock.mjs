import { createHash } from 'node:crypto'
import {
  closeSync,
  openSync,
  readFileSync,
  statSync,
  unlinkSync,
  utimesSync,
  writeSync,
} from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'

// Two `npm run counter` on a fresh clone both find nothing installed and nothing built. Whoever
// comes second waits here, then looks again and finds the work done.

const SAID_NOTHING_MS = 3_000
const LOOK_AGAIN_MS = 50
const HEARTBEAT_MS = 1_000
/**
 * Without a heartbeat for this long the owner is gone, even if a process has its id: containers
 * give the same small ids out again and again.
 */
const SILENT_MS = 20_000

/**
 * Runs `work` while no other process of this user works on the same thing in the same folder.
 * `work` must not block the event loop, which carries the heartbeat.
 *
 * @template T
 * @param {{ root: string, name: string }} what the repository's folder and what is being worked on
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 * @throws whatever `work` throws; the lock is released either way
 */
export async function exclusively({ root, name }, work) {
  const file = lockFile({ root, name })
  await acquire(file, name)
  const release = () => {
    remove(file)
  }
  const heartbeat = setInterval(() => {
    const now = new Date()
    utimesSync(file, now, now)
  }, HEARTBEAT_MS)
  process.once('exit', release)
  try {
    return await work()
  } finally {
    clearInterval(heartbeat)
    process.off('exit', release)
    release()
  }
}

/**
 * @param {{ root: string, name: string }} what
 * @returns {string} outside node_modules, which `npm ci` empties
 */
export function lockFile({ root, name }) {
  const place = createHash('sha256').update(root).digest('hex').slice(0, 16)
  const owner = userInfo().username.replaceAll(/[^A-Za-z0-9]/g, '_')
  return join(tmpdir(), `cicopass-counter-${name}-${owner}-${place}.lock`)
}

/**
 * @param {string} file
 * @param {string} name
 */
async function acquire(file, name) {
  const since = Date.now()
  let said = false
  while (!create(file)) {
    if (isAbandoned(file)) removeAbandoned(file)
    if (!said && Date.now() - since > SAID_NOTHING_MS) {
      process.stderr.write(`Waiting for another process that is busy with: ${name} (${file})\n`)
      said = true
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS))
  }
}

/** @param {string} file */
function create(file) {
  try {
    const handle = openSync(file, 'wx')
    writeSync(handle, String(process.pid))
    closeSync(handle)
    return true
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false
    throw error
  }
}

/**
 * Of several who see a dead owner's lock only one may remove it, and only after looking again:
 * the next would remove the lock that the first has meanwhile made for itself.
 *
 * @param {string} file
 */
function removeAbandoned(file) {
  const removal = `${file}.removal`
  if (create(removal)) {
    if (isAbandoned(file)) remove(file)
    remove(removal)
  } else if (isAbandoned(removal)) {
    remove(removal)
  }
}

/** @param {string} file */
function isAbandoned(file) {
  try {
    const owner = Number(readFileSync(file, 'utf8'))
    const silent = Date.now() - statSync(file).mtimeMs > SILENT_MS
    // No process id yet: created this very moment by someone who is about to write it.
    return silent || (owner > 0 && !isAlive(owner))
  } catch (error) {
    if (isCode(error, 'ENOENT')) return false
    throw error
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return !isCode(error, 'ESRCH')
  }
}

/** @param {string} file */
function remove(file) {
  try {
    unlinkSync(file)
  } catch (error) {
    if (!isCode(error, 'ENOENT')) throw error
  }
}

/**
 * @param {unknown} error
 * @param {string} code
 */
function isCode(error, code) {
  return error instanceof Error && 'code' in error && error.code === code
}
