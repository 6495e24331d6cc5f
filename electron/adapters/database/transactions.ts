import { failed, ok, type Fault, type Result } from '../../../shared/fault.ts'
import { storageFault } from './storage-faults.ts'
import type { Handle } from './sqlite.ts'

/**
 * All or nothing. The outermost call is the transaction (`BEGIN IMMEDIATE`: it fails at once when it
 * may not write, not at its last statement); a call within it is a savepoint. When a storage fault
 * strikes an inner call, the outer one answers that fault too, because SQLite may already have
 * rolled everything back. Any other throw rolls back and is thrown on: it is a defect.
 */
export function createWrite(handle: Handle, path: string): <T>(change: () => T) => Result<T> {
  let depth = 0
  let struckBy: Fault | null = null

  function outermost<T>(change: () => T): Result<T> {
    handle.exec('BEGIN IMMEDIATE')
    try {
      const value = whole(change())
      if (struckBy !== null) return undo(struckBy)
      handle.exec('COMMIT')
      return ok(value)
    } catch (error) {
      if (handle.inTransaction) handle.exec('ROLLBACK')
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

  function undo(fault: Fault): Result<never> {
    if (handle.inTransaction) handle.exec('ROLLBACK')
    return failed(fault)
  }

  function nested<T>(change: () => T, name: string): Result<T> {
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

  return (change) => {
    depth += 1
    try {
      return depth === 1 ? outermost(change) : nested(change, `nested_${String(depth)}`)
    } catch (error) {
      const fault = storageFault(error, path)
      if (fault === null) throw error
      struckBy = fault
      if (depth === 1 && fault.kind === 'disk-full') emptyLog()
      return failed(fault)
    } finally {
      depth -= 1
      if (depth === 0) struckBy = null
    }
  }
}

/** A promise would outlive its transaction: what it does later would be neither all nor nothing. */
function whole<T>(value: T): T {
  if (value instanceof Promise) throw new TypeError('A change of the database may not be async.')
  return value
}
