/** One step of the database's form. Never changed once a shop has run it: add the next number. */
export type Migration = {
  /** What `PRAGMA user_version` answers afterwards; one more than the step before. */
  readonly version: number
  readonly sql: string
}
