import type { Undo } from './undo.ts'

export interface Clock {
  now(): number
  /**
   * Whole milliseconds since this computer started: the same for every process, and nothing moves it
   * but time (nobody can set it). A computer that sleeps may not count its sleep.
   */
  elapsed(): number
  /**
   * Runs once after `milliseconds`; the answer cancels it. Never keeps the process alive. What it
   * throws, or its promise, is the scheduler's to report (`scheduler.ts`).
   */
  after(milliseconds: number, run: () => unknown): Undo
}
