import { chmodSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { failed, ok, type Result } from '../../shared/fault.ts'
import { openHandle, type Handle } from './database/sqlite.ts'
import { storageFault } from './database/storage-faults.ts'

/** Held as long as this process lives or until `release`. */
export type DataFolderLock = { release(): void }

/**
 * Takes the data folder for this process; it is made, for this user alone, if it is not there. One
 * counter per folder: a second one gets `counter-already-open`.
 *
 * The lock is an exclusive transaction on a small database of its own, which is a lock of the
 * operating system on a file: whatever ends the process releases it, so there is never a stale one
 * to judge by its age or process number (docs/decisions/data-folder-lock.md).
 */
export function lockDataFolder(folder: string): Result<DataFolderLock> {
  const path = join(folder, 'counter.lock')
  let handle: Handle | null = null
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    chmodSync(folder, 0o700)
    handle = openHandle(path, 0)
    handle.pragma('journal_mode = MEMORY')
    handle.exec('BEGIN EXCLUSIVE')
    return ok(held(handle))
  } catch (error) {
    handle?.close()
    const fault = storageFault(error, folder)
    if (fault === null) throw error
    // Nothing is ever written into the lock's file: what is in it somebody else put there.
    return failed(fault.kind === 'database-damaged' ? { ...fault, path } : fault)
  }
}

function held(handle: Handle): DataFolderLock {
  return {
    release() {
      if (handle.open) handle.close()
    },
  }
}
