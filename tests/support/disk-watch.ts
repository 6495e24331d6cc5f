import { createHash } from 'node:crypto'
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3-multiple-ciphers'

// Every file operation of the adapters goes through here while it is watched: Node's own functions and
// SQLite's are replaced where they are, so that no adapter has to be told and none can be forgotten.

/** One operation on a file of the watched folder; `nth` counts from 0. */
export type DiskOperation = { nth: number; name: string; path: string }

type AnyFunction = (this: unknown, ...given: unknown[]) => unknown
type Methods = Record<string, AnyFunction>

const OF_PATHS = [
  'renameSync',
  'copyFileSync',
  'rmSync',
  'unlinkSync',
  'mkdirSync',
  'openSync',
  'chmodSync',
  'readFileSync',
  'writeFileSync',
  'readdirSync',
  'statSync',
  'statfsSync',
  'accessSync',
]
const OF_HANDLES = ['fsyncSync', 'writeSync', 'readSync', 'ftruncateSync']
const OF_PROMISES = ['open', 'copyFile', 'rename', 'rm', 'mkdir']
const OF_SQLITE = ['exec', 'pragma']

/**
 * Calls `before` ahead of each operation below `folder` until the answer is called. What `before` throws
 * is what the operation throws.
 */
export function watchDisk(folder: string, before: (operation: DiskOperation) => void): () => void {
  const undo: (() => void)[] = []
  const open = new Map<unknown, string>()
  let nth = 0
  let isInside = false

  function tell(name: string, path: unknown): void {
    if (isInside || typeof path !== 'string' || !path.startsWith(folder)) return
    // What the test does itself meanwhile is not watched.
    isInside = true
    try {
      before({ nth, name, path })
    } finally {
      isInside = false
      nth += 1
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

  for (const name of OF_PATHS) {
    replace(
      fs,
      name,
      (real) =>
        function (this: unknown, ...given) {
          tell(name, name === 'renameSync' ? given[1] : given[0])
          const answer = Reflect.apply(real, this, given)
          if (name === 'openSync') open.set(answer, String(given[0]))
          return answer
        },
    )
  }
  for (const name of OF_HANDLES) {
    replace(
      fs,
      name,
      (real) =>
        function (this: unknown, ...given) {
          tell(name, open.get(given[0]))
          return Reflect.apply(real, this, given)
        },
    )
  }
  for (const name of OF_PROMISES) {
    replace(
      fs.promises,
      name,
      (real) =>
        function (this: unknown, ...given) {
          tell(`promises.${name}`, name === 'rename' || name === 'copyFile' ? given[1] : given[0])
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

/** What the system says of an operation that it refuses, in the form of whoever was asked. */
export function refusal(operation: DiskOperation, code: 'ENOSPC' | 'EIO' | 'EPERM'): Error {
  if (operation.name.startsWith('sqlite.')) {
    const codes = { ENOSPC: 'SQLITE_FULL', EIO: 'SQLITE_IOERR_WRITE', EPERM: 'SQLITE_CANTOPEN' }
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
    else fs.copyFileSync(from, target)
  }
}

/** A digest of all that lies in the folder. */
export function contentOf(folder: string): string {
  const digest = createHash('sha256')
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    digest.update(`${entry.name} `)
    digest.update(entry.isDirectory() ? contentOf(path) : fs.readFileSync(path))
  }
  return digest.digest('hex')
}

/** Where a file system keeps files in memory: hundreds of folders are made, and a flush costs nothing. */
export function quickFolder(): string {
  return fs.existsSync('/dev/shm') ? '/dev/shm' : tmpdir()
}
