import { createHash } from 'node:crypto'
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3-multiple-ciphers'

// Every file operation of the adapters goes through here while it is watched: Node's own functions and
// SQLite's are replaced where they are, so that no adapter has to be told and none can be forgotten.

/** One operation on a file of the watched folder; `nth` counts from 0. */
export type DiskOperation = {
  nth: number
  name: string
  path: string
  /** The first half of what is written behind what lies there, or copied, which a kill may leave; or null. */
  half: string | Uint8Array | null
}

type AnyFunction = (this: unknown, ...given: unknown[]) => unknown
type Methods = Record<string, AnyFunction>

/** `existsSync` has a place of its own: where it is refused it says that nothing is there, as Node's does. */
const OF_PATHS = [
  'renameSync',
  'copyFileSync',
  'rmSync',
  'unlinkSync',
  'mkdirSync',
  'mkdtempSync',
  'openSync',
  'chmodSync',
  'readFileSync',
  'writeFileSync',
  'appendFileSync',
  'readdirSync',
  'statSync',
  'lstatSync',
  'realpathSync',
  'statfsSync',
  'accessSync',
  'watch',
]
const OF_HANDLES = ['fsyncSync', 'writeSync', 'readSync', 'ftruncateSync', 'fstatSync']
const OF_PROMISES = [
  'open',
  'copyFile',
  'rename',
  'rm',
  'mkdir',
  'lstat',
  'stat',
  'access',
  'readdir',
  'readFile',
  'realpath',
]
const OF_OPEN_FILES = ['read', 'write', 'writeFile', 'sync', 'stat']
const OF_SQLITE = ['exec', 'pragma']
const WRITING = ['writeSync', 'writeFileSync', 'appendFileSync', 'write', 'writeFile']

/** Functions of `node:fs` and `node:fs/promises` that are watched; closing is never refused. */
export const watchedFunctions: ReadonlySet<string> = new Set([
  ...OF_PATHS,
  ...OF_HANDLES,
  ...OF_PROMISES,
  'existsSync',
])

/** What is done now is nobody's to hear of: the test's own, or a part of what was told already. */
let isInside = false

/** Does something with files that is the test's own; what Node does by its own functions is such, too. */
export function unwatched<T>(run: () => T): T {
  const wasInside = isInside
  isInside = true
  try {
    return run()
  } finally {
    isInside = wasInside
  }
}

/** A path through an open folder (Linux) by the folder's name. */
function asNamed(path: string): string {
  const [through, , rest = ''] = /^\/proc\/self\/fd\/(\d+)(.*)$/.exec(path) ?? []
  if (through === undefined) return path
  return fs.readlinkSync(path.slice(0, path.length - rest.length)) + rest
}

const probe = await fs.promises.open(import.meta.filename)
const openFiles = Object.getPrototypeOf(probe) as object
await probe.close()

/**
 * Calls `before` ahead of each operation below `folder` until the answer is called. What `before` throws
 * is what the operation throws; of what is written to a full disk (`ENOSPC`), the first half is there.
 */
