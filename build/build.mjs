// Builds the counter into dist/, and only what is older than its sources.
//
//   node build/build.mjs            what is stale
//   node build/build.mjs --clean    everything, into an empty dist/ (for a package)

import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join, relative } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { ROOT, bootstrap, orExplain, underPackagedNode } from './bootstrap.mjs'
import { exclusively } from './lock.mjs'

/** @typedef {'electron' | 'renderer'} Program `electron` is main, command line and preload. */

const CONFIGURATION = ['build/vite-configs.mjs', 'build/contract-names.mjs', 'build/words.mjs']

/** What each program is made of: files and folders, from the repository's folder. */
const SOURCES = {
  electron: ['electron', 'shared', ...CONFIGURATION, 'package.json', 'package-lock.json'],
  renderer: ['renderer', 'shared', ...CONFIGURATION, 'package.json', 'package-lock.json'],
}

/**
 * Files of earlier builds stay this long: a window that is open may still load one of its chunks.
 */
const LEFTOVERS_LIVE_MS = 60 * 60 * 1000

/**
 * Builds the named programs if their sources changed since the last build. Several processes may
 * ask at once; a program that is running meanwhile keeps finding its files.
 *
 * @param {{ programs?: Program[], root?: string }} [what] `root`: the repository's folder
 * @returns {Promise<Program[]>} what was built
 * @throws {Error} Vite's, with the place in the source
 */
export async function build({ programs = ['electron', 'renderer'], root = ROOT } = {}) {
  if (programs.every((program) => isFresh(root, program))) return []
  return exclusively({ root, name: 'build' }, async () => {
    const stale = programs.filter((program) => !isFresh(root, program))
    for (const program of stale) await buildProgram(root, program)
    return stale
  })
}

/**
 * @param {string} root
 * @param {Program} program
 */
async function buildProgram(root, program) {
  process.stderr.write(`Building ${program}…\n`)
  // Taken before the build: a file saved while it runs makes the result stale, not wrongly fresh.
  const fingerprint = fingerprintOf(root, program)
  const work = join(root, 'dist', `.building-${program}-${process.pid}`)
  try {
    await bundleInItsProcess({ root, program, outDir: work })
    moveIntoPlace(work, join(root, 'dist', program))
    writeFileSync(stampFile(root, program), fingerprint)
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

/**
 * Vite and React's plugin read NODE_ENV as they load, and a test runner has set it to "test": the
 * window would be built with React's development code. A process of its own has what a build needs.
 *
 * @param {{ root: string, program: Program, outDir: string }} what
 * @throws {Error} with what the process said
 */
async function bundleInItsProcess({ root, program, outDir }) {
  const script = join(import.meta.dirname, 'bundle.mjs')
  const child = spawn(process.execPath, [script, root, program, outDir], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production' },
    // Standard output belongs to the command line's JSON.
    stdio: ['ignore', 2, 'pipe'],
  })
  let said = ''
  child.stderr?.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
    said += text
    process.stderr.write(text)
  })
  const [status] = await once(child, 'close')
  if (status !== 0) throw new Error(`${program} was not built:\n${said}`)
}

/**
 * Moves a finished build over the last one, file by file: each rename is atomic, chunks carry
 * their content's hash, and the entries that name them come last. At no moment is a file missing.
 *
 * @param {string} from
 * @param {string} to
 */
function moveIntoPlace(from, to) {
  const fresh = filesUnder(from).map((file) => relative(from, file))
  const entriesLast = fresh.toSorted((a, b) => Number(isEntry(a)) - Number(isEntry(b)))
  for (const file of entriesLast) {
    const place = join(to, file)
    mkdirSync(dirname(place), { recursive: true })
    renameSync(join(from, file), place)
  }
  const kept = new Set(fresh)
  for (const file of filesUnder(to)) {
    const old = Date.now() - statSync(file).mtimeMs > LEFTOVERS_LIVE_MS
    if (old && !kept.has(relative(to, file))) rmSync(file)
  }
}

/** @param {string} file relative to its program's folder */
function isEntry(file) {
  return /^(main\.js|cli\.js|preload\.cjs|index\.html)$/.test(file)
}

/**
 * @param {string} root
 * @param {Program} program
 */
function isFresh(root, program) {
  const stamp = stampFile(root, program)
  const entry = join(root, 'dist', program, program === 'renderer' ? 'index.html' : 'cli.js')
  if (!existsSync(stamp) || !existsSync(entry)) return false
  return readFileSync(stamp, 'utf8') === fingerprintOf(root, program)
}

/**
 * @param {string} root
 * @param {Program} program
 */
function stampFile(root, program) {
  return join(root, 'dist', `.${program}-built-from`)
}

/**
 * Names, sizes and times of all sources: a few milliseconds, where reading them all would cost
 * the command line its quick start.
 *
 * @param {string} root
 * @param {Program} program
 */
function fingerprintOf(root, program) {
  const hash = createHash('sha256')
  for (const source of SOURCES[program]) {
    for (const file of filesUnder(join(root, source))) {
      const { size, mtimeMs } = statSync(file)
      hash.update(`${file} ${size} ${mtimeMs}\n`)
    }
  }
  return hash.digest('hex')
}

/**
 * @param {string} place a file or a folder; nothing there is an empty answer
 * @returns {string[]}
 */
function filesUnder(place) {
  if (!existsSync(place)) return []
  if (!statSync(place).isDirectory()) return [place]
  return readdirSync(place, { withFileTypes: true })
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(place, entry.name)
      return entry.isDirectory() ? filesUnder(path) : [path]
    })
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  await orExplain(async () => {
    await bootstrap()
    await underPackagedNode(import.meta.url)
    if (process.argv.includes('--clean'))
      rmSync(join(ROOT, 'dist'), { recursive: true, force: true })
    await build()
  })
}
