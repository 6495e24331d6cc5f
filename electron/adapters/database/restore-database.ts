import { copyFileSync, existsSync, renameSync } from 'node:fs'
import { dirname } from 'node:path'
import { failed, ok, type Result } from '../../../shared/fault.ts'
import type { Database } from '../../core/ports.ts'
import { flushFolder } from '../flush-folder.ts'
import { carryOver, type CarriedOver } from './carry-over.ts'
import { applyKey, fileBelongs } from './encryption.ts'
import { openWithFirstPageOf } from './first-page.ts'
import { removeWithLog, setAside } from './set-aside.ts'
import { openHandle, pragma, type Handle } from './sqlite.ts'
import { storageFault } from './storage-faults.ts'

/** What the core does to jobs that may have been done since; `current` have their newest state. */
export type Settle = (
  database: Database,
  known: { current: (jobId: string) => boolean },
) => { lookedUp: number; asked: number }

export type Restored = {
  /** Where the database that lay there is kept, or null when there was none. */
  keptAs: string | null
  /** Jobs of that one that are in the restored one, in their newest state. */
  carriedOver: number
  /** Its rows that could not be read. */
  unreadable: number
  /** Jobs that are looked up before anything is sent, and those a person is asked about. */
  lookedUp: number
  asked: number
}

export type Restoring = {
  path: string
  key: Uint8Array
  /** The copy to begin with; null begins with an empty database. */
  backup: string | null
  now: number
  settle: Settle
  open: (path: string) => Result<Database>
}

/**
 * Puts a copy in the place of the database and carries over what can be read of the one that lies
 * there, so that what was confirmed after the copy was made is not lost. The old one is kept. The new
 * one is made beside it and moved into place whole.
 */
export function restoreDatabase(restoring: Restoring): Result<Restored> {
  const { path, backup, now, settle } = restoring
  const beside = `${path}.restored`
  const reading = `${path}.reading`
  try {
    removeWithLog(beside)
    if (backup !== null) copyFileSync(backup, beside)
    const opened = restoring.open(beside)
    if (!opened.ok) {
      const { fault } = opened
      if (fault.kind !== 'database-damaged') return opened
      if (fault.setAside !== null) removeWithLog(fault.setAside)
      return failed({ kind: 'database-damaged', path: backup ?? beside, setAside: null })
    }
    const present = openCopy(restoring, reading)
    const written = opened.value.write(() => {
      const nothing: CarriedOver = { jobs: new Set(), unreadable: 0 }
      const carried = present === null ? nothing : carryOver(present.handle, opened.value)
      const current = (id: string): boolean => present?.isWhole === true && carried.jobs.has(id)
      return { carried, settled: settle(opened.value, { current }) }
    })
    present?.handle.close()
    opened.value.close()
    if (!written.ok) return written
    const keptAs = existsSync(path) ? setAside(path, now) : null
    if (existsSync(path)) return failed({ kind: 'folder-not-writable', path })
    renameSync(beside, path)
    flushFolder(dirname(path))
    const { carried, settled } = written.value
    const { unreadable } = carried
    return ok({ keptAs, carriedOver: carried.jobs.size, unreadable, ...settled })
  } catch (error) {
    const fault = storageFault(error, path)
    if (fault === null) throw error
    return failed(fault)
  } finally {
    removeWithLog(reading)
    removeWithLog(`${reading}.lender`)
    if (existsSync(path)) removeWithLog(beside)
  }
}

/** A restore that ended between its two renames left the whole new one beside: it is finished now. */
export function finishRestoring(path: string): void {
  const beside = `${path}.restored`
  if (existsSync(path) || !existsSync(beside)) return
  renameSync(beside, path)
  flushFolder(dirname(path))
}

/** The present database as a copy of its own, since opening it would change what must be kept. */
function openCopy(
  { path, key, backup }: Restoring,
  reading: string,
): { handle: Handle; isWhole: boolean } | null {
  if (!existsSync(path)) return null
  removeWithLog(reading)
  copyFileSync(path, reading)
  if (existsSync(`${path}-wal`)) copyFileSync(`${path}-wal`, `${reading}-wal`)
  const opened = fileBelongs(path, key) === 'ours' ? openAsItIs(reading, key) : null
  if (opened !== null || backup === null) return opened
  const handle = openWithFirstPageOf(backup, reading, key)
  return handle === null ? null : { handle, isWhole: false }
}

/** Null when its first page is gone, and with it the way to every other. */
function openAsItIs(reading: string, key: Uint8Array): { handle: Handle; isWhole: boolean } | null {
  const handle = openHandle(reading, 0)
  try {
    applyKey(handle, key)
    return { handle, isWhole: pragma(handle, 'quick_check(1)') === 'ok' }
  } catch (error) {
    if (storageFault(error, reading)?.kind === 'database-damaged') {
      try {
        pragma(handle, 'user_version')
        return { handle, isWhole: false }
      } catch {
        handle.close()
        return null // said by the restored database: what could not be read is told
      }
    }
    handle.close()
    throw error
  }
}
