// Makes a fresh clone ready to run, and costs next to nothing when it already is.
//
// It runs before anything is installed, under whatever Node the machine has (20 or newer): Node's
// own modules only, no TypeScript. Everything it says goes to standard error, because standard
// output belongs to the command line's JSON.
//
//   node build/bootstrap.mjs [chromium] [socat] [gnome-keyring-daemon] [dbus-run-session] [libsecret]

import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, realpathSync, statSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join, sep } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { becomeChild } from './child.mjs'
import { exclusively } from './lock.mjs'
import { PART_NAMES, ensureSystemParts } from './system-parts.mjs'

/** The repository's folder. */
export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)))
const NODE_MODULES = join(ROOT, 'node_modules')
const STAMP = join(NODE_MODULES, '.counter-bootstrap')
const OLDEST_NODE = 20
/** The `node` package leaves a placeholder of a few bytes until its install script has run. */
const SMALLEST_BINARY_BYTES = 1_000_000

/**
 * Installs the packages when the lock file changed, and the named system parts when they are
 * missing. Doing it twice does nothing.
 *
 * @param {readonly import('./system-parts.mjs').PartName[]} parts
 * @throws {Error} with the remedy as its message
 */
export async function bootstrap(parts = []) {
  const major = Number(process.versions.node.split('.')[0])
  if (major < OLDEST_NODE) {
    throw new Error(`Node ${OLDEST_NODE} or newer is needed, this is ${process.version}.`)
  }
  if (!packagesReady()) {
    await exclusively({ root: ROOT, name: 'install' }, async () => {
      if (!packagesReady()) await installPackages()
    })
  }
  ensureSystemParts(parts)
}

/**
 * Carries on under the Node that the `node` package brings, unless this already is that one.
 * The database's native module crashes under Node 20.
 *
 * @param {string} moduleUrl `import.meta.url` of the script to start again
 */
export async function underPackagedNode(moduleUrl) {
  const node = packagedNode()
  if (node === undefined) throw new Error(noPackagedNode())
  if (realpathSync(process.execPath) === realpathSync(node)) return
  const sibling = [...process.execArgv, fileURLToPath(moduleUrl), ...process.argv.slice(2)]
  await becomeChild(node, sibling)
}

/**
 * The binary of the `node` package. Its `bin/node` on Windows is a text file ("intentionally left
 * blank"), and the real one has another name there, so a candidate must look like a program.
 *
 * @returns {string | undefined}
 */
export function packagedNode() {
  const home = join(NODE_MODULES, 'node')
  const { platform, arch } = process
  const system = platform === 'win32' ? 'win' : platform
  const prefix = platform === 'darwin' && arch === 'arm64' ? 'node-bin' : 'node'
  const binary = join('bin', platform === 'win32' ? 'node.exe' : 'node')
  const bySystem = `${prefix}-${system}-${arch}`
  return [
    join(home, binary),
    join(home, 'node_modules', bySystem, binary),
    join(NODE_MODULES, bySystem, binary),
  ].find((file) => existsSync(file) && statSync(file).size > SMALLEST_BINARY_BYTES)
}

function packagesReady() {
  const wanted = stamp()
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) {
    return packagedNode() !== undefined
  }
  // Someone ran `npm ci` by hand: npm's own record of what it installed says so.
  if (packagedNode() === undefined || !installedAsLocked()) return false
  writeFileSync(STAMP, wanted)
  return true
}

function stamp() {
  const lock = readFileSync(join(ROOT, 'package-lock.json'))
  const digest = createHash('sha256').update(lock).digest('hex')
  return `${digest} ${process.platform} ${process.arch}\n`
}

/** @typedef {{ version?: string, integrity?: string, optional?: boolean, peer?: boolean }} Locked */

function installedAsLocked() {
  const record = join(NODE_MODULES, '.package-lock.json')
  if (!existsSync(record)) return false
  const installed = lockedPackages(record)
  return Object.entries(lockedPackages(join(ROOT, 'package-lock.json'))).every(
    ([place, wanted]) => {
      if (place === '') return true
      const found = installed[place]
      if (!found) return wanted.optional === true // made for another platform
      return found.version === wanted.version && found.integrity === wanted.integrity
    },
  )
}

/** @param {string} file */
function lockedPackages(file) {
  const lock = /** @type {{ packages: Record<string, Locked> }} */ (
    JSON.parse(readFileSync(file, 'utf8'))
  )
  return lock.packages
}

async function installPackages() {
  process.stderr.write('Installing packages (npm ci): the first run takes a minute…\n')
  await runNpm([installCommand(), '--no-audit', '--no-fund', '--loglevel=error'])
  if (packagedNode() === undefined) {
    // npm was told not to run install scripts (ignore-scripts): the one we need, by its own name.
    const script = join(NODE_MODULES, 'node', 'installArchSpecificPackage.js')
    await run(process.execPath, [script], dirname(script))
  }
  if (packagedNode() === undefined) throw new Error(noPackagedNode())
  writeFileSync(STAMP, stamp())
}

/** Windows cannot delete the program that is running, which `npm ci` would do to our Node. */
function installCommand() {
  const ours = process.execPath.startsWith(NODE_MODULES + sep)
  return process.platform === 'win32' && ours ? 'install' : 'ci'
}

function noPackagedNode() {
  return [
    `The "node" package brought no binary for ${process.platform}-${process.arch}.`,
    'Allow its install script and install again:',
    '  npm ci --ignore-scripts=false',
  ].join('\n')
}

/** @param {string[]} args */
function runNpm(args) {
  const { npm_execpath: npm, npm_node_execpath: node } = process.env
  if (npm?.endsWith('.js') && node && !node.startsWith(NODE_MODULES + sep)) {
    return run(node, [npm, ...args], ROOT)
  }
  if (process.platform !== 'win32') return run('npm', args, ROOT)
  return run(process.env['ComSpec'] ?? 'cmd.exe', ['/d', '/s', '/c', `npm ${args.join(' ')}`], ROOT)
}

/**
 * @param {string} command
 * @param {string[]} args
 * @param {string} cwd
 * @returns {Promise<void>}
 */
function run(command, args, cwd) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, PATH: pathOutsideTheRepository() },
      stdio: ['ignore', 2, 2],
    })
    child.once('error', reject)
    child.once('exit', (status) => {
      const line = [command, ...args].join(' ')
      if (status === 0) resolve()
      else reject(new Error(`"${line}" failed with exit status ${status}; see its output above.`))
    })
  })
}

/** npm puts node_modules/.bin first, where the Node lives that an installation replaces. */
function pathOutsideTheRepository() {
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  return folders.filter((folder) => !folder.startsWith(NODE_MODULES)).join(delimiter)
}

/**
 * Runs a script's work and, when it fails, says why in words and not in a stack trace.
 *
 * @param {() => Promise<unknown>} work
 * @returns {Promise<boolean>} whether it went well; if not, the exit status is set to 1
 */
export async function orExplain(work) {
  try {
    await work()
    return true
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = 1
    return false
  }
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  await orExplain(async () => {
    const asked = process.argv.slice(2)
    const unknown = asked.filter((name) => !PART_NAMES.some((part) => part === name))
    if (unknown.length > 0) {
      throw new Error(`Unknown: ${unknown.join(', ')}. Parts are: ${PART_NAMES.join(', ')}`)
    }
    await bootstrap(PART_NAMES.filter((name) => asked.includes(name)))
  })
}
