import {
  accessSync,
  chmodSync,
  constants,
  mkdirSync,
  readFileSync,
  renameSync,
  statfsSync,
  statSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { failed, ok, type Fault, type Result } from '../../../shared/fault.ts'
import type { JobKinds } from '../../../shared/job-kinds.ts'
import type { Backups, Database } from '../../core/ports.ts'
import {
  backupFolder,
  backupForForm,
  beforeUpdatePath,
  createBackups,
  dropOldBackups,
} from './backups.ts'
import { applyKey, fileBelongs, isOfFormerCipher } from './encryption.ts'
import { databaseVersion, migrate } from './migrate.ts'
import { migrations } from './migrations/all.ts'
import type { Migration } from './migrations/migration.ts'
import { renewCipher } from './renew-cipher.ts'
import { removeWithLog, setAside, setAsideLoneLog } from './set-aside.ts'
import { openHandle, pragma, type Handle } from './sqlite.ts'
import { storageFault } from './storage-faults.ts'
import { databaseOn } from './database-on.ts'
import { continueRestoring } from './move-into-place.ts'
import {
  restoreDatabase,
  type OtherSource,
  type Restored,
  type Settle,
} from './restore-database.ts'
import { rowsHeld, whatLiesBeside } from './what-lies-beside.ts'
import { flushFolder } from '../flush-folder.ts'
import { writeWhole } from '../write-whole.ts'
import { isThere } from '../is-there.ts'

/** How long a statement waits for another handle, in milliseconds. The lock means there is none. */
const WAIT_MILLISECONDS = 2_000
/** A clean file up to this size is checked whole at every start: some hundredths of a second. */
const ALWAYS_CHECKED_BYTES = 32 * 1024 * 1024
/** SQLite's own, in pages; and of the room on a small disk one part in so many. */
const LONGEST_LOG = 1_000
const SHORTEST_LOG = 30
const LOG_SHARE = 8
/** `PRAGMA synchronous` answers 2 for FULL. */
const FULL = 2

export type OpenDatabase = {
  path: string
  /** 32 random bytes. */
  key: Uint8Array
  /** The forms this counter knows; a test may know fewer or more. */
  steps?: readonly Migration[]
  /** Epoch milliseconds, for the name of a file set aside. */
  now?: () => number
  /**
   * What to do with jobs that may have been done since. With it a damaged database is mended at once:
   * from the newest copy and what can still be read; without it there is only the fault.
   */
  settle?: Settle
  /** Told of a database that was mended, with what came of it. */
  mended?: (restored: Restored) => void
  /** Writes into the mended database what came of it, before it takes the old one's place. */
  keep?: (database: Database, restored: Restored) => void
}

/**
 * Opens the counter's database, or makes it when there is no file and nothing that tells of one. A file
 * that is there is never replaced: with another key it is left as it is (`database-key-wrong`), a damaged
 * one is mended, or moved aside (`database-damaged`), one from a newer counter is not touched
 * (`database-from-future`). The states of the folder are drawn in ARCHITECTURE.md.
 */
export function openDatabase(options: OpenDatabase): Result<Database> {
  const { path } = options
  try {
    continueRestoring(path, options.key, now(options))
    switch (fileBelongs(path, options.key)) {
      case 'missing':
        return mendMissing(options)
      case 'foreign':
        return failed({ kind: 'database-key-wrong', path })
      case 'damaged':
        return mend(options)
      case 'ours':
        return openExisting(options)
    }
  } catch (error) {
    const fault = storageFault(error, path)
    if (fault === null) throw error
    return failed(fault)
  }
}

/**
 * The same database without a file: nothing of it survives `close`. For tests of the core. `kinds`: those
 * it knows, where a test adds one.
 */
export function openMemoryDatabase(kinds?: JobKinds): Database {
  const handle = openHandle(':memory:', 0)
  handle.pragma('foreign_keys = ON')
  handle.pragma('synchronous = FULL')
  migrate(handle, migrations)
  return databaseOn(handle, ':memory:', kinds === undefined ? {} : { kinds })
}

/**
 * Made under another name and moved into place when it is whole: a file of the database's own name
 * is never half a database.
 */
function create(options: OpenDatabase): Result<Database> {
  const { path } = options
  accessSync(dirname(path), constants.W_OK)
  const unfinished = `${path}.new`
  removeWithLog(unfinished)
  setAsideLoneLog(path, now(options))
  const handle = openHandle(unfinished, WAIT_MILLISECONDS)
  try {
    applyKey(handle, options.key)
    handle.pragma('journal_mode = DELETE')
    handle.pragma('synchronous = FULL')
    migrate(handle, options.steps ?? migrations)
  } finally {
    handle.close()
  }
  chmodSync(unfinished, 0o600)
  renameSync(unfinished, path)
  flushFolder(dirname(path))
  return openExisting(options)
}

function openExisting(options: OpenDatabase, formerCipherMayStay = false): Result<Database> {
  const { path, key } = options
  const endedInTheMiddle = isThere(`${path}-wal`) && statSync(`${path}-wal`).size > 0
  const handle = openHandle(path, WAIT_MILLISECONDS)
  let fault: Fault | null
  try {
    applyKey(handle, key)
    fault = prepare(handle, options, endedInTheMiddle)
    if (fault === null && (formerCipherMayStay || !isOfFormerCipher(path, key))) {
      return ok(databaseOn(handle, path, { backups: backupsOf(handle, options) }))
    }
  } catch (error) {
    fault = storageFault(error, path)
    if (fault === null) {
      handle.close()
      throw error
    }
  }
  handle.close()
  if (fault === null) return openInNewCipher(options)
  return fault.kind === 'database-damaged' ? mend(options) : failed(fault)
}

/** With no room for a second file it stays in the former cipher until there is: selling goes on. */
function openInNewCipher(options: OpenDatabase): Result<Database> {
  return openExisting(options, !isRenewed(options))
}

function isRenewed({ path, key }: OpenDatabase): boolean {
  try {
    return renewCipher(path, key)
  } catch (error) {
    if (storageFault(error, path)?.kind !== 'disk-full') throw error
    return false
  }
}

/**
 * Sale after sale, a counter must go on: what the newest copy and the damaged file hold is put together.
 * Where nothing of the old one could be moved, the fault says why, and everything is where it was.
 */
function mend(options: OpenDatabase): Result<Database> {
  const { path, key, settle } = options
  if (settle === undefined) return failed(damaged(options))
  const { copies, strays } = whatLiesBeside(path, key)
  // What was set aside is in it already; what lies there under another name may know more.
  const others = strays.map((one) => ({ path: one, newer: false }))
  return mendFrom(options, { settle, copies: ofThisKey(copies, key), others })
}

/**
 * A database that was there is not: its copies and what was set aside of it take its place. Where they
 * cannot, the counter stops and says what lies there. It never begins anew beside what is left.
 */
function mendMissing(options: OpenDatabase): Result<Database> {
  const { path, key, settle } = options
  const beside = whatLiesBeside(path, key)
  if (beside.names.length === 0) return create(options)
  const missing: Fault = { kind: 'database-missing', path, found: beside.names }
  // A link to a drive that is off: what lies there is newer than anything here.
  if (settle === undefined || isThere(path)) return failed(missing)
  const copies = ofThisKey(beside.copies, key)
  const setAside = beside.setAside.filter((one) => fileBelongs(one, key) !== 'foreign')
  const files = [...setAside, ...beside.strays]
  if (copies.length === 0 && files.length === 0) return failed(missing)
  setAsideLoneLog(path, now(options))
  const others = files.map((one) => ({ path: one, newer: true }))
  const mended = mendFrom(options, { settle, copies, others })
  return !mended.ok && mended.fault.kind === 'not-found' ? failed(missing) : mended
}

function ofThisKey(copies: readonly string[], key: Uint8Array): string[] {
  return copies.filter((copy) => fileBelongs(copy, key) === 'ours')
}

function mendFrom(
  options: OpenDatabase,
  { settle, copies, others }: { settle: Settle; copies: string[]; others: OtherSource[] },
): Result<Database> {
  const { path, key, steps } = options
  const isMissing = !isThere(path)
  for (const backup of [...copies, null]) {
    const restored = restoreDatabase({
      path,
      key,
      backup,
      steps,
      settle,
      now: now(options),
      others: [...fuller(backup, { copies, key }), ...others],
      lenders: copies,
      keep: options.keep,
      isNothingNoAnswer: isMissing,
    })
    if (!restored.ok) {
      // A copy that is damaged itself: the one before it.
      if (restored.fault.kind === 'database-damaged' && backup !== null) continue
      return restored
    }
    options.mended?.(restored.value)
    return openDatabase({ ...options, settle: undefined })
  }
  return failed(damaged(options))
}

/** Older copies that hold more: what is newer was made of a database that had lost some. */
function fuller(
  backup: string | null,
  { copies, key }: { copies: readonly string[]; key: Uint8Array },
): OtherSource[] {
  if (backup === null) return []
  let most = rowsHeld(backup, key) ?? 0
  return copies.slice(copies.indexOf(backup) + 1).flatMap((path) => {
    const held = rowsHeld(path, key) ?? 0
    if (held <= most) return []
    most = held
    return [{ path, newer: false }]
  })
}

/** What keeps this handle from being used, or null. */
function prepare(handle: Handle, options: OpenDatabase, endedInTheMiddle: boolean): Fault | null {
  const steps = options.steps ?? migrations
  const found = databaseVersion(handle)
  const known = steps.at(-1)?.version ?? 0
  if (found > known) {
    const backup = backupForForm(dirname(options.path), known)
    return { kind: 'database-from-future', found, known, backup }
  }
  if (found === 0) return damagedAt(options.path)
  handle.pragma('temp_store = MEMORY')
  handle.pragma('foreign_keys = ON')
  handle.pragma('journal_mode = WAL')
  handle.pragma('synchronous = FULL')
  handle.pragma(`wal_autocheckpoint = ${String(longestLog(options.path))}`)
  assertSettings(handle)
  const wholeCheck = endedInTheMiddle || statSync(options.path).size <= ALWAYS_CHECKED_BYTES
  if (wholeCheck && pragma(handle, 'quick_check(1)') !== 'ok') return damagedAt(options.path)
  if (found < known) copyBeforeUpdate(handle, options, { from: found, to: known })
  const migrated = migrate(handle, steps)
  return migrated.ok ? null : migrated.fault
}

/** So that an update can be taken back: the form before it, whole, under a name that says so. */
function copyBeforeUpdate(
  handle: Handle,
  options: OpenDatabase,
  step: { from: number; to: number },
): void {
  const folder = dirname(options.path)
  pragma(handle, 'wal_checkpoint(TRUNCATE)')
  mkdirSync(backupFolder(folder), { recursive: true, mode: 0o700 })
  const at = now(options)
  writeWhole(beforeUpdatePath(folder, { ...step, at }), readFileSync(options.path))
  dropOldBackups(folder, { now: at, held: (copy) => rowsHeld(copy, options.key) })
}

/**
 * Pages of the log before it is brought into the database. On a disk that is nearly full it is shorter,
 * so that it is not the log that fills it: bringing it in takes room, too.
 */
function longestLog(path: string): number {
  const { bavail, bsize } = statfsSync(dirname(path))
  const pages = Math.floor((bavail * bsize) / 4096 / LOG_SHARE)
  return Math.max(SHORTEST_LOG, Math.min(LONGEST_LOG, pages))
}

/** What durability and encryption rest on, as the live handle answers it. Anything else is a defect. */
function assertSettings(handle: Handle): void {
  const answers = {
    journal_mode: pragma(handle, 'journal_mode'),
    synchronous: pragma(handle, 'synchronous'),
    foreign_keys: pragma(handle, 'foreign_keys'),
    temp_store: pragma(handle, 'temp_store'),
  }
  const wanted = { journal_mode: 'wal', synchronous: FULL, foreign_keys: 1, temp_store: 2 }
  if (!isDeepStrictEqual(answers, wanted)) {
    throw new Error(`The database answers other settings than asked: ${JSON.stringify(answers)}`)
  }
}

function damagedAt(path: string): Fault {
  return { kind: 'database-damaged', path, setAside: null }
}

function damaged(options: OpenDatabase): Fault {
  const { path } = options
  return { kind: 'database-damaged', path, setAside: setAside(path, now(options)) }
}

function now({ now: given }: OpenDatabase): number {
  return given ? given() : Date.now()
}

function backupsOf(handle: Handle, options: OpenDatabase): Backups {
  const { path, key } = options
  return createBackups({
    folder: dirname(path),
    now: () => now(options),
    held: (copy) => rowsHeld(copy, key),
    async still(copy) {
      // All that is committed is in the file, and nothing enters it while somebody reads its present
      // state: what is written meanwhile goes into the log.
      if (pragma(handle, 'wal_checkpoint(TRUNCATE)') !== 0) {
        throw new Error('The log could not be brought into the database')
      }
      const reader = openHandle(path, WAIT_MILLISECONDS)
      try {
        applyKey(reader, key)
        reader.exec('BEGIN')
        reader.prepare('SELECT COUNT(*) FROM sqlite_master').get()
        return await copy(path)
      } finally {
        reader.close()
      }
    },
  })
}
