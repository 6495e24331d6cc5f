import { failed, ok, type Fault, type Result } from '../../../shared/fault.ts'
import type { Database, Written } from '../../core/ports.ts'
import { storageFault } from './storage-faults.ts'
import type { Handle } from './sqlite.ts'

/** Undoes one level of a transaction on its way out; never leaves `createTransactions`. */
class RolledBack extends Error {
  readonly fault: Fault
  constructor(fault: Fault) {
    super(fault.kind)
    this.fault = fault
  }
}

/**
 * All or nothing (DESIGN.md, "A transaction is all or nothing"). The outermost call is the transaction
 * (`BEGIN IMMEDIATE`: it fails at once when it may not write, not at its last statement); a call within
 * it is a savepoint. A change that answers a fault is rolled back, as one that throws is, and the fault
 * is the answer. When a storage fault strikes an inner call, the outer one answers that fault too,
 * because SQLite may already have rolled everything back. Any other throw rolls back and is thrown on:
 * it is a defect.
 *
 * What `afterCommit` is given runs once the outermost call is on disk, in the order it was given, and
 * not at all where that level was rolled back.
 */
export function createTransactions(
  handle: Handle,
  path: string,
): Pick<Database, 'write' | 'afterCommit'> {
  let depth = 0
  let struckBy: Fault | null = null
  let toRun: (() => void)[] = []

  function outermost<T>(change: () => T): Result<Written<T>> {
    handle.exec('BEGIN IMMEDIATE')
    try {
      const value = whole(change())
      if (struckBy !== null) throw new RolledBack(struckBy)
      handle.exec('COMMIT')
      return ok(value)
    } catch (error) {
      if (handle.inTransaction) handle.exec('ROLLBACK')
      throw error
    }
  }

  function nested<T>(change: () => T, name: string): Result<Written<T>> {
    handle.exec(`SAVEPOINT ${name}`)
    try {
      const value = whole(change())
      handle.exec(`RELEASE ${name}`)
      return ok(value)
    } catch (error) {
      if (handle.inTransaction) handle.exec(`ROLLBACK TO ${name}; RELEASE ${name}`)
      throw error
    }
  }

  /**
   * The log itself may be what fills the disk: it is brought into the database, and the next sale has
   * the room that is left.
   */
  function emptyLog(): void {
    try {
      handle.pragma('wal_checkpoint(TRUNCATE)')
    } catch (error) {
      if (storageFault(error, path) === null) throw error
      // Not even for that is there room: the sale was refused with that reason already.
    }
  }

  /** The fault that a level ended with. A defect is thrown on. */
  function faultOf(error: unknown): Fault {
    const fault = error instanceof RolledBack ? error.fault : storageFault(error, path)
    if (fault === null) throw error
    if (!(error instanceof RolledBack)) struckBy = fault
    if (depth === 1 && struckBy?.kind === 'disk-full') emptyLog()
    return fault
  }

  function write<T>(change: () => T): Result<Written<T>> {
    const before = toRun.length
    let isWhole = false
    depth += 1
    try {
      const written = depth === 1 ? outermost(change) : nested(change, `nested_${String(depth)}`)
      isWhole = true
      return written
    } catch (error) {
      return failed(faultOf(error))
    } finally {
      depth -= 1
      if (!isWhole) toRun.length = before
      if (depth === 0) {
        struckBy = null
        const committed = toRun
        toRun = []
        for (const run of committed) runAlone(run)
      }
    }
  }

  return {
    write,
    afterCommit(run) {
      if (depth === 0) run()
      else toRun.push(run)
    },
  }
}

/** Only `write`, for whoever has nothing to tell. */
export function createWrite(handle: Handle, path: string): Database['write'] {
  return createTransactions(handle, path).write
}

/**
 * The change is on disk: a listener that throws must not make it look as if it were not, nor keep it
 * from the listeners behind it. The throw is the process's own to report (`shell/last-resort.ts`).
 */
function runAlone(run: () => void): void {
  try {
    run()
  } catch (defect) {
    queueMicrotask(() => {
      throw defect
    })
  }
}

/** What a change came to; a fault is thrown, so that its level is rolled back. */
function whole<T>(value: T): Written<T> {
  // A promise would outlive its transaction: what it does later would be neither all nor nothing.
  if (value instanceof Promise) throw new TypeError('A change of the database may not be async.')
  if (!isResult(value)) return value as Written<T>
  if (!value.ok) throw new RolledBack(value.fault)
  return value.value as Written<T>
}

function isResult(value: unknown): value is Result<unknown> {
  if (typeof value !== 'object' || value === null || !('ok' in value)) return false
  return value.ok === true ? 'value' in value : value.ok === false && 'fault' in value
}
