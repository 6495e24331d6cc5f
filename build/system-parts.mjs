import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync, readFileSync, readdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import process from 'node:process'

// What the counter and its tests need from the operating system, how each is recognised, and how
// it comes to be there. A part that is missing and cannot be installed is an error with its
// remedy: a test that quietly does not run proves nothing.

/** @typedef {'chromium' | 'socat' | 'gnome-keyring-daemon' | 'dbus-run-session' | 'libsecret'} PartName */

/**
 * @typedef {object} Part
 * @property {NodeJS.Platform[]} platforms where it is needed at all
 * @property {() => boolean} present
 * @property {string} debian the package that brings it on Debian
 * @property {string | undefined} [ubuntu] what Ubuntu needs instead of a package, as a command
 * @property {string | undefined} [darwin] the command that brings it on macOS
 */

/** @type {Record<PartName, Part>} */
const PARTS = {
  chromium: {
    platforms: ['linux', 'darwin', 'win32'],
    present: () => findChromium() !== undefined,
    debian: 'chromium',
    // Ubuntu's package of that name only calls snap, which a container does not have.
    ubuntu: 'sudo snap install chromium',
    darwin: 'brew install --cask chromium',
  },
  socat: {
    platforms: ['linux', 'darwin'],
    present: () => onPath('socat') !== undefined,
    debian: 'socat',
    darwin: 'brew install socat',
  },
  'gnome-keyring-daemon': {
    platforms: ['linux'],
    present: () => onPath('gnome-keyring-daemon') !== undefined,
    debian: 'gnome-keyring',
  },
  'dbus-run-session': {
    platforms: ['linux'],
    present: () => onPath('dbus-run-session') !== undefined,
    debian: 'dbus',
  },
  libsecret: {
    platforms: ['linux'],
    present: hasLibsecret,
    debian: 'libsecret-1-0',
  },
}

export const PART_NAMES = /** @type {PartName[]} */ (Object.keys(PARTS))

/**
 * Makes sure that the named parts are there: installs them on Debian and Ubuntu when run as root.
 *
 * @param {readonly PartName[]} names
 * @throws {Error} when a part is missing and could not be installed; the message is the remedy
 */
export function ensureSystemParts(names) {
  const missing = names.filter((name) => isMissing(name))
  if (missing.length === 0) return
  const commands = missing.map((name) => otherCommand(name)).filter((one) => one !== undefined)
  const packages = missing
    .filter((name) => otherCommand(name) === undefined)
    .map((name) => PARTS[name].debian)
  if (!usesApt()) throw new Error(remedy({ missing, packages, commands }))
  if (packages.length > 0) {
    if (process.getuid?.() !== 0) throw new Error(remedy({ missing, packages, commands }))
    installWithApt(packages)
  }
  const still = missing.filter((name) => isMissing(name))
  if (still.length > 0) throw new Error(remedy({ missing: still, packages: [], commands }))
}

/** @param {PartName} name */
function isMissing(name) {
  const part = PARTS[name]
  return part.platforms.includes(process.platform) && !part.present()
}

/** @param {PartName} name */
function otherCommand(name) {
  if (process.platform === 'darwin') return PARTS[name].darwin
  return isUbuntu() ? PARTS[name].ubuntu : undefined
}

/** @param {{ missing: PartName[], packages: string[], commands: string[] }} what */
function remedy({ missing, packages, commands }) {
  const lines = [`Missing on this machine: ${missing.join(', ')}. Install with:`]
  const steps = [...commands]
  if (packages.length > 0) {
    steps.unshift(
      usesApt()
        ? `sudo apt-get update && sudo apt-get install -y --no-install-recommends ${packages.join(' ')}`
        : `your system's package manager, the equivalents of Debian's ${packages.join(' ')}`,
    )
  }
  if (steps.length === 0) steps.push('apt-get reported success, yet they are not found on PATH')
  lines.push(`  ${steps.join(' && ')}`)
  if (missing.includes('chromium')) {
    lines.push('An installed Chromium or Chrome elsewhere can be named in COUNTER_CHROMIUM.')
  }
  return lines.join('\n')
}

