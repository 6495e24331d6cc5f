import Sqlite from 'better-sqlite3-multiple-ciphers'

/** A live handle. Only the files of this folder and the data folder's lock know the library. */
export type Handle = Sqlite.Database
export type Statement = Sqlite.Statement

/**
 * Opens without a key; `:memory:` is a database that nobody else sees. `waitMilliseconds` is how long
 * a statement waits for another handle before it answers SQLITE_BUSY.
 *
 * @throws {SqliteError} as every call on the handle
 */
export function openHandle(path: string, waitMilliseconds: number): Handle {
  try {
    return new Sqlite(path, { timeout: waitMilliseconds })
  } catch (error) {
    // The library looks for the folder itself, and says it is not there where the system cannot tell.
    if (!(error instanceof TypeError)) throw error
    throw new Sqlite.SqliteError(error.message, 'SQLITE_CANTOPEN')
  }
}

/** An error of SQLite itself; `code` is its extended result code by name (`SQLITE_FULL`). */
export function isSqliteError(error: unknown): error is Error & { code: string } {
  return error instanceof Sqlite.SqliteError
}

/** Prepares each statement once; the text of the statement is its name. */
export type Statements = (sql: string) => Statement

export function createStatements(handle: Handle): Statements {
  const prepared = new Map<string, Statement>()
  return (sql) => {
    const known = prepared.get(sql)
    if (known) return known
    const statement = handle.prepare(sql)
    prepared.set(sql, statement)
    return statement
  }
}

/** The one value of a pragma's answer. */
export function pragma(handle: Handle, source: string): unknown {
  return handle.pragma(source, { simple: true })
}
