/** Redaction happens behind this, not at each call. Never pass credentials all the same. */
export interface Log {
  info(message: string, details?: Record<string, unknown>): void
  warn(message: string, details?: Record<string, unknown>): void
  error(message: string, details?: Record<string, unknown>): void
  /**
   * What is logged while `run` runs, and by whatever it starts, carries this: from a click
   * (`request`) or a job to the last line about it, the requests it made included.
   */
  within<T>(trail: Record<string, string>, run: () => T): T
}