/** @param {string[]} packages */
function installWithApt(packages) {
  process.stderr.write(`Installing system packages: ${packages.join(' ')}\n`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  for (const args of [
    ['update', '-q'],
    ['install', '-y', '-q', '--no-install-recommends', ...packages],
  ]) {
    // apt-get talks on standard output, which belongs to the command line's JSON.
    const { status, error } = spawnSync('apt-get', args, { stdio: ['ignore', 2, 2], env })
    if (error) throw error
    if (status !== 0) {
      throw new Error(`apt-get ${args.join(' ')} failed with exit status ${String(status)}`)
    }
  }
}

function usesApt() {
  return process.platform === 'linux' && onPath('apt-get') !== undefined
}

function isUbuntu() {
  if (process.platform !== 'linux' || !existsSync('/etc/os-release')) return false
  return /^ID="?ubuntu"?$/m.test(readFileSync('/etc/os-release', 'utf8'))
}

/**
 * Where Chromium (or Chrome, or Edge) is: `COUNTER_CHROMIUM` if set, else the first one found.
 *
 * @returns {string | undefined} an absolute path
 * @throws {Error} when `COUNTER_CHROMIUM` names something that cannot be run
 */
export function findChromium() {
  const named = process.env['COUNTER_CHROMIUM']
  if (named) {
    if (isExecutable(named)) return named
    throw new Error(`COUNTER_CHROMIUM names ${named}, which is not an executable file.`)
  }
  for (const name of ['chromium', 'google-chrome-stable', 'google-chrome', 'chrome']) {
    const found = onPath(name)
    if (found) return found
  }
  const browser = onPath('chromium-browser')
  if (browser && !isSnapStub(browser)) return browser
  return usualPlaces().find((place) => isExecutable(place))
}

/**
 * Ubuntu's `chromium-browser` package is a script that only says "install the snap".
 *
 * @param {string} file
 */
function isSnapStub(file) {
  const start = readFileSync(file).subarray(0, 4096).toString('latin1')
  return (
    start.startsWith('#!') && start.includes('snap install') && !existsSync('/snap/bin/chromium')
  )
}

function usualPlaces() {
  if (process.platform === 'darwin') {
    return [
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    ]
  }
  if (process.platform !== 'win32') return ['/snap/bin/chromium', '/opt/google/chrome/chrome']
  return ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA']
    .map((variable) => process.env[variable])
    .filter((folder) => folder !== undefined)
    .flatMap((folder) => [
      join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
      join(folder, 'Chromium', 'Application', 'chrome.exe'),
      join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
    ])
}

function hasLibsecret() {
  const library = 'libsecret-1.so.0'
  const folders = ['/usr/lib', '/usr/lib64', '/lib', '/lib64', '/usr/local/lib']
  for (const folder of folders) {
    if (existsSync(join(folder, library))) return true
  }
  const multiarch = existsSync('/usr/lib') ? readdirSync('/usr/lib') : []
  if (multiarch.some((triplet) => existsSync(join('/usr/lib', triplet, library)))) return true
  // /sbin is not on every user's PATH, and a system without ldconfig (musl, Nix) has no cache.
  const ldconfig = ['/sbin/ldconfig', '/usr/sbin/ldconfig'].find((file) => existsSync(file))
  if (!ldconfig) return false
  return spawnSync(ldconfig, ['-p'], { encoding: 'utf8' }).stdout.includes(library)
}

/**
 * The first executable of that name on PATH.
 *
 * @param {string} name without `.exe`
 * @returns {string | undefined} an absolute path
 */
function onPath(name) {
  const file = process.platform === 'win32' ? `${name}.exe` : name
  const usual = process.platform === 'win32' ? [] : ['/usr/local/bin', '/usr/bin', '/bin']
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), ...usual]
  return folders
    .filter((folder) => folder !== '')
    .map((folder) => join(folder, file))
    .find((candidate) => isExecutable(candidate))
}

/** @param {string} file */
function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false // not there or not ours to run: for the search that is the same answer
  }
}