export function watchDisk(folder: string, before: (operation: DiskOperation) => void): () => void {
  const undo: (() => void)[] = []
  const open = new Map<unknown, string>()
  let nth = 0

  /** @param half the call that writes half of it; or the file of which a half is copied */
  function tell(name: string, path: unknown, half: unknown[] | string | null = null): void {
    if (isInside || typeof path !== 'string') return
    // What the test does itself meanwhile is not watched.
    isInside = true
    try {
      const named = asNamed(path)
      if (!named.startsWith(folder)) return
      const mine = nth
      nth += 1
      const written = typeof half === 'string' ? firstHalf(half) : contentWritten(name, half)
      before({ nth: mine, name, path: named, half: written })
    } finally {
      isInside = false
    }
  }

  function replace(
    methods: object,
    name: string,
    around: (real: AnyFunction) => AnyFunction,
  ): void {
    const all = methods as Methods
    const real = all[name]
    if (real === undefined) throw new Error(`There is no ${name} to watch`)
    all[name] = around(real)
    undo.push(() => {
      all[name] = real
    })
  }

  const targetOf = (name: string, given: readonly unknown[]): unknown =>
    /^(rename|copyFile)/.test(name) ? given[1] : given[0]

  for (const name of OF_PATHS) {
    replace(
      fs,
      name,
      (real) =>
        function (this: unknown, ...given) {
          const half = halfOf(name, given)
          try {
            tell(name, targetOf(name, given), half ?? sourceOf(name, given))
          } catch (refused) {
            if (isFull(refused) && half !== null) unwatched(() => Reflect.apply(real, this, half))
            throw refused
          }
          const answer = unwatched(() => Reflect.apply(real, this, given))
          if (name === 'openSync') open.set(answer, String(given[0]))
          return answer
        },
    )
  }
  replace(
    fs,
    'existsSync',
    (real) =>
      function (this: unknown, ...given) {
        try {
          tell('existsSync', given[0])
        } catch {
          return false
        }
        return Reflect.apply(real, this, given)
      },
  )
  for (const name of OF_HANDLES) {
    replace(
      fs,
      name,
      (real) =>
        function (this: unknown, ...given) {
          const half = halfOf(name, given)
          try {
            tell(name, open.get(given[0]), half)
          } catch (refused) {
            if (isFull(refused) && half !== null) Reflect.apply(real, this, half)
            throw refused
          }
          return Reflect.apply(real, this, given)
        },
    )
  }
  for (const name of OF_PROMISES) {
    replace(
      fs.promises,
      name,
      (real) =>
        async function (this: unknown, ...given) {
          tell(`promises.${name}`, targetOf(name, given), sourceOf(name, given))
          const answer = await Reflect.apply(real, this, given)
          if (name === 'open') open.set(answer, String(given[0]))
          return answer
        },
    )
  }
  for (const name of OF_OPEN_FILES) {
    replace(
      openFiles,
      name,
      (real) =>
        async function (this: unknown, ...given) {
          const half = halfOf(name, given)
          try {
            tell(name, open.get(this), half)
          } catch (refused) {
            if (isFull(refused) && half !== null) await Reflect.apply(real, this, half)
            throw refused
          }
          return Reflect.apply(real, this, given)
        },
    )
  }
  for (const name of OF_SQLITE) {
    replace(
      Sqlite.prototype as object,
      name,
      (real) =>
        function (this: unknown, ...given) {
          tell(`sqlite.${name} ${String(given[0]).slice(0, 40)}`, (this as { name: string }).name)
          return Reflect.apply(real, this, given)
        },
    )
  }

  syncBuiltinESMExports()
  return () => {
    for (const back of undo.toReversed()) back()
    syncBuiltinESMExports()
  }
}

function isFull(refused: unknown): boolean {
  return refused instanceof Error && 'code' in refused && refused.code === 'ENOSPC'
}

/** Where in a call stands what it writes. */
function placeOfContent(name: string): number {
  return name === 'write' || name === 'writeFile' ? 0 : 1
}

/** The same call with the first half of what it writes; null where it writes nothing. */
function halfOf(name: string, given: readonly unknown[]): unknown[] | null {
  if (!WRITING.includes(name)) return null
  const place = placeOfContent(name)
  const content = given[place]
  if (typeof content === 'string') {
    return given.with(place, content.slice(0, Math.floor(content.length / 2)))
  }
  if (!(content instanceof Uint8Array)) return null
  const [offset, length] = [given[place + 1], given[place + 2]]
  return typeof offset === 'number' && typeof length === 'number'
    ? given.with(place + 2, Math.floor(length / 2))
    : given.with(place, content.subarray(0, Math.floor(content.length / 2)))
}

function sourceOf(name: string, given: readonly unknown[]): string | null {
  return name.startsWith('copyFile') && typeof given[0] === 'string' ? given[0] : null
}

