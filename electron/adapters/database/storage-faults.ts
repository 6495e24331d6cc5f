import { failed, ok, type Fault, type Result } from '../../../shared/fault.ts'
import { isSqliteError } from './sqlite.ts'

/**
 * What an error of SQLite or of the file system means to the shop, or null for a defect of ours,
 * which is thrown on. Result codes: https://sqlite.org/rescode.html
 */
export function storageFault(error: unknown, path: string): Fault | null {
  const code = errorCode(error)
  if (code === null) return null
  const primary = /^SQLITE_[A-Z]+/.exec(code)?.[0] ?? code
  switch (primary) {
    case 'SQLITE_FULL':
    case 'ENOSPC':
    case 'EDQUOT':
      return { kind: 'disk-full', path }
    case 'SQLITE_READONLY':
    case 'SQLITE_CANTOPEN':
    case 'SQLITE_PERM':
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'ENOTDIR':
    case 'ENOENT':
    case 'EEXIST':
      return { kind: 'folder-not-writable', path }
    case 'SQLITE_CORRUPT':
    case 'SQLITE_NOTADB':
      return { kind: 'database-damaged', path, setAside: null }
    case 'SQLITE_BUSY':
    case 'SQLITE_LOCKED':
      return { kind: 'counter-already-open', detail: `${path}: ${messageOf(error)}` }
    case 'SQLITE_IOERR':
      return ioFault(code, path, error)
    case 'EIO':
    case 'ENXIO':
    case 'EISDIR':
    case 'EMFILE':
    case 'ENFILE':
    case 'EBUSY':
    case 'ETXTBSY':
    case 'ENOTWHOLE':
    case 'UNKNOWN':
      return { kind: 'disk-failed', path, detail: messageOf(error) }
    default:
      return null
  }
}

/**
 * A page that does not carry its signature is reported as SQLITE_IOERR_DATA or _CORRUPTFS; growing
 * the shared memory file fails as _SHMSIZE when the disk is full. Any other broken read or write is
 * the machine's.
 */
function ioFault(code: string, path: string, error: unknown): Fault {
  switch (code) {
    case 'SQLITE_IOERR_SHMSIZE':
      return { kind: 'disk-full', path }
    case 'SQLITE_IOERR_ACCESS':
    case 'SQLITE_IOERR_SHMOPEN':
      return { kind: 'folder-not-writable', path }
    case 'SQLITE_IOERR_DATA':
    case 'SQLITE_IOERR_CORRUPTFS':
    case 'SQLITE_IOERR_SHORT_READ':
      return { kind: 'database-damaged', path, setAside: null }
    default:
      return { kind: 'disk-failed', path, detail: `${code}: ${messageOf(error)}` }
  }
}

/** What it answers, or the fault that the disk's refusal means; a defect is thrown on. */
export function orStorageFault<T>(path: string, work: () => T): Result<T> {
  try {
    return ok(work())
  } catch (error) {
    const fault = storageFault(error, path)
    if (fault === null) throw error
    return failed(fault)
  }
}

export function errorCode(error: unknown): string | null {
  if (isSqliteError(error)) return error.code
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code
  return null
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
