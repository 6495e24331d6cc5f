// Which runtime opens the window: Electron, or Chromium on Node standing in where Electron's
// binary cannot be downloaded. Everything that starts a window asks here: `npm start`, the demo,
// the end-to-end tests.

import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { pathToFileURL } from 'node:url'
import { ROOT, packagedNode } from './bootstrap.mjs'

const ELECTRON = join(ROOT, 'node_modules', 'electron')
/** Remembers a failed download. In node_modules, so a new installation tries again. */
const DOWNLOAD_FAILED = join(ROOT, 'node_modules', '.electron-download-failed')
const DOWNLOAD_MS = 180_000
/** No answer at all in this time: there is no way out to the internet. */
const ANSWER_MS = 5_000
const TRY_AGAIN_AFTER_MS = 24 * 60 * 60 * 1000

/**
 * @typedef {object} Runtime
 * @property {'electron' | 'stand-in'} kind
 * @property {string} command the program
 * @property {string[]} args what comes before the counter's own arguments
 */

/**
 * The runtime of this machine. Downloads Electron's binary the first time; a failed download is
 * tried again after a day. `COUNTER_RUNTIME=electron` or `=stand-in` asks for one of them.
 *
 * @returns {Promise<Runtime>}
 * @throws {Error} when Electron is asked for and cannot be had
 */
export async function findRuntime() {
  const wanted = process.env['COUNTER_RUNTIME']
  if (wanted !== undefined && wanted !== 'electron' && wanted !== 'stand-in') {
    throw new Error(`COUNTER_RUNTIME is "${wanted}"; it can be "electron" or "stand-in".`)
  }
  if (wanted === 'stand-in') return standIn()
  const electron = electronBinary() ?? (await downloadElectron({ force: wanted === 'electron' }))
  if (electron !== undefined) {
    return { kind: 'electron', command: electron, args: [...asRoot(), ROOT] }
  }
  if (wanted === 'electron') {
    throw new Error('COUNTER_RUNTIME=electron, but its binary could not be downloaded.')
  }
  return standIn()
}

/** Chromium refuses to start as root on Linux unless its sandbox is off; then say that it is. */
function asRoot() {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return []
  process.stderr.write("Run as root, so without Chromium's sandbox. Use an ordinary account.\n")
  return ['--no-sandbox']
}

/** @returns {Runtime} */
function standIn() {
  const node = packagedNode()
  if (node === undefined) throw new Error('The packages are not installed: npm ci')
  const register = pathToFileURL(join(ROOT, 'build', 'electron-on-chromium', 'register.mjs')).href
  const main = join(ROOT, 'dist', 'electron', 'main.js')
  return { kind: 'stand-in', command: node, args: ['--import', register, main] }
}

/**
 * Electron's program if it is here and whole. As its own index.js finds it, but without the
 * download that would follow.
 *
 * @returns {string | undefined}
 */
function electronBinary() {
  const named = join(ELECTRON, 'path.txt')
  const override = process.env['ELECTRON_OVERRIDE_DIST_PATH']
  const program = existsSync(named) ? readFileSync(named, 'utf8') : undefined
  if (override) return existing(join(override, program ?? usualName()))
  return program === undefined ? undefined : existing(join(ELECTRON, 'dist', program))
}

function usualName() {
  if (process.platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron'
  return process.platform === 'win32' ? 'electron.exe' : 'electron'
}

/** @param {string} file */
function existing(file) {
  return existsSync(file) ? file : undefined
}

/**
 * @param {{ force: boolean }} how `force`: even if it failed today
 * @returns {Promise<string | undefined>}
 */
async function downloadElectron({ force }) {
  if (!force && failedLately()) return undefined
  if (!force && !(await answers())) return failed('no answer from where it is kept')
  process.stderr.write("Downloading Electron's binary, once…\n")
  const node = packagedNode() ?? process.execPath
  const { status, stderr } = spawnSync(node, [join(ELECTRON, 'install.js')], {
    stdio: ['ignore', 2, 'pipe'],
    encoding: 'utf8',
    // Without it the downloader ignores the proxy that everything else here uses.
    env: { ELECTRON_GET_USE_PROXY: proxy(), ...process.env },
    timeout: DOWNLOAD_MS,
  })
  const binary = electronBinary()
  if (status === 0 && binary !== undefined) return binary
  return failed(lastWords(stderr) ?? `no success within ${DOWNLOAD_MS / 1000} s`)
}

/**
 * Whether the place the binary comes from answers at all: a firewall that drops packets would
 * keep the downloader waiting for minutes. Any HTTP answer counts. The places are the ones
 * `@electron/get` reads; behind a proxy (which it knows and this question does not) no question
 * is asked.
 */
async function answers() {
  if (proxy()) return true
  const { env } = process
  const mirror =
    env['npm_config_electron_mirror'] ??
    env['NPM_CONFIG_ELECTRON_MIRROR'] ??
    env['ELECTRON_MIRROR'] ??
    'https://github.com/electron/electron/releases/download/'
  try {
    await fetch(mirror, { method: 'HEAD', signal: AbortSignal.timeout(ANSWER_MS) })
    return true
  } catch {
    return false // unreachable, which is the answer: the caller says so and remembers it
  }
}

function proxy() {
  return process.env['HTTPS_PROXY'] ?? process.env['https_proxy']
}

function failedLately() {
  if (!existsSync(DOWNLOAD_FAILED)) return false
  return Date.now() - statSync(DOWNLOAD_FAILED).mtimeMs < TRY_AGAIN_AFTER_MS
}

/**
 * @param {string} why
 * @returns {string | undefined}
 */
function failed(why) {
  writeFileSync(DOWNLOAD_FAILED, `${why}\n`)
  process.stderr.write(`Electron's binary could not be downloaded (${why}).\n`)
  return undefined
}

/** @param {string | null} text */
function lastWords(text) {
  return text
    ?.split('\n')
    .map((line) => line.trim())
    .find((line) => /error/i.test(line))
}
