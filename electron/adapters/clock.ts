import process from 'node:process'
import type { Clock } from '../core/ports.ts'

/** `setTimeout` holds 31 bits of milliseconds, about 24 days; what is longer would fire at once. */
const LONGEST_TIMER = 2 ** 31 - 1

/** The computer's clock. Its timers never keep the process alive. */
export function createClock(): Clock {
  return {
    now: () => Date.now(),
    // libuv reads CLOCK_MONOTONIC, mach time or the performance counter: all count from the start of
    // the computer, unlike `performance.now()`, which counts from the start of the process.
    elapsed: () => Number(process.hrtime.bigint() / 1_000_000n),
    after(milliseconds, run) {
      let timer: NodeJS.Timeout
      const wait = (left: number) => {
        const step = Math.min(Math.max(left, 0), LONGEST_TIMER)
        timer = setTimeout(() => {
          if (left > LONGEST_TIMER) wait(left - LONGEST_TIMER)
          else run()
        }, step)
        timer.unref()
      }
      wait(milliseconds)
      return () => {
        clearTimeout(timer)
      }
    },
  }
}
