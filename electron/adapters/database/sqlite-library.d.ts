/**
 * The library's own types do not reach us: its `exports` name none. Only what we use, and rows as
 * `unknown`, because what a row holds is for our readers to say.
 */
declare module 'better-sqlite3-multiple-ciphers' {
  namespace Sqlite {
    interface Statement {
      run(...parameters: unknown[]): { changes: number; lastInsertRowid: number | bigint }
      get(...parameters: unknown[]): unknown
      all(...parameters: unknown[]): unknown[]
      iterate(...parameters: unknown[]): IterableIterator<unknown>
    }
    interface Transaction {
      (): void
      exclusive(): void
    }
    interface Database {
      /** The path it was opened by. */
      readonly name: string
      readonly inTransaction: boolean
      readonly open: boolean
      prepare(source: string): Statement
      transaction(change: () => void): Transaction
      exec(source: string): this
      pragma(source: string, options?: { simple?: boolean }): unknown
      /** Off, SQLite is told to mistrust what a statement may ask of it (`SQLITE_DBCONFIG_DEFENSIVE`). */
      unsafeMode(on: boolean): this
      close(): this
    }
    interface SqliteError extends Error {
      code: string
    }
  }
  const Sqlite: {
    new (path: string, options: { timeout: number; fileMustExist?: boolean }): Sqlite.Database
    SqliteError: new (message: string, code: string) => Sqlite.SqliteError
  }
  export default Sqlite
}
