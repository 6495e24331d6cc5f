import type { Clock } from '../ports.ts'

/** Computers set their clocks by this much all the time. */
const smallCorrection = 1_000

/** By how many milliseconds the clock on the wall was put back since it was last asked; 0 if it was not. */
export function createPutBackWatch(clock: Clock): () => number {
  /** How far the clock on the wall is ahead of the elapsed time; less than that: it was put back. */
  let wallAhead = clock.now() - clock.elapsed()
  return () => {
    const ahead = clock.now() - clock.elapsed()
    const putBack = wallAhead - ahead
    if (ahead > wallAhead) wallAhead = ahead
    if (putBack <= smallCorrection) return 0
    wallAhead = ahead
    return putBack
  }
}