function firstHalf(path: string): Uint8Array | null {
  if (!fs.existsSync(path)) return null
  const bytes = fs.readFileSync(path)
  return bytes.subarray(0, Math.floor(bytes.length / 2))
}

function contentWritten(
  name: string,
  given: readonly unknown[] | null,
): string | Uint8Array | null {
  if (given === null) return null
  const place = placeOfContent(name)
  const content = given[place]
  if (typeof content === 'string' || !(content instanceof Uint8Array)) {
    return typeof content === 'string' ? content : null
  }
  const [offset, length] = [given[place + 1], given[place + 2]]
  return typeof offset === 'number' && typeof length === 'number'
    ? content.subarray(offset, offset + length)
    : content
}

export type RefusalCode = 'ENOSPC' | 'EIO' | 'EPERM' | 'EBUSY' | 'EMFILE'

/** What the system says of an operation that it refuses, in the form of whoever was asked. */
export function refusal(operation: DiskOperation, code: RefusalCode): Error {
  if (operation.name.startsWith('sqlite.')) {
    const codes = {
      ENOSPC: 'SQLITE_FULL',
      EIO: 'SQLITE_IOERR_WRITE',
      EPERM: 'SQLITE_CANTOPEN',
      EBUSY: 'SQLITE_BUSY',
      EMFILE: 'SQLITE_CANTOPEN',
    }
    return new Sqlite.SqliteError(`${code} in ${operation.name}`, codes[code])
  }
  return Object.assign(new Error(`${code}: ${operation.name} '${operation.path}'`), { code })
}

/** The folder as a process leaves it that is killed now: all that was written is with the system. */
export function copyOfFolder(folder: string, to: string): void {
  fs.mkdirSync(to)
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    const [from, target] = [join(folder, entry.name), join(to, entry.name)]
    if (entry.isDirectory()) copyOfFolder(from, target)
    else if (entry.isFile()) fs.copyFileSync(from, target)
  }
}

/** What a kill before an operation, and one in the middle of it, leaves of a folder. */
export type Killed = { operation: DiskOperation; how: 'before' | 'halfway through'; state: string }

/**
 * Copies the folder to `states` (numbered) ahead of each operation that finds it changed, and once more as
 * a kill in the middle of a write or a copy leaves it. Answers how to stop, and what there is.
 */
export function watchKills(
  folder: string,
  states: string,
  seen: (killed: Killed) => void = () => undefined,
): { stop: () => void; killed: Killed[] } {
  const killed: Killed[] = []
  let last = ''
  const stop = watchDisk(folder, (operation) => {
    const now = contentOf(folder)
    const isNews = now !== last
    last = now
    for (const how of ['before', 'halfway through'] as const) {
      const { half } = operation
      if (how === 'before' ? !isNews : half === null) continue
      const state = `${states}-${String(killed.length)}`
      copyOfFolder(folder, state)
      if (how === 'halfway through')
        leaveHalf(operation, state + operation.path.slice(folder.length))
      const one = { operation, how, state }
      killed.push(one)
      seen(one)
    }
  })
  return { stop, killed }
}

function leaveHalf({ name, half }: DiskOperation, path: string): void {
  if (half === null) return
  if (/copyFile/.test(name)) fs.writeFileSync(path, half)
  else fs.appendFileSync(path, half)
}

/** A digest of all that lies in the folder. */
function contentOf(folder: string): string {
  const digest = createHash('sha256')
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    digest.update(`${entry.name} `)
    if (entry.isDirectory()) digest.update(contentOf(path))
    else if (entry.isFile()) digest.update(fs.readFileSync(path))
  }
  return digest.digest('hex')
}

/** Where a file system keeps files in memory: hundreds of folders are made, and a flush costs nothing. */
export function quickFolder(): string {
  return fs.existsSync('/dev/shm') ? '/dev/shm' : tmpdir()
}
