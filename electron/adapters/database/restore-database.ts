import { chmodSync, copyFileSync, renameSync } from 'node:fs'
import { dirname } from 'node:path'
import { failed, ok, type Result } from '../../../shared/fault.ts'
import type { Database } from '../../core/ports.ts'
import { flushFile, flushFolder } from '../flush-folder.ts'
import { carryOver, type CarriedOver } from './carry-over.ts'
import { databaseOn } from './database-on.ts'
import { continueRestoring, moveIntoPlace, readyPath } from './move-into-place.ts'
import { migrations } from './migrations/all.ts'
import type { Migration } from './migrations/migration.ts'
import { openForReading, readingFiles, type ReadSource } from './read-damaged.ts'
import { clearAway, freeName, removeWithLog } from './set-aside.ts'
import type { Handle } from './sqlite.ts'
import { storageFault } from './storage-faults.ts'
import { countRows, makeWhole, openWorkingCopy, verifyWhole } from './working-copy.ts'
import { isThere } from '../is-there.ts'

/**
 * What the core does to jobs that may have been done since. `current` have their newest state; `read`
 * were read where the database lay, though perhaps not in their newest state. What is neither is known
 * from an older copy only.
 */
export type Settle = (
  database: Database,
  known: { current: (jobId: string) => boolean; read: (jobId: string) => boolean },
) => { lookedUp: number; asked: number }

export type Restored = {
  /** Where the database that lay there is kept, or null when there was none. */
  keptAs: string | null
  /** Jobs of that one that are in the restored one, in their newest state. */
  carriedOver: number
  /** Rows that could not be read, of every table together and table by table. */
  unreadable: number
  unreadableOf: Readonly<Record<string, number>>
  /** Jobs that are looked up before anything is sent, and those a person is asked about. */
  lookedUp: number
  asked: number
}

/** Another file of this database: set aside earlier, or an older copy that holds more. */
export type OtherSource = { path: string; newer: boolean }

export type Restoring = {
  path: string
  key: Uint8Array
  /** The copy to begin with; null begins with an empty database. */
  backup: string | null
  now: number
  settle: Settle
  steps?: readonly Migration[] | undefined
  /** What else is carried over, in this order, before what lies at `path`. */
  others?: readonly OtherSource[]
  /** Copies whose first page may be lent to a file without one; the backup is always among them. */
  lenders?: readonly string[]
  /** Writes down what came of it, in the same transaction. */
  keep?: ((database: Database, restored: Restored) => void) | undefined
  /** Answers `not-found` instead of an empty database. */
  isNothingNoAnswer?: boolean
}

/**
 * Puts a copy in the place of the database and carries over what can be read of the one that lies
 * there, so that what was confirmed after the copy was made is not lost. The old one is kept.
 *
 * The new one is made beside it, flushed, opened anew and counted before the old one moves, and only
 * then gets the name under which a start that follows takes it (`move-into-place.ts`). Whatever fails or
 * ends the process before leaves the old files as they were.
 */
export function restoreDatabase(restoring: Restoring): Result<Restored> {
  const { path, key, now } = restoring
  const working = `${path}.restoring`
  try {
    continueRestoring(path, key, now)
    removeWithLog(working)
    const aside = isThere(path) ? freeName(path, now) : null
    const built = build(restoring, working, aside)
    if (!built.ok) return built
    makeWhole(working, key)
    chmodSync(working, 0o600)
    flushFile(working)
    verifyWhole(working, key, built.value.counts)
    removeWithLog(readyPath(path))
    renameSync(working, readyPath(path))
    flushFolder(dirname(path))
    moveIntoPlace(path, aside)
    return ok(built.value.restored)
  } catch (error) {
    const fault = storageFault(error, path)
    if (fault === null) throw error
    return failed(fault)
  } finally {
    clearAway([working, ...readingFiles(path)])
  }
}

type Built = { restored: Restored; counts: ReadonlyMap<string, number> }

function build(restoring: Restoring, working: string, keptAs: string | null): Result<Built> {
  const { backup, key, steps = migrations } = restoring
  if (backup !== null) copyFileSync(backup, working)
  const opened = openWorkingCopy(working, { key, steps, isNew: backup === null })
  if (opened === null) {
    return failed({ kind: 'database-damaged', path: backup ?? working, setAside: null })
  }
  try {
    const database = databaseOn(opened, working)
    const written = database.write(() => {
      const { carried, present } = carryAll(restoring, opened)
      const read = (id: string): boolean => present?.jobs.has(id) === true
      const current = (id: string): boolean => present?.isWhole === true && read(id)
      const settled = restoring.settle(database, { current, read })
      const restored: Restored = {
        keptAs,
        carriedOver: carried.jobs.size,
        unreadable: carried.unreadable,
        unreadableOf: carried.unreadableOf,
        ...settled,
      }
      restoring.keep?.(database, restored)
      return { restored, rows: carried.rows }
    })
    if (!written.ok) return written
    if (restoring.isNothingNoAnswer === true && backup === null && written.value.rows === 0) {
      return failed({ kind: 'not-found', what: restoring.path })
    }
    return ok({ restored: written.value.restored, counts: countRows(opened) })
  } finally {
    opened.close()
  }
}

/** One file after the other, so that there is room for one more only. */
function carryAll(
  restoring: Restoring,
  target: Handle,
): { carried: CarriedOver; present: { jobs: ReadonlySet<string>; isWhole: boolean } | null } {
  const { path, key, backup, others = [], lenders = [], steps = migrations } = restoring
  const all = [...others, { path, newer: true }]
  const jobs = new Set<string>()
  const unreadableOf: Record<string, number> = {}
  let rows = 0
  let present: { jobs: ReadonlySet<string>; isWhole: boolean } | null = null
  for (const other of all) {
    const reading = `${path}.reading`
    const lend = backup === null ? lenders : [backup, ...lenders.filter((one) => one !== backup)]
    const source = openForReading({ path: other.path, key, reading, lenders: lend, steps })
    if (source === null) continue
    const carried = carryFrom(source, target, other.newer)
    for (const id of carried.jobs) jobs.add(id)
    rows += carried.rows
    // Of a file that is only there besides, nobody misses what it cannot tell.
    if (other.path === path || others.length === 1) addTo(unreadableOf, carried.unreadableOf)
    if (other.path === path) present = { jobs: carried.jobs, isWhole: source.isWhole }
  }
  const unreadable = Object.values(unreadableOf).reduce((sum, lost) => sum + lost, 0)
  return { carried: { rows, jobs, unreadable, unreadableOf }, present }
}

function carryFrom(source: ReadSource, target: Handle, newer: boolean): CarriedOver {
  try {
    const carried = carryOver(source.handle, target, { newer })
    const unreadableOf = { ...carried.unreadableOf }
    addTo(unreadableOf, source.unreadableOf)
    return { ...carried, unreadableOf }
  } finally {
    source.handle.close()
  }
}

function addTo(sum: Record<string, number>, more: Readonly<Record<string, number>>): void {
  for (const [table, rows] of Object.entries(more)) sum[table] = (sum[table] ?? 0) + rows
}
